/** The app in an office where people pass by: what is hidden, locked, and kept out of pictures. */

/** Minutes without a touch until the screen is locked; 0: never. */
export const lockChoices = [0, 5, 10, 30] as const;
export type LockAfter = (typeof lockChoices)[number];

export type LockView = {
  /** Whether nothing is shown now: until the PIN is typed, or until the person is back at the computer's own login. */
  locked: 'no' | 'pin' | 'system';
  hasPin: boolean;
  /** No PIN is looked at before, milliseconds since 1970; `null`: it is now. */
  waitUntil: number | null;
  /** Whether this system tells when its own screen is locked. */
  followsSystem: boolean;
  /** Whether this system can keep a window out of pictures of the screen. */
  hidesFromCapture: boolean;
};
