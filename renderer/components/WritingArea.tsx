import { useRef } from 'preact/hooks';
import type { Composer } from '../state/composer.ts';
import type { LookingOver } from '../state/looking-over.ts';
import { SendKey } from '../state/keys.ts';
import { FieldMarks, moveMarks } from './FieldMarks.tsx';

type WritingAreaProps = {
  composer: Composer;
  id: string;
  placeholder: string;
  describedBy: string;
  rows: number;
  /** What is noticed in it, and marked; none for words that are not looked over. */
  looking?: LookingOver;
  onSend: () => void;
};

/** The text of a post: kept while it is typed, sent with Ctrl+Enter once the last syllable is whole. */
export function WritingArea({
  composer,
  id,
  placeholder,
  describedBy,
  rows,
  looking,
  onSend,
}: WritingAreaProps) {
  const sendKey = useRef(new SendKey());
  const take = (area: HTMLTextAreaElement): void => composer.edit({ text: area.value });
  return (
    <div class="marked-field">
      {looking && <FieldMarks looking={looking} field="text" text={composer.text.value} />}
      <textarea
        id={id}
        class="field field-text"
        rows={rows}
        placeholder={placeholder}
        aria-describedby={describedBy}
        aria-invalid={composer.problem.value === 'draft-empty' || undefined}
        readOnly={composer.sending.value}
        value={composer.text.value}
        onInput={(event) => take(event.currentTarget)}
        onScroll={(event) => moveMarks(event.currentTarget)}
        onBlur={() => void composer.flush()}
        onKeyDown={(event) => {
          const verdict = sendKey.current.pressed(event);
          if (verdict === 'pass') return;
          event.preventDefault();
          // A key that is held down has been pressed once.
          if (verdict === 'hold' || event.repeat) return;
          take(event.currentTarget);
          onSend();
        }}
        onCompositionEnd={(event) => {
          if (!sendKey.current.composed()) return;
          take(event.currentTarget);
          onSend();
        }}
      />
    </div>
  );
}
