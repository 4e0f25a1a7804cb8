import { useState } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

/** Leaving the programme: what stays, what goes, and when. */
export function LeaveCard() {
  const { standing } = usePage();
  const words = useWords();
  const [asks, setAsks] = useState(false);
  const { leave } = words.keeping;
  const isLeaving = standing.state.value?.me?.standing === 'leaving';
  return (
    <section class="card task" aria-labelledby="leave-title">
      <div class="task-head">
        <div class="item-words">
          <h2 class="task-title" id="leave-title">
            {leave.title}
          </h2>
          <p class="hint">{isLeaving ? leave.strip : leave.hint}</p>
        </div>
        {!isLeaving && (
          <Button icon="leave" onClick={() => setAsks(true)}>
            {leave.open}
          </Button>
        )}
      </div>
      {asks && <LeaveDialog onClose={() => setAsks(false)} />}
    </section>
  );
}

function LeaveDialog({ onClose }: { onClose: () => void }) {
  const { announcer, keeping } = usePage();
  const words = useWords();
  const { leave } = words.keeping;
  const busy = keeping.doing.value === 'leaving';
  const problem = keeping.problem.value;
  const tell = async (): Promise<void> => {
    if (!(await keeping.leave())) return;
    onClose();
    announcer.say(leave.done);
  };
  return (
    <Dialog title={leave.asks} onClose={onClose}>
      <ul class="points dialog-points">
        {leave.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p class="form-problem" role="alert">
        {problem !== null && words.error[problem]}
      </p>
      <div class="dialog-foot">
        <Button onClick={onClose}>{leave.keep}</Button>
        <Button look="primary" busy={busy} onClick={() => void tell()}>
          {busy ? leave.leaving : leave.leave}
        </Button>
      </div>
    </Dialog>
  );
}
