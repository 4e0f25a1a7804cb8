import { expect, test } from 'vitest';

import { lockedCalls, lockedPushes } from '../../../../main/lock/locked-calls.ts';
import { callNames, pushNames } from '../../../../preload/contract.ts';

test('while the screen is locked these calls and pushes cross, and no others that the contract has or will have', () => {
  expect(callNames.filter((name) => lockedCalls.has(name)).toSorted()).toEqual([
    'changeTextSize',
    'desktop',
    'discardDraft',
    'draftsFlushed',
    'lockScreen',
    'noteCopied',
    'preferences',
    'quit',
    'resetPin',
    'saveDraft',
    'screenLock',
    'setVeil',
    'unlockScreen',
  ]);
  expect(pushNames.filter((name) => lockedPushes.has(name)).toSorted()).toEqual([
    'desktopChanged',
    'flushDrafts',
    'lockChanged',
    'preferencesChanged',
  ]);
});
