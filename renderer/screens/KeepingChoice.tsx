import { useRef, useState } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { PassphraseField } from '../components/PassphraseField.tsx';
import { usePage, useWords } from '../state/page.ts';
import { Gate } from './Gate.tsx';

/** No vault yet, and no keychain for its key: how it goes on is the person's own choice. */
export function KeepingChoice() {
  const { standing } = usePage();
  const words = useWords();
  const busy = standing.unlocking.value === 'busy';
  return (
    <Gate title={words.locked.choice.title}>
      <p class="gate-lead">{words.locked.choice.lead}</p>
      <Keep />
      <section class="choice" aria-labelledby="choice-memory">
        <h2 class="choice-title" id="choice-memory">
          {words.locked.choice.memoryTitle}
        </h2>
        <p class="hint">{words.locked.choice.memoryHint}</p>
        <Button size="large" onClick={() => void standing.openWith({ kind: 'memory' })}>
          {words.locked.choice.memory}
        </Button>
      </section>
      <div class="choice-again">
        <Button look="quiet" busy={busy} onClick={() => void standing.unlock()}>
          {words.locked.choice.again}
        </Button>
        <span class="hint" role="status">
          {standing.unlocking.value === 'still-locked' && words.locked.choice.stillNone}
        </span>
      </div>
    </Gate>
  );
}

function Keep() {
  const { standing } = usePage();
  const words = useWords();
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [repeated, setRepeated] = useState('');
  const [differs, setDiffers] = useState(false);
  const trying = standing.unlocking.value;
  const busy = trying === 'busy';
  const refusal =
    trying === 'idle' || trying === 'busy' || trying === 'still-locked' ? null : trying;
  const keep = async (): Promise<void> => {
    const isSame = typed === repeated;
    setDiffers(!isSame);
    if (!isSame) {
      second.current?.focus();
      return;
    }
    await standing.openWith({ kind: 'passphrase', passphrase: typed });
    first.current?.focus();
  };
  return (
    <form
      class="choice"
      aria-labelledby="choice-keep"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void keep();
      }}
    >
      <h2 class="choice-title" id="choice-keep">
        {words.locked.choice.keepTitle}
      </h2>
      <p class="hint">{words.locked.choice.keepHint}</p>
      <div class="choice-fields">
        <PassphraseField
          id="passphrase"
          label={words.locked.passphrase.label}
          value={typed}
          invalid={refusal !== null}
          describedBy="passphrase-rule keep-problem"
          onInput={setTyped}
          fieldRef={first}
        />
        <PassphraseField
          id="passphrase-again"
          label={words.locked.passphrase.repeat}
          value={repeated}
          invalid={differs}
          describedBy="keep-problem"
          onInput={setRepeated}
          fieldRef={second}
        />
      </div>
      <p class="hint" id="passphrase-rule">
        {words.locked.choice.rule}
      </p>
      <p class="form-problem" id="keep-problem" role="alert">
        {differs ? words.locked.passphrase.differ : refusal !== null && words.error[refusal]}
      </p>
      <p class="kept">{words.locked.choice.forgotten}</p>
      <Button look="primary" size="large" submits busy={busy}>
        {busy ? words.locked.passphrase.opening : words.locked.choice.keep}
      </Button>
    </form>
  );
}
