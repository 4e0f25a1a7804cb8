import { Button } from '../components/Button.tsx';
import { usePage, useWords } from '../state/page.ts';
import { Gate } from './Gate.tsx';

/** The vault's file cannot be read as it should: it is set aside and made anew with what can be saved, or tried once more. */
export function Damaged() {
  const { keeping, standing } = usePage();
  const words = useWords();
  const { damaged } = words.keeping;
  const { title, lead } = words.locked.why.damaged;
  const trying = standing.unlocking.value;
  const problem = keeping.problem.value;
  const rebuilds = keeping.doing.value === 'rebuilding';
  const said =
    trying === 'still-locked'
      ? words.locked.still
      : trying !== 'idle' && trying !== 'busy'
        ? words.error[trying]
        : problem !== null && words.error[problem];
  return (
    <Gate icon="alert" tone="problem" title={title}>
      <p class="gate-lead">{lead}</p>
      <section aria-labelledby="rebuild-title">
        <h2 class="label" id="rebuild-title">
          {damaged.title}
        </h2>
        <ul class="points dialog-points">
          {damaged.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </section>
      <p class="form-problem" role="alert">
        {said}
      </p>
      {rebuilds && (
        <>
          <div class="progress rebuilding" role="progressbar" aria-label={damaged.trying}>
            <span class="progress-fill" />
          </div>
          <p class="hint" role="status">
            {damaged.wait}
          </p>
        </>
      )}
      <div class="gate-actions">
        <Button look="primary" size="large" busy={rebuilds} onClick={() => void keeping.rebuild()}>
          {rebuilds ? damaged.trying : damaged.try}
        </Button>
        <Button
          size="large"
          busy={rebuilds || trying === 'busy'}
          onClick={() => void standing.unlock()}
        >
          {words.locked.unlock}
        </Button>
      </div>
      <section class="kept" aria-labelledby="damaged-first">
        <h2 class="label" id="damaged-first">
          {damaged.first}
        </h2>
        <ul class="points dialog-points">
          {words.locked.steps.damaged.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </section>
    </Gate>
  );
}
