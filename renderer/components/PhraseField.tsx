import type { Ref } from 'preact';
import { phraseLength, wordsIn } from '../state/joining.ts';
import { useWords } from '../state/page.ts';

type PhraseFieldProps = {
  id: string;
  value: string;
  onType: (typed: string) => void;
  /** Whether what was typed is what was not taken. */
  isWrong: boolean;
  /** Id of the element that says why something was not taken. */
  problem: string;
  field?: Ref<HTMLTextAreaElement>;
};

/** Where the 24 words are typed; counts them. */
export function PhraseField({ id, value, onType, isWrong, problem, field }: PhraseFieldProps) {
  const { recovery } = useWords();
  const count = wordsIn(value).length;
  return (
    <>
      <label class="label" for={id}>
        {recovery.phrase}
      </label>
      <p class="hint" id={`${id}-hint`}>
        {recovery.phraseHint}
      </p>
      <textarea
        id={id}
        class="field"
        rows={4}
        spellcheck={false}
        autoComplete="off"
        autoCapitalize="none"
        maxLength={2048}
        data-brief
        aria-describedby={`${id}-hint ${id}-count ${problem}`}
        aria-invalid={isWrong || undefined}
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
        {...(field === undefined ? {} : { ref: field })}
      />
      <p
        class={count === phraseLength ? 'phrase-count is-whole' : 'phrase-count'}
        id={`${id}-count`}
      >
        {recovery.counted(count)}
      </p>
    </>
  );
}
