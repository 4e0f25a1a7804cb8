import type { CoarseTime, ThreadView } from '../../preload/contract.ts';
import { lengthLimits } from '../state/composer.ts';
import { usePage, useWords } from '../state/page.ts';
import { monthInWords } from '../strings/times.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

/** Says that nobody who answers has looked at a thread for a year; what everybody could read, whoever may ask can ask anew. */
export function AgedNotice({ view, since }: { view: ThreadView; since: CoarseTime }) {
  const { desk, route, standing } = usePage();
  const words = useWords().knowledge;
  const month = monthInWords(words, since);
  const { title, topic, audience } = view.summary;
  const place = standing.state.value?.me?.standing;
  // What only mentors read, nobody but its asker could speak of: asked anew, the two would be one person's.
  const isForAll = audience === 'everyone';
  const mayAsk = (place === 'member' || place === 'leaving') && title !== '' && isForAll;

  const ask = async (): Promise<void> => {
    if (!desk.openQuestion().isBlank.value) await desk.freshQuestion();
    const question = desk.openQuestion();
    if (question.isBlank.value) {
      const asked = words.reviewTitle(title).slice(0, lengthLimits.title).trimEnd();
      question.edit({ title: asked, text: words.reviewText(month), topic, audience });
    }
    route.show({ screen: 'ask' });
  };

  return (
    <div class="aged" role="note">
      <Icon name="clock" size="small" />
      <div class="aged-words">
        <p class="aged-title">{words.aged}</p>
        <p>{words.agedAt(month)}</p>
        {mayAsk && (
          <div class="aged-way">
            <Button size="small" describedBy="aged-hint" onClick={() => void ask()}>
              {words.review}
            </Button>
            <span class="hint" id="aged-hint">
              {words.reviewHint}
            </span>
          </div>
        )}
      </div>
    </div>
  );
}
