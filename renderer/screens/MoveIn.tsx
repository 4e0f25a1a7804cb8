import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { PassphraseField } from '../components/PassphraseField.tsx';
import { usePage, useWords } from '../state/page.ts';
import { Gate } from './Gate.tsx';

/** Coming from another PC with the file that it wrote: everything goes on here. */
export function MoveIn() {
  const { joining, keeping } = usePage();
  const words = useWords();
  const moving = words.moving.in;
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const busy = keeping.doing.value === 'moving';
  const problem = keeping.problem.value;
  useLayoutEffect(() => {
    keeping.settle();
    field.current?.focus();
  }, [keeping]);
  const move = async (): Promise<void> => {
    if (typed !== '') await keeping.moveIn(typed);
    field.current?.focus();
  };
  return (
    <Gate icon="move" title={moving.title}>
      <p class="gate-lead">{moving.lead}</p>
      <form
        class="gate-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void move();
        }}
      >
        <PassphraseField
          id="move-passphrase"
          label={words.locked.passphrase.label}
          value={typed}
          invalid={problem === 'passphrase-wrong'}
          describedBy="move-problem move-hint"
          onInput={setTyped}
          fieldRef={field}
        />
        <p class="form-problem" id="move-problem" role="alert">
          {problem !== null && words.error[problem]}
        </p>
        <div class="gate-actions">
          <Button look="primary" size="large" submits busy={busy}>
            {busy ? moving.opening : moving.choose}
          </Button>
          <Button size="large" onClick={() => joining.choose('invite')}>
            {moving.back}
          </Button>
        </div>
      </form>
      <div class="kept" id="move-hint">
        <p>{moving.hint}</p>
        <p>{moving.once}</p>
      </div>
    </Gate>
  );
}
