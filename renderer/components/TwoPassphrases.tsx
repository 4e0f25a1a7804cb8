import type { ComponentChildren, RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useWords } from '../state/page.ts';
import { PassphraseField } from './PassphraseField.tsx';

/** Shortest passphrase, in characters as people count them; preload/contract.ts states it. */
export const shortestPassphrase = 12;

const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/** A form in which a new passphrase is typed twice; `children` follow the fields, with the button that submits. */
export function TwoPassphrases({
  labelledBy,
  firstRef,
  refusal,
  onChoose,
  children,
}: {
  labelledBy: string;
  firstRef: RefObject<HTMLInputElement | null>;
  /** Why the last one was not taken. */
  refusal: string | null;
  onChoose: (passphrase: string) => void;
  children: ComponentChildren;
}) {
  const words = useWords();
  const second = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [repeated, setRepeated] = useState('');
  const [wrong, setWrong] = useState<'short' | 'differs' | null>(null);
  const said =
    wrong === 'short'
      ? words.error['passphrase-short']
      : wrong === 'differs'
        ? words.locked.passphrase.differ
        : refusal;
  const choose = (): void => {
    const length = [...graphemes.segment(typed)].length;
    const found = length < shortestPassphrase ? 'short' : typed === repeated ? null : 'differs';
    setWrong(found);
    if (found === 'short') firstRef.current?.focus();
    else if (found === 'differs') second.current?.focus();
    else onChoose(typed);
  };
  return (
    <form
      aria-labelledby={labelledBy}
      onSubmit={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      <div class="choice-fields">
        <PassphraseField
          id="new-passphrase"
          label={words.locked.passphrase.label}
          value={typed}
          invalid={wrong === 'short'}
          describedBy="new-passphrase-rule new-passphrase-problem"
          onInput={setTyped}
          fieldRef={firstRef}
        />
        <PassphraseField
          id="new-passphrase-again"
          label={words.locked.passphrase.repeat}
          value={repeated}
          invalid={wrong === 'differs'}
          describedBy="new-passphrase-problem"
          onInput={setRepeated}
          fieldRef={second}
        />
      </div>
      <p class="hint" id="new-passphrase-rule">
        {words.locked.choice.rule}
      </p>
      <p class="form-problem" id="new-passphrase-problem" role="alert">
        {said}
      </p>
      {children}
    </form>
  );
}
