import { useRef, useState } from 'preact/hooks';
import type { Composer } from '../state/composer.ts';
import { changeField } from '../state/field-change.ts';
import { continued } from '../state/formatting.ts';
import type { LookingOver } from '../state/looking-over.ts';
import { SendKey } from '../state/keys.ts';
import { useWords } from '../state/page.ts';
import { FieldMarks, moveMarks } from './FieldMarks.tsx';
import { FormattedText } from './FormattedText.tsx';
import { FormattingBar } from './FormattingBar.tsx';

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

/** Rows of a field that leaves room to read what it is about, as long as nothing stands in it. */
const brief = 2;

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
  const [previews, setPreviews] = useState(false);
  const { formatting } = useWords().asking;
  return (
    <>
      {(rows > brief || !composer.isBlank.value) && (
        <FormattingBar composer={composer} field={id} previews={previews} onPreview={setPreviews} />
      )}
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
          onBeforeInput={goOn}
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
      {previews && (
        <section class="preview" aria-label={formatting.preview} tabIndex={0}>
          {composer.text.value.trim() === '' ? (
            <p class="hint">{formatting.nothing}</p>
          ) : (
            <FormattedText text={composer.text.value} of="post" />
          )}
        </section>
      )}
    </>
  );
}

/** A new line in a list or a quote goes on with it. Not a key is looked at: whatever made the line, no syllable is open any more. */
function goOn(event: InputEvent & { currentTarget: HTMLTextAreaElement }): void {
  const { currentTarget: area, inputType, isComposing } = event;
  if (inputType !== 'insertLineBreak' || isComposing) return;
  if (area.selectionStart !== area.selectionEnd) return;
  const change = continued(area.value, area.selectionStart);
  if (change === null) return;
  event.preventDefault();
  changeField(area, change);
}
