import { Button } from '../../components/Button.tsx';
import { Icon, type IconName } from '../../components/Icon.tsx';
import { usePage, useWords } from '../../state/page.ts';
import { Gate } from '../Gate.tsx';

/** 무엇이 숨겨지고 무엇이 아닌가: the short of the threat model, before the first word is written. */
export function HiddenStep() {
  const { announcer, arriving, route, standing } = usePage();
  const { hidden, previous } = useWords().joining;
  const { cohort = null, me = null } = standing.state.value ?? {};
  const servers = cohort === null ? [] : [hidden.servers[cohort.operation]];
  const mentors = me?.role === 'mentor' ? [hidden.mentors] : [];
  const begin = async (): Promise<void> => {
    await arriving.end();
    announcer.say(hidden.arrived);
  };
  return (
    <Gate step={5} title={hidden.title}>
      <Side id="hides" icon="eyeOff" title={hidden.hides} lines={hidden.hiding} />
      <Side
        id="shows"
        icon="info"
        title={hidden.shows}
        lines={[...servers, ...hidden.showing, ...mentors]}
      />
      <p class="gate-note">
        {hidden.newcomers}{' '}
        <button type="button" class="link" onClick={() => route.show({ screen: 'how' })}>
          {hidden.more}
        </button>
      </p>
      <div class="gate-actions">
        <Button look="primary" size="large" onClick={() => void begin()}>
          {hidden.begin}
        </Button>
        <Button size="large" onClick={() => arriving.go('words')}>
          {previous}
        </Button>
      </div>
    </Gate>
  );
}

function Side({
  id,
  icon,
  title,
  lines,
}: {
  id: 'hides' | 'shows';
  icon: IconName;
  title: string;
  lines: readonly string[];
}) {
  return (
    <section class={`side side-${id}`} aria-labelledby={`side-${id}`}>
      <h2 class="side-title" id={`side-${id}`}>
        <Icon name={icon} size="small" />
        {title}
      </h2>
      <ul class="points">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
