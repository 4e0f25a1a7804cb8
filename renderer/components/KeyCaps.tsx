import { isMac } from '../state/platform.ts';
import { keysOf, type KeyAction } from '../state/key-table.ts';

/** The keys of an action, drawn beside its name. They are read aloud only in the list of keys. */
export function KeyCaps({ action }: { action: KeyAction }) {
  return (
    <span class="keycaps" aria-hidden="true">
      {keysOf(action, isMac()).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
