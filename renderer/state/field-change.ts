/** A stretch of a text, UTF-16 units, and what comes in its place. */
export type TextChange = { from: number; to: number; words: string };

/**
 * Changes what stands in a field as if it were typed: Ctrl+Z takes it back, and whoever listens to the field hears of it. `select`: what is selected
 * afterwards; the end of what came, if nothing is said.
 */
export function changeField(
  field: HTMLTextAreaElement | HTMLInputElement,
  { from, to, words }: TextChange,
  select?: { from: number; to: number },
): void {
  field.focus();
  field.setSelectionRange(from, to);
  // Deprecated, and still the only way that keeps the field's own undo.
  if (words !== '') document.execCommand('insertText', false, words);
  else if (from < to) document.execCommand('delete');
  if (select) field.setSelectionRange(select.from, select.to);
}
