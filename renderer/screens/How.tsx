import type { ComponentChildren } from 'preact';
import type { CohortView, SendChoice } from '../../preload/contract.ts';
import { Button } from '../components/Button.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { SixWords } from '../components/SixWords.tsx';
import { usePage, useWords } from '../state/page.ts';
import { Visit } from './Visit.tsx';

const choices: readonly SendChoice[] = ['soon', 'mixed', 'tomorrow'];

/** 이렇게 지켜요: how authors are hidden here, and what remains. */
export function How({ cohort }: { cohort: CohortView }) {
  const { route, standing } = usePage();
  const words = useWords();
  const { how } = words;
  return (
    <Visit title={how.title}>
      <p class="screen-intro">{how.lead}</p>
      {standing.state.value?.phase === 'ready' && (
        <p>
          <Button icon="info" onClick={() => route.show({ screen: 'tour' })}>
            {words.tour.again}
          </Button>
        </p>
      )}
      <Part id="works" icon="eyeOff" title={how.works.title}>
        <Points points={how.works.points} />
      </Part>
      <Part
        id="operation"
        icon={cohort.operation === 'split' ? 'shield' : 'info'}
        title={words.operation[cohort.operation]}
      >
        <Points points={how.operation[cohort.operation]} />
      </Part>
      <Part id="words" icon="users" title={how.words.title}>
        <div class="compare">
          <SixWords words={cohort.words} />
        </div>
        <Points points={how.words.points} />
      </Part>
      <Part id="set" icon="hourglass" title={how.set.title}>
        <Points points={how.set.points(cohort.minSet)} />
        <p class="how-choices-title">{how.set.choices}</p>
        <dl class="how-choices">
          {choices.map((choice) => (
            <div key={choice}>
              <dt>{words.sending.choice[choice]}</dt>
              <dd>{words.sending.hides[choice]}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part id="helps" icon="check" title={how.helps.title}>
        <Points points={how.helps.points} />
      </Part>
      <Part id="remains" icon="alert" title={how.remains.title}>
        <Points points={how.remains.points} />
      </Part>
    </Visit>
  );
}

function Part({
  id,
  icon,
  title,
  children,
}: {
  id: string;
  icon: IconName;
  title: string;
  children: ComponentChildren;
}) {
  return (
    <section class={`how-part how-${id}`} aria-labelledby={`how-${id}`}>
      <h2 class="how-title" id={`how-${id}`}>
        <Icon name={icon} />
        {title}
      </h2>
      {children}
    </section>
  );
}

function Points({ points }: { points: readonly string[] }) {
  return (
    <ul class="points">
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}
