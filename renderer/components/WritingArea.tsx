import { useRef } from 'preact/hooks';
import type { Composer } from '../state/composer.ts';
import { SendKey } from '../state/keys.ts';

type WritingAreaProps = {
  composer: Composer;
  id: string;
  placeholder: string;
  describedBy: string;
  rows: number;
  onSend: () => void;
};

/** The text of a post: kept while it is typed, sent with Ctrl+Enter once the last syllable is whole. */
export function WritingArea({
  composer,
  id,
  placeholder,
  describedBy,
  rows,
  onSend,
}: WritingAreaProps) {
  const sendKey = useRef(new SendKey());
  const take = (area: HTMLTextAreaElement): void => composer.edit({ text: area.value });
  return (
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
      onBlur={() => void composer.flush()}
      onKeyDown={(event) => {
        const verdict = sendKey.current.pressed(event);
        if (verdict === 'pass') return;
        event.preventDefault();
        if (verdict === 'hold') return;
        take(event.currentTarget);
        onSend();
      }}
      onCompositionEnd={(event) => {
        if (!sendKey.current.composed()) return;
        take(event.currentTarget);
        onSend();
      }}
    />
  );
}
