import { useRef, useState } from 'preact/hooks';
import type { StorageView } from '../../preload/contract.ts';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

/** Deleting everything on this PC, the key first. */
export function EraseCard({ storage }: { storage: StorageView | null }) {
  const { keeping } = usePage();
  const words = useWords();
  const [asks, setAsks] = useState(false);
  const { erase } = words.keeping;
  return (
    <section class="card task" aria-labelledby="erase-title">
      <div class="task-head">
        <div class="item-words">
          <h2 class="task-title" id="erase-title">
            {erase.title}
          </h2>
          <p class="hint">{erase.hint}</p>
        </div>
        <Button
          icon="trash"
          onClick={() => {
            keeping.settle();
            setAsks(true);
          }}
        >
          {erase.open}
        </Button>
      </div>
      {asks && <EraseDialog storage={storage} onClose={() => setAsks(false)} />}
    </section>
  );
}

/** Says what goes for good, and is pressed only after a word was typed. */
function EraseDialog({ storage, onClose }: { storage: StorageView | null; onClose: () => void }) {
  const { announcer, keeping, standing } = usePage();
  const words = useWords();
  const { erase } = words.keeping;
  const field = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState(false);
  const busy = keeping.doing.value === 'erasing';
  const problem = keeping.problem.value;
  const { drafts = 0, outbox = 0 } = storage ?? {};
  const me = standing.state.value?.me;
  const points = [
    erase.key,
    ...(drafts + outbox > 0 ? [erase.unsent(drafts, outbox)] : []),
    me?.phraseNoted === false ? erase.notNoted : erase.membership,
    erase.sent,
  ];
  const go = async (): Promise<void> => {
    const typed = (field.current?.value ?? '').normalize('NFC').trim().toLowerCase();
    setWrong(typed !== erase.word);
    if (typed !== erase.word) {
      field.current?.focus();
      return;
    }
    await keeping.eraseAll();
    if (keeping.problem.value === null) announcer.say(erase.done);
  };
  return (
    <Dialog title={erase.asks} onClose={onClose}>
      <ul class="points dialog-points">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <form
        class="erase-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void go();
        }}
      >
        <label class="label" for="erase-word">
          {erase.wordLabel}
        </label>
        <p class="hint" id="erase-word-hint">
          {erase.typeHint}
        </p>
        <input
          id="erase-word"
          class="field"
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellcheck={false}
          maxLength={40}
          aria-describedby="erase-word-hint erase-problem"
          aria-invalid={wrong || undefined}
          ref={field}
        />
        <p class="form-problem" id="erase-problem" role="alert">
          {wrong ? erase.wrong : problem !== null && words.error[problem]}
        </p>
        <div class="dialog-foot">
          <Button onClick={onClose}>{erase.keep}</Button>
          <Button look="danger" icon="trash" submits busy={busy}>
            {busy ? erase.erasing : erase.erase}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
