/** What can be done by a key, wherever it is heard. */
export const keyActions = [
  'palette',
  'search',
  'keys',
  'settings',
  'ask',
  'undo',
  'next',
  'previous',
  'open',
  'ends',
  'back',
  'reply',
  'bookmark',
  'mute',
  'send',
  'go-inbox',
  'go-waiting',
  'go-mine',
  'go-helpful',
  'go-bookmarked',
  'go-notices',
  'go-drafts',
  'go-outbox',
  'text-larger',
  'text-smaller',
  'text-usual',
  'veil',
  'lock',
  'quit',
] as const;
export type KeyAction = (typeof keyActions)[number];

/**
 * One key with what is held down beside it. `code` is its place on the keyboard, whatever letter it gives: with a Korean input method on, letters are not
 * Latin. Signs count as what they are (`key`), for their places differ.
 */
export type KeyStroke = ({ code: string } | { key: string }) & {
  /** Ctrl, or Cmd on macOS. */
  ctrl?: boolean;
  /** What people see of it. */
  shown: string;
};

export type KeyLine = {
  action: KeyAction;
  section: 'everywhere' | 'list' | 'thread' | 'places';
  /** Ways to press it; one after the other within a way. */
  ways: readonly (readonly KeyStroke[])[];
  /** heard: by the page, from this table. own: by the field, list or button that has the focus. */
  by: 'heard' | 'own';
};

const letter = (shown: string): KeyStroke => ({ code: `Key${shown.toUpperCase()}`, shown });
const withCtrl = (shown: string): KeyStroke => ({ ...letter(shown), ctrl: true });
const sign = (key: string): KeyStroke => ({ key, shown: key });
const signWithCtrl = (key: string, shown = key): KeyStroke => ({ key, ctrl: true, shown });
const named = (key: string, shown: string): KeyStroke => ({ key, shown });

const line = (
  section: KeyLine['section'],
  action: KeyAction,
  ...ways: readonly (readonly KeyStroke[])[]
): KeyLine => ({ action, section, ways, by: 'heard' });
const own = (
  section: KeyLine['section'],
  action: KeyAction,
  ...ways: readonly (readonly KeyStroke[])[]
): KeyLine => ({ action, section, ways, by: 'own' });
const go = (action: KeyAction, second: string): KeyLine =>
  line('places', action, [letter('g'), letter(second)]);

/** Every key of the page, in the order in which they are listed. Who hears keys and who lists them both read this. */
export const keyTable: readonly KeyLine[] = [
  line('everywhere', 'palette', [withCtrl('k')]),
  line('everywhere', 'search', [sign('/')], [withCtrl('f')]),
  line('everywhere', 'ask', [letter('c')], [letter('n')]),
  line('everywhere', 'undo', [letter('z')], [withCtrl('z')]),
  line('everywhere', 'keys', [sign('?')]),
  line('everywhere', 'settings', [{ code: 'Comma', ctrl: true, shown: ',' }]),
  // Without Shift, the key with the plus gives the other sign; the numeric pad gives the plus.
  line('everywhere', 'text-larger', [signWithCtrl('+')], [signWithCtrl('=')]),
  line('everywhere', 'text-smaller', [signWithCtrl('-', '−')]),
  line('everywhere', 'text-usual', [signWithCtrl('0')]),
  line('everywhere', 'veil', [named('F9', 'F9')]),
  line('everywhere', 'lock', [withCtrl('l')]),
  line('everywhere', 'quit', [withCtrl('q')]),
  line('list', 'next', [letter('j')], [named('ArrowDown', '↓')]),
  line('list', 'previous', [letter('k')], [named('ArrowUp', '↑')]),
  own('list', 'open', [named('Enter', 'Enter')]),
  own('list', 'ends', [named('Home', 'Home')], [named('End', 'End')]),
  line('thread', 'reply', [letter('r')]),
  line('thread', 'bookmark', [letter('b')]),
  line('thread', 'mute', [letter('m')]),
  own('thread', 'send', [{ key: 'Enter', ctrl: true, shown: 'Enter' }]),
  own('thread', 'back', [named('Escape', 'Esc')]),
  go('go-inbox', 'i'),
  go('go-waiting', 'w'),
  go('go-mine', 'm'),
  go('go-helpful', 'h'),
  go('go-bookmarked', 'b'),
  go('go-notices', 'n'),
  go('go-drafts', 'd'),
  go('go-outbox', 'o'),
];

/** The keys of an action as people see them, the first way only: `['Ctrl', 'K']`. @param mac whether Ctrl is Cmd here */
export function keysOf(action: KeyAction, mac: boolean): string[] {
  const first = keyTable.find((entry) => entry.action === action)?.ways[0] ?? [];
  return first.flatMap((stroke) => strokeInWords(stroke, mac));
}

export const strokeInWords = ({ ctrl, shown }: KeyStroke, mac: boolean): string[] => [
  ...(ctrl ? [mac ? '⌘' : 'Ctrl'] : []),
  shown.length === 1 ? shown.toUpperCase() : shown,
];
