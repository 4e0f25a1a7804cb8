import type { CallName, PushName } from '../../preload/contract.ts';

/**
 * What the page may ask while the screen is locked, each with the reason. None of these answers anything of the vault; whatever is not named here, and whatever comes
 * to the contract later, is refused.
 */
const calls: Readonly<Partial<Record<CallName, string>>> = {
  screenLock: 'says that it is locked',
  lockScreen: 'says that it is locked',
  unlockScreen: 'the way out',
  resetPin: 'the other way out',
  noteCopied: 'the words that were typed to open it go from the clipboard too; answers nothing',
  preferences: 'language and brightness of the lock itself',
  changeTextSize: 'whoever cannot read the lock could not open it; answers what preferences does',
  desktop: 'whether the window is veiled as well',
  setVeil: 'the same',
  saveDraft: 'what was being typed when it was locked; answers when it was kept',
  discardDraft: 'the same, where all of it had been deleted again; answers nothing',
  draftsFlushed: 'the end of the app waits for it',
  quit: 'whoever may switch the PC off may end the app',
};

const pushes: Readonly<Partial<Record<PushName, string>>> = {
  lockChanged: 'says that it is locked, or not any more',
  flushDrafts: 'asks for what was being typed',
  preferencesChanged: 'language and brightness of the lock itself',
  desktopChanged: 'whether the window is veiled as well',
};

const namesOf = <N extends string>(reasons: Readonly<Partial<Record<N, string>>>): Set<N> => {
  const names = new Set<N>();
  for (const name in reasons) names.add(name);
  return names;
};

export const lockedCalls: ReadonlySet<CallName> = namesOf(calls);
export const lockedPushes: ReadonlySet<PushName> = namesOf(pushes);
