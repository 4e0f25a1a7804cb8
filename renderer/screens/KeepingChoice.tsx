import { useRef } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { TwoPassphrases } from '../components/TwoPassphrases.tsx';
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
  const trying = standing.unlocking.value;
  const busy = trying === 'busy';
  const refusal =
    trying === 'idle' || trying === 'busy' || trying === 'still-locked' ? null : trying;
  const keep = async (passphrase: string): Promise<void> => {
    if (busy) return;
    await standing.openWith({ kind: 'passphrase', passphrase });
    first.current?.focus();
  };
  return (
    <section class="choice" aria-labelledby="choice-keep">
      <h2 class="choice-title" id="choice-keep">
        {words.locked.choice.keepTitle}
      </h2>
      <p class="hint">{words.locked.choice.keepHint}</p>
      <TwoPassphrases
        labelledBy="choice-keep"
        firstRef={first}
        refusal={refusal === null ? null : words.error[refusal]}
        onChoose={(passphrase) => void keep(passphrase)}
      >
        <p class="kept">{words.locked.choice.forgotten}</p>
        <Button look="primary" size="large" submits busy={busy}>
          {busy ? words.locked.passphrase.opening : words.locked.choice.keep}
        </Button>
      </TwoPassphrases>
    </section>
  );
}
