import { useState } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

/** This PC only reads since everything was put into a file for another one; going on here is asked for twice. */
export function MovedCard() {
  const words = useWords();
  const [asks, setAsks] = useState(false);
  const { moved } = words.moving;
  return (
    <section class="card card-quiet task" aria-labelledby="moved-title">
      <div class="task-head">
        <div class="item-words">
          <h2 class="task-title" id="moved-title">
            {moved.title}
          </h2>
          <p class="hint">{moved.text}</p>
        </div>
        <Button onClick={() => setAsks(true)}>{moved.stay}</Button>
      </div>
      {asks && <StayDialog onClose={() => setAsks(false)} />}
    </section>
  );
}

function StayDialog({ onClose }: { onClose: () => void }) {
  const { announcer, keeping } = usePage();
  const words = useWords();
  const { moved } = words.moving;
  const busy = keeping.doing.value === 'staying';
  const problem = keeping.problem.value;
  const stay = async (): Promise<void> => {
    if (!(await keeping.stayHere())) return;
    onClose();
    announcer.say(moved.back);
  };
  return (
    <Dialog title={moved.asks} onClose={onClose}>
      {moved.warnings.map((warning) => (
        <p key={warning} class="dialog-text">
          {warning}
        </p>
      ))}
      <p class="form-problem" role="alert">
        {problem !== null && words.error[problem]}
      </p>
      <div class="dialog-foot">
        <Button onClick={onClose}>{moved.keep}</Button>
        <Button look="primary" busy={busy} onClick={() => void stay()}>
          {busy ? moved.staying : moved.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
