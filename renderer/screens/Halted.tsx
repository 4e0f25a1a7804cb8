import { useEffect, useRef } from 'preact/hooks';
import type { AppState } from '../../preload/contract.ts';
import { Button } from '../components/Button.tsx';
import { usePage, useWords } from '../state/page.ts';
import { Gate } from './Gate.tsx';

/** The vault cannot be opened now. Nothing is lost, and nothing is offered that would lose it. */
export function Locked({ state }: { state: AppState }) {
  const { standing } = usePage();
  const words = useWords();
  const trying = standing.unlocking.value;
  const why = state.vault.mode === 'locked' ? state.vault.why : 'keyring-locked';
  const answer =
    trying === 'idle' || trying === 'busy'
      ? null
      : trying === 'still-locked'
        ? words.locked.still
        : words.error[trying];
  return (
    <Gate icon="lock" title={words.locked.title}>
      <p class="gate-lead">{words.locked.why[why]}</p>
      <p class="hint">{words.locked.hint}</p>
      <p class="form-problem" role="alert">
        {answer}
      </p>
      <div class="gate-actions">
        <Button
          look="primary"
          size="large"
          busy={trying === 'busy'}
          onClick={() => void standing.unlock()}
        >
          {words.locked.unlock}
        </Button>
      </div>
    </Gate>
  );
}

/** Enrolled, but all seats are taken. */
export function WaitingRoom({ state }: { state: AppState }) {
  const words = useWords();
  return (
    <Gate icon="hourglass" title={words.waitingRoom.title}>
      <p class="gate-lead">{words.waitingRoom.text(state.cohort?.name ?? words.product)}</p>
      <p class="hint">{words.waitingRoom.hint}</p>
    </Gate>
  );
}

/** A second manifest, key or history was met: everything stands still until people have looked into it. */
export function Alarm({ state }: { state: AppState }) {
  const words = useWords();
  const title = useRef<HTMLDivElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <Gate icon="alert" tone="problem" title={words.alarm.title}>
      <div tabIndex={-1} ref={title} role="alert">
        <p class="gate-lead">{words.alarm.text}</p>
      </div>
      <ol class="steps">
        {words.alarm.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {state.alarm !== null && (
        <p class="detail">
          <b>{words.alarm.detail}</b>
          {state.alarm}
        </p>
      )}
    </Gate>
  );
}
