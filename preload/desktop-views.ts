import type { LockAfter } from './office-views.ts';
import type { TextSize } from './text-sizes.ts';

/** The app on the desktop, as pages see it: what the person set, and what came from outside the window. Types only. */
export type Preferences = {
  language: 'ko' | 'en';
  /** `contrast`: as clear as can be, on black. */
  theme: 'system' | 'light' | 'dark' | 'contrast';
  textSize: TextSize;
  notifications: boolean;
  /** Somebody has joined here, or was about to, and has not gone through the last screens of it. */
  arriving: boolean;
  /** Of these screens, the one with the 24 words was left for later. */
  wordsLater: boolean;
  /** The person has looked around, or does not want to. */
  tourSeen: boolean;
  /** Single letters do something; who speaks to the computer, or types by accident, may not want that (KWCAG 2.2, 문자 단축키). */
  letterKeys: boolean;
  /** The screen is veiled while the person is in another window. */
  blurAway: boolean;
  /** Pictures of the screen leave the window out, where the system can do that. */
  hideFromCapture: boolean;
  lockAfter: LockAfter;
};

/** Which program this is, for whoever is asked for help with it. */
export type AboutView = {
  /** As in package.json. */
  program: string;
  /** Of the wire. */
  protocol: number;
};

/** Whether the app starts with the computer. `blocked`: the system's own settings have switched it off. */
export type AutostartState = 'on' | 'off' | 'blocked' | 'unavailable';

/** How the app stands on the desktop. */
export type DesktopView = { veiled: boolean; autostart: AutostartState };

/** What was brought to the app from outside its window. */
export type Handover = {
  /** From a link that was clicked. Shown for the person to decide on, never used by itself. */
  invite: string | null;
  /** Whose notification was clicked, 64 hex digits. */
  thread: string | null;
};
