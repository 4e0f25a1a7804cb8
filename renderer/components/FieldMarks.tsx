import type { Found, LookingOver } from '../state/looking-over.ts';

type FieldMarksProps = {
  looking: LookingOver;
  field: Found['field'];
  /** What stands in the field now. */
  text: string;
};

/**
 * Lies behind a field and has the same words, unseen, so that its marks stand behind those of the field. The field itself stays what it is: its undo,
 * its selection and the input method know nothing of marks.
 */
export function FieldMarks({ looking, field, text }: FieldMarksProps) {
  const places = looking.found.value.filter(
    (one) => one.field === field && text.slice(one.from, one.to) === one.words,
  );
  return (
    <div class={`field-marks field-marks-${field}`} aria-hidden="true">
      {places.map(({ from, to }, place) => (
        <span key={from}>
          {text.slice(places[place - 1]?.to ?? 0, from)}
          <span class="field-mark" data-from={from}>
            {text.slice(from, to)}
          </span>
        </span>
      ))}
      {/* A line at the end is a line in a field, and in a box only with something in it. */}
      {places.length > 0 && `${text.slice(places.at(-1)?.to ?? 0)}\u200b`}
    </div>
  );
}

/** Keeps the marks where their words are when the field is scrolled. */
export function moveMarks(field: HTMLTextAreaElement | HTMLInputElement): void {
  const marks = field.previousElementSibling;
  if (marks === null) return;
  marks.scrollTop = field.scrollTop;
  marks.scrollLeft = field.scrollLeft;
}

/** Selects what was found where it is written, and brings it into sight. */
export function selectFound(id: string | null, { from, to, words }: Found): void {
  const field = id === null ? null : document.getElementById(id);
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
  if (field.value.slice(from, to) !== words) return;
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  const mark = field.previousElementSibling?.querySelector(`[data-from="${from}"]`);
  if (mark instanceof HTMLElement) {
    field.scrollTop = mark.offsetTop - field.clientHeight / 2;
    moveMarks(field);
  }
  field.scrollIntoView({ block: 'nearest' });
}
