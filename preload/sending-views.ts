import type { AlarmKind, DraftKind, SendChoice } from './views.ts';

/** What a person can choose from when sending, and what it means now. */
export type SendOptions = {
  choices: { when: SendChoice; /** Milliseconds since 1970. */ arrivesAt: number }[];
  suggested: SendChoice;
  /** soon is left out: the first question of somebody who joined in this epoch. */
  newcomer: boolean;
  /** The most people that a post hides among, as recent rounds counted them; `null` before the first. */
  setSize: number | null;
  /** Certificates in stock: so many more threads can be taken part in before the epoch ends. */
  certificates: number;
};

/**
 * Why a post is held back. gathering: no two envelopes of this PC were seen arriving yet since it connected. asks-author: its arrival could not
 * be confirmed twice, and the person decides. receipts-missing: so many are missing that nothing is sent. alarm: another alarm stands.
 */
export const holdReasons = [
  'offline',
  'too-few',
  'no-certificate',
  'stale-feed',
  'clock-off',
  'gathering',
  'waiting-for-keys',
  'asks-author',
  'receipts-missing',
  'alarm',
] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Why an entry came back for good. */
export const returnReasons = ['refused', 'thread-closed', 'voided', 'left'] as const;
export type ReturnReason = (typeof returnReasons)[number];

export type OutboxEntry = {
  id: string;
  kind: DraftKind | 'accept' | 'me-too' | 'claim' | 'release' | 'retract';
  thread: string | null;
  /** Title or the first words, for the list. */
  label: string;
  /**
   * kept: saved on this PC. planned: waits for its round. sent: uploaded. confirmed: seen in the feed since the app was opened. returned: refused for
   * good, and kept for the person.
   */
  state: 'kept' | 'planned' | 'sent' | 'confirmed' | 'returned';
  /** Whether it can still be changed or taken back: nothing of it has left this PC. */
  recallable: boolean;
  /** When it should arrive, milliseconds since 1970, once a round is chosen. */
  plannedAt: number | null;
  when: SendChoice;
  hold: HoldReason | null;
  /** Of a returned entry. */
  why: ReturnReason | null;
};

export type StatusView = {
  link: 'online' | 'connecting' | 'offline';
  /** While catching up: batches done and to do. */
  catchUp: { done: number; total: number } | null;
  /** What the disk refused when something was last written; `null` once it takes it again. */
  disk: 'full' | 'read-only' | null;
  /** Last batch seen, milliseconds since 1970; `null` before the first. */
  syncedAt: number | null;
  outbox: number;
  hold: HoldReason | null;
  /** How many senders recent rounds had, at most; `null` before the first receipts. */
  setSize: number | null;
  minSet: number;
  alarm: AlarmKind | null;
};
