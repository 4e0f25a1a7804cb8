import type { Preferences } from '../../../../preload/contract.ts';

/** Of somebody who joined some time ago and has changed nothing. */
export const samplePreferences: Preferences = {
  language: 'ko',
  theme: 'system',
  textSize: 100,
  notifications: true,
  arriving: false,
  wordsLater: false,
  tourSeen: true,
  letterKeys: true,
  blurAway: false,
  hideFromCapture: false,
  lockAfter: 0,
};
