import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { PassphraseField } from '../components/PassphraseField.tsx';
import { usePage, useWords } from '../state/page.ts';
import { Gate } from './Gate.tsx';

/** The vault's key is under a passphrase. It is asked for as often as it takes. */
export function Passphrase() {
  const { standing } = usePage();
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const trying = standing.unlocking.value;
  const busy = trying === 'busy';
  useLayoutEffect(() => field.current?.focus(), []);
  const open = async (): Promise<void> => {
    if (typed === '') return field.current?.focus();
    await standing.openWith({ kind: 'passphrase', passphrase: typed });
    setTyped('');
    field.current?.focus();
  };
  return (
    <Gate icon="lock" title={words.locked.passphrase.title}>
      <p class="gate-lead">{words.locked.passphrase.lead}</p>
      <form
        class="gate-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void open();
        }}
      >
        <PassphraseField
          id="passphrase"
          label={words.locked.passphrase.label}
          value={typed}
          invalid={trying === 'passphrase-wrong'}
          describedBy="passphrase-problem passphrase-hint"
          onInput={setTyped}
          fieldRef={field}
        />
        <p class="form-problem" id="passphrase-problem" role="alert">
          {trying !== 'idle' &&
            trying !== 'busy' &&
            (trying === 'still-locked' ? words.locked.still : words.error[trying])}
        </p>
        <Button look="primary" size="large" submits busy={busy}>
          {busy ? words.locked.passphrase.opening : words.locked.passphrase.open}
        </Button>
      </form>
      <p class="kept" id="passphrase-hint">
        {words.locked.passphrase.hint}
      </p>
    </Gate>
  );
}
