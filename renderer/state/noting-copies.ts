import type { Bridge } from '../../preload/contract.ts';
import { answerOf } from './answers.ts';

type Copied = { text: string; brief: boolean };

/** Marks what may lie on the clipboard for a moment only. */
const briefMark = '[data-brief]';

/** What this event copies, as it will stand on the clipboard; `null`: nothing. */
function copied(target: EventTarget | null): Copied | null {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) {
    const { value, selectionStart, selectionEnd } = target;
    const text = value.slice(selectionStart ?? 0, selectionEnd ?? 0);
    return text === '' ? null : { text, brief: target.matches(briefMark) };
  }
  const selection = document.getSelection();
  const text = selection?.toString() ?? '';
  if (selection === null || text === '') return null;
  const marked = [...document.querySelectorAll(briefMark)];
  return { text, brief: marked.some((element) => selection.containsNode(element, true)) };
}

/**
 * Tells main of everything that is copied or cut in the page, so that it goes from the clipboard again. Outside of fields the words alone are copied, without
 * their looks: then it is known to the letter what lies there.
 * @param told called when what was copied may lie there for a moment only
 */
export function noteCopies(bridge: Bridge, over: AbortSignal, told: () => void): void {
  const note = (event: ClipboardEvent): void => {
    const found = copied(event.target);
    if (found === null) return;
    const isField =
      event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
    if (!isField && event.type === 'copy') {
      event.clipboardData?.setData('text/plain', found.text);
      event.preventDefault();
    }
    void answerOf(() => bridge.noteCopied(found));
    if (found.brief) told();
  };
  document.addEventListener('copy', note, { signal: over });
  document.addEventListener('cut', note, { signal: over });
}
