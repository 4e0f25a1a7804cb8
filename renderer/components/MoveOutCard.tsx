import { useEffect, useRef, useState } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { TwoPassphrases } from './TwoPassphrases.tsx';

/** Puts everything into one locked file for another PC; after that this one only reads. `asked`: the person came here for it. */
export function MoveOutCard({ asked }: { asked: boolean }) {
  const words = useWords();
  const [open, setOpen] = useState(asked);
  const heading = useRef<HTMLHeadingElement>(null);
  // After the screen has taken the focus to its own head.
  useEffect(() => {
    if (!asked) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [asked]);
  const { moving } = words;
  return (
    <section class="card task" aria-labelledby="move-title">
      <div class="task-head">
        <div class="item-words">
          <h2 class="task-title" id="move-title" tabIndex={-1} ref={heading}>
            {moving.title}
          </h2>
          <p class="hint">{moving.hint}</p>
        </div>
        {!open && (
          <Button icon="move" onClick={() => setOpen(true)}>
            {moving.open}
          </Button>
        )}
      </div>
      {open && <MoveForm onClose={() => setOpen(false)} />}
    </section>
  );
}

function MoveForm({ onClose }: { onClose: () => void }) {
  const { announcer, desk, keeping } = usePage();
  const words = useWords();
  const { moving } = words;
  const first = useRef<HTMLInputElement>(null);
  const busy = keeping.doing.value === 'moving';
  const problem = keeping.problem.value;
  const move = async (passphrase: string): Promise<void> => {
    // What was typed a moment ago goes along; if it could not be saved, nothing goes.
    if (!(await desk.flushAll())) {
      announcer.say(words.error['disk-full'], 'problem');
      return;
    }
    const file = await keeping.moveOut(passphrase);
    if (file === null) first.current?.focus();
    else announcer.say(moving.made(file));
  };
  return (
    <div class="task-form">
      <p>{moving.lead}</p>
      <ol class="steps">
        {moving.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <TwoPassphrases
        labelledBy="move-title"
        firstRef={first}
        refusal={problem === null ? null : words.error[problem]}
        onChoose={(passphrase) => void move(passphrase)}
      >
        <p class="kept">{moving.after}</p>
        <p class="kept">{moving.forgotten}</p>
        <div class="gate-actions">
          <Button look="primary" submits busy={busy}>
            {busy ? moving.making : moving.make}
          </Button>
          <Button
            onClick={() => {
              keeping.settle();
              onClose();
            }}
          >
            {moving.cancel}
          </Button>
        </div>
      </TwoPassphrases>
    </div>
  );
}
