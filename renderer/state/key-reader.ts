import { keyTable, type KeyAction, type KeyLine, type KeyStroke } from './key-table.ts';

/** What a pressed key tells; a subset of the DOM's, so that tests need no browser. */
export type Pressed = {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
  /** Milliseconds, from any beginning. */
  timeStamp: number;
};

/** How long the second key of a pair may take, ms. */
const patience = 1500;

/** Keys that may be held down: one goes on while they are. */
const repeatable: ReadonlySet<KeyAction> = new Set([
  'next',
  'previous',
  'text-larger',
  'text-smaller',
]);

function fits(stroke: KeyStroke, pressed: Pressed): boolean {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = pressed;
  if (altKey || (stroke.ctrl ?? false) !== (ctrlKey || metaKey)) return false;
  if ('code' in stroke) return stroke.code === code && !shiftKey;
  // A sign may need Shift; a named key never does.
  return stroke.key === key && (key.length === 1 || !shiftKey);
}

/** Which keys count. named: no single letters or signs. anywhere: only those that do not disturb who types. */
export type Heard = 'all' | 'named' | 'anywhere';

/** Knows which action a key means, also as the second one of a pair. */
export class KeyReader {
  readonly #lines: readonly KeyLine[] = keyTable.filter(({ by }) => by === 'heard');
  #first: { stroke: KeyStroke; at: number } | null = null;

  /** @returns `waits`: it may be the first of a pair */
  read(pressed: Pressed, heard: Heard): KeyAction | 'waits' | null {
    const first = this.#first;
    this.#first = null;
    if (first !== null && heard === 'all' && pressed.timeStamp - first.at <= patience) {
      const second = this.#lines.find(({ ways }) =>
        ways.some((way) => sameStroke(way[0], first.stroke) && way[1] && fits(way[1], pressed)),
      );
      if (second) return second.action;
    }
    for (const { action, ways } of this.#lines) {
      if (pressed.repeat && !repeatable.has(action)) continue;
      for (const [stroke, next] of ways) {
        if (!stroke || !fits(stroke, pressed) || !counts(stroke, heard)) continue;
        if (!next) return action;
        this.#first = { stroke, at: pressed.timeStamp };
        return 'waits';
      }
    }
    return null;
  }
}

/** Keys with Ctrl, and those that give no sign, do not disturb who types. Moving and taking back belong to the field then. */
const isAnywhere = (stroke: KeyStroke): boolean =>
  'code' in stroke
    ? stroke.ctrl === true && stroke.code !== 'KeyZ'
    : stroke.ctrl === true || /^F\d+$/.test(stroke.key);

/** Letters and signs are what somebody may speak or type by accident. */
const isNamed = (stroke: KeyStroke): boolean =>
  stroke.ctrl === true || ('key' in stroke && stroke.key.length > 1);

const counts = (stroke: KeyStroke, heard: Heard): boolean =>
  heard === 'all' || (heard === 'named' ? isNamed(stroke) : isAnywhere(stroke));

const sameStroke = (one: KeyStroke | undefined, other: KeyStroke): boolean =>
  one !== undefined && 'code' in one && 'code' in other && one.code === other.code;
