import { usePage, useWords } from '../state/page.ts';
import { Gate } from './Gate.tsx';
import { CompareStep } from './joining/CompareStep.tsx';
import { InviteStep } from './joining/InviteStep.tsx';
import { OperationStep } from './joining/OperationStep.tsx';
import { MoveIn } from './MoveIn.tsx';
import { Recover } from './Recover.tsx';

/** Joining, as far as one can still turn back: the invite, who runs the group, its six words. The rest is Arrival's. */
export function Welcome() {
  const { joining } = usePage();
  const step = joining.step.value;
  const found = joining.found.value;
  if (step === 'joining' || step === 'recovering') return <Underway />;
  if (joining.way.value === 'phrase') return <Recover />;
  if (joining.way.value === 'file') return <MoveIn />;
  if (step === 'operation' && found) return <OperationStep found={found} />;
  if (step === 'compare' && found) return <CompareStep found={found} />;
  return <InviteStep />;
}

function Underway() {
  const words = useWords().joining;
  return (
    <Gate icon="key" title={words.joiningTitle}>
      <p class="gate-lead" role="status">
        {words.joining}
      </p>
      <div class="progress" role="progressbar" aria-label={words.joiningTitle}>
        <span class="progress-fill" />
      </div>
      <p class="hint">{words.joiningHint}</p>
    </Gate>
  );
}
