import { useRef, useState } from 'preact/hooks';
import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { PassphraseField } from './PassphraseField.tsx';

/** Sets, changes or removes the PIN of the screen, once somebody asks for it. */
export function PinDialog() {
  const { office, standing } = usePage();
  const words = useWords();
  const asks = office.asks.value;
  if (asks === null) return null;
  const { office: said } = words;
  const hasPin = office.view.value?.hasPin === true;
  const close = (): void => office.ask(null);
  const title = asks === 'remove' ? said.remove : hasPin ? said.change : said.set;
  // Without the words nobody could open the screen who forgets the PIN.
  const lacksWords = asks === 'set' && standing.state.value?.me?.phraseNoted === false;
  return (
    <Dialog title={title} onClose={close}>
      {lacksWords ? <WordsFirst onClose={close} /> : <PinForm asks={asks} hasPin={hasPin} />}
    </Dialog>
  );
}

function WordsFirst({ onClose }: { onClose: () => void }) {
  const { route } = usePage();
  const words = useWords();
  return (
    <>
      <p class="dialog-text">{words.error['phrase-not-noted']}</p>
      <div class="dialog-foot">
        <Button onClick={onClose}>{words.office.cancel}</Button>
        <Button
          look="primary"
          onClick={() => {
            onClose();
            route.show({ screen: 'phrase' });
          }}
        >
          {words.office.toPhrase}
        </Button>
      </div>
    </>
  );
}

function PinForm({ asks, hasPin }: { asks: 'set' | 'remove'; hasPin: boolean }) {
  const { announcer, office } = usePage();
  const words = useWords();
  const said = words.office;
  const again = useRef<HTMLInputElement>(null);
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState('');
  const [repeated, setRepeated] = useState('');
  const [differ, setDiffer] = useState(false);
  const problem = office.problem.value;
  const isNew = asks === 'set';
  const decide = async (): Promise<void> => {
    const isOther = isNew && typed !== repeated;
    setDiffer(isOther);
    if (isOther) {
      again.current?.focus();
      return;
    }
    const done = await (isNew
      ? office.setPin(typed, hasPin ? current : null)
      : office.removePin(current));
    if (!done) return;
    office.ask(null);
    announcer.say(isNew ? said.saved : said.removed);
  };
  return (
    <form
      aria-labelledby="dialog-title"
      onSubmit={(event) => {
        event.preventDefault();
        void decide();
      }}
    >
      <p class="hint" id="pin-hint">
        {isNew ? said.guards : said.removeHint}
      </p>
      <div class="pin-fields">
        {hasPin && (
          <PassphraseField
            id="pin-current"
            label={said.current}
            value={current}
            invalid={problem === 'pin-wrong'}
            describedBy="pin-form-problem"
            onInput={setCurrent}
          />
        )}
        {isNew && (
          <>
            <PassphraseField
              id="pin-new"
              label={said.newPin}
              value={typed}
              invalid={problem === 'pin-short' || problem === 'pin-simple'}
              describedBy="pin-rule pin-form-problem"
              onInput={setTyped}
            />
            <p class="hint" id="pin-rule">
              {said.rule}
            </p>
            <PassphraseField
              id="pin-again"
              label={said.again}
              value={repeated}
              invalid={differ}
              describedBy="pin-form-problem"
              onInput={setRepeated}
              fieldRef={again}
            />
          </>
        )}
      </div>
      <p class="form-problem" id="pin-form-problem" role="alert">
        {differ ? said.differ : problem !== null && words.error[problem]}
      </p>
      <div class="dialog-foot">
        <Button onClick={() => office.ask(null)}>{said.cancel}</Button>
        <Button look={isNew ? 'primary' : 'danger'} submits busy={office.busy.value}>
          {isNew ? said.save : said.remove}
        </Button>
      </div>
    </form>
  );
}
