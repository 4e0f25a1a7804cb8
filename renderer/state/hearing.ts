import { useLayoutEffect, useRef } from 'preact/hooks';
import { isForInputMethod } from './keys.ts';
import { KeyReader } from './key-reader.ts';
import type { KeyAction } from './key-table.ts';
import { usePage } from './page.ts';

/** What is done at each key. `false`: it had no meaning here, and is whatever it usually is. */
export type KeyDeeds = Partial<Record<KeyAction, () => unknown>>;

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['button', 'checkbox'].includes(target.type)));

/** An arrow belongs to what has the focus, if that is a list, a menu or a choice; elsewhere it leads into the list only from nowhere. */
const steers = ({ key, target, defaultPrevented }: KeyboardEvent): boolean =>
  key.startsWith('Arrow') && (defaultPrevented || target !== document.body);

/** Something stands before the page that has the keys to itself. */
const isCovered = (): boolean =>
  document.querySelector('dialog[open], [popover]:popover-open') !== null;

/**
 * Does what the table of keys says, for the actions given. Never in the middle of a syllable, and where somebody types only for keys with Ctrl.
 * @param always also while a syllable is made, and where something stands before the page: what hides everything must never wait
 */
export function useKeys(deeds: KeyDeeds, always = false): void {
  const { residence, standing } = usePage();
  const reader = useRef(new KeyReader());
  const latest = useRef(deeds);
  useLayoutEffect(() => {
    latest.current = deeds;
  });
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const typing = writes(event.target);
      // Outside of fields no syllable is made: there the input method's code says nothing.
      const composes = event.isComposing || (typing && isForInputMethod(event));
      if ((composes && !always) || steers(event)) return;
      const { letterKeys } = standing.preferences.value;
      const heard = typing ? 'anywhere' : letterKeys ? 'all' : 'named';
      const action = reader.current.read(event, heard);
      if (action === null || action === 'waits') return;
      // Asked last: most keys are letters that somebody types.
      if (!always && (residence.view.value.veiled || isCovered())) return;
      const deed = latest.current[action];
      if (deed === undefined || deed() === false) return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [always, residence, standing]);
}
