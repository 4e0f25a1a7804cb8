import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { AppState } from '../../preload/contract.ts';
import { AlarmReport } from '../components/AlarmReport.tsx';
import { usePage, useWords } from '../state/page.ts';
import { Gate } from './Gate.tsx';
import { Visit } from './Visit.tsx';

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
export function Halted({ state }: { state: AppState }) {
  const words = useWords();
  const report = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => report.current?.focus({ preventScroll: true }), []);
  return (
    <Gate icon="alert" tone="problem" title={words.alarm.haltedTitle}>
      <div tabIndex={-1} ref={report}>
        {state.alarm !== null && <AlarmReport alarm={state.alarm} cohort={state.cohort} />}
      </div>
    </Gate>
  );
}

/** An alarm that holds posts back: the same page, beside which everything can still be read. */
export function Held() {
  const { route, standing } = usePage();
  const words = useWords();
  const { alarm = null, cohort = null } = standing.state.value ?? {};
  useEffect(() => {
    // It was cleared while somebody looked at it.
    if (alarm === null) route.back();
  }, [alarm, route]);
  return (
    alarm !== null && (
      <Visit title={words.alarm.heldTitle}>
        <AlarmReport alarm={alarm} cohort={cohort} />
      </Visit>
    )
  );
}
