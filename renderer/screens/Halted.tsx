import { useEffect, useRef } from 'preact/hooks';
import type { AppState } from '../../preload/contract.ts';
import { useWords } from '../state/page.ts';
import { Gate } from './Gate.tsx';

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
