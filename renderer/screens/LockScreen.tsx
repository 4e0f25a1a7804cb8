import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { PassphraseField } from '../components/PassphraseField.tsx';
import { PhraseField } from '../components/PhraseField.tsx';
import { usePage, useWords } from '../state/page.ts';
import { Gate } from './Gate.tsx';

/** All that there is to see while the screen is locked. */
export function LockScreen() {
  const { desk, office } = usePage();
  const { locked } = useWords().office;
  const [byWords, setByWords] = useState(false);
  const asksPin = office.view.value?.locked === 'pin';
  return (
    <div class="outside">
      <main id="main" class="outside-main">
        <Gate icon="lock" title={asksPin && byWords ? locked.byWords : locked.title}>
          {!asksPin && <p class="gate-lead">{locked.system}</p>}
          {asksPin && !byWords && <ByPin onForgotten={() => setByWords(true)} />}
          {asksPin && byWords && <ByWords onBack={() => setByWords(false)} />}
          <p class="kept">{desk.isUnsaved.value ? locked.unsaved : locked.kept}</p>
        </Gate>
      </main>
    </div>
  );
}

function ByPin({ onForgotten }: { onForgotten: () => void }) {
  const { office } = usePage();
  const words = useWords();
  const { pin, locked } = words.office;
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const busy = office.busy.value;
  const problem = office.problem.value;
  const waits = office.waits.value;
  useLayoutEffect(() => {
    office.ask(null);
    field.current?.focus();
  }, [office]);
  const open = async (): Promise<void> => {
    if (typed !== '' && waits === 0) {
      await office.unlock(typed);
      setTyped('');
    }
    field.current?.focus();
  };
  const left = waits > 90 ? locked.minutes(Math.ceil(waits / 60)) : locked.seconds(waits);
  return (
    <>
      <p class="gate-lead">{locked.lead}</p>
      <form
        class="gate-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void open();
        }}
      >
        <PassphraseField
          id="pin"
          label={pin}
          value={typed}
          invalid={problem === 'pin-wrong'}
          describedBy="pin-problem pin-waits"
          onInput={setTyped}
          fieldRef={field}
        />
        <p class="form-problem" id="pin-problem" role="alert">
          {problem !== null && waits === 0 && problem !== 'pin-wait' && words.error[problem]}
          {waits > 0 && words.error['pin-wait']}
        </p>
        {/* Counts down: said once above, and seen here. */}
        <p class="hint" id="pin-waits">
          {waits > 0 && locked.waits(left)}
        </p>
        <Button look="primary" size="large" submits busy={busy || waits > 0}>
          {busy ? locked.opening : locked.open}
        </Button>
      </form>
      <div class="gate-actions">
        <Button look="quiet" onClick={onForgotten}>
          {locked.forgotten}
        </Button>
      </div>
    </>
  );
}

function ByWords({ onBack }: { onBack: () => void }) {
  const { office } = usePage();
  const words = useWords();
  const { locked } = words.office;
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState('');
  const problem = office.problem.value;
  useLayoutEffect(() => {
    office.ask(null);
    field.current?.focus();
  }, [office]);
  const open = async (): Promise<void> => {
    if (typed.trim() !== '') await office.reset(typed);
    field.current?.focus();
  };
  return (
    <>
      <p class="gate-lead">{locked.byWordsLead}</p>
      <form
        class="gate-form"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <PhraseField
          id="pin-words"
          value={typed}
          onType={setTyped}
          isWrong={problem !== null}
          problem="pin-words-problem"
          field={field}
        />
        <p class="form-problem" id="pin-words-problem" role="alert">
          {problem !== null && words.error[problem]}
        </p>
        <div class="gate-actions">
          <Button look="primary" size="large" submits busy={office.busy.value}>
            {locked.open}
          </Button>
          <Button size="large" onClick={onBack}>
            {locked.back}
          </Button>
        </div>
      </form>
    </>
  );
}
