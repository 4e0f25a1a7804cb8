import type { RefObject } from 'preact';
import { lengthLimits, type Composer } from '../state/composer.ts';
import { isForInputMethod } from '../state/keys.ts';
import type { LookingOver } from '../state/looking-over.ts';
import { useWords } from '../state/page.ts';
import { FieldMarks, moveMarks } from './FieldMarks.tsx';

type TitleFieldProps = {
  composer: Composer;
  id: string;
  describedBy: string;
  field?: RefObject<HTMLInputElement | null>;
  placeholder: string;
  /** What is noticed in it, and marked. */
  looking?: LookingOver;
  /** Enter was pressed, and not for a syllable. */
  onEnter?: () => void;
};

/** The title of a question: kept while it is typed. */
export function TitleField({
  composer,
  id,
  describedBy,
  field,
  placeholder,
  looking,
  onEnter,
}: TitleFieldProps) {
  const words = useWords();
  // What is pasted is kept whole, and said to be too long: a field that cuts it off says nothing.
  const over = composer.title.value.length - lengthLimits.title;
  return (
    <div class="form-row">
      <label class="label" for={id}>
        {words.compose.title}
      </label>
      <div class="marked-field">
        {looking && <FieldMarks looking={looking} field="title" text={composer.title.value} />}
        <input
          id={id}
          class="field"
          type="text"
          autoComplete="off"
          placeholder={placeholder}
          aria-describedby={`${id}-length ${describedBy}`}
          aria-invalid={composer.problem.value === 'title-empty' || over > 0 || undefined}
          readOnly={composer.sending.value}
          value={composer.title.value}
          {...(field && { ref: field })}
          onInput={(event) => composer.edit({ title: event.currentTarget.value })}
          onScroll={(event) => moveMarks(event.currentTarget)}
          onSelect={(event) => moveMarks(event.currentTarget)}
          onBlur={() => void composer.flush()}
          onKeyDown={(event) => {
            if (onEnter === undefined || event.key !== 'Enter' || isForInputMethod(event)) return;
            event.preventDefault();
            onEnter();
          }}
        />
      </div>
      {over > 0 && (
        <p class="form-problem" id={`${id}-length`}>
          {words.compose.tooLong(over)}
        </p>
      )}
    </div>
  );
}
