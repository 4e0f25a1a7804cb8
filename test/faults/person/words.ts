/** What goes over the pipes between a person's app and the suite: a line of JSON each. */
import type { WordEvent } from '../ledger.ts';

/** How a person's app is started. */
export type PersonSettings = {
  /** The app's own folder. */
  folder: string;
  /** Where a keychain that is always open keeps its keys; `null`: the system's keychain. */
  keys: string | null;
  canary: string;
  person: number;
  life: number;
  invite: string;
  nickname: string | null;
  /** What this PC's clock is wrong by, ms. */
  clockOff: number;
  /** The delivery step at which the process ends as by a power cut, and the how-manieth time it is reached. */
  deadly: { step: string; time: number } | null;
  /** A client with a defect of its own, to show that the suite finds it. */
  defect: Defect | null;
};

/** forgets: says that words are saved, and saves every fourth only. repeats: sends what it has sent once more. */
export const defects = ['forgets', 'repeats'] as const;
export type Defect = (typeof defects)[number];

export type Command =
  | { do: 'day'; seed: string; acts: number | null }
  | { do: 'ready'; patience: number }
  | { do: 'write'; drafts: number; send: number }
  /** Ends a day that has no number of acts. */
  | { do: 'rest' }
  /** Pastes new drafts until one is refused, at the most so many. */
  | { do: 'fill'; most: number }
  | { do: 'evening'; patience: number }
  | { do: 'call'; name: string; request: unknown }
  | { do: 'clock'; off: number }
  | { do: 'holdings' }
  | { do: 'end' };

export type Answer = { answer: number; value: unknown } | { answer: number; error: string };

export type Told =
  | WordEvent
  | Answer
  /** The vault was damaged, and was made anew. */
  | { event: 'mended' }
  | { event: 'phase'; phase: string }
  | { event: 'fault'; at: string; kind: string }
  | { event: 'refused'; call: string; code: string };
