import type { ThreadMark } from './mark-views.ts';

/** The data that pages see: what calls answer and pushes carry. Types and lists of words only. */
export const topics = ['know-how', 'information', 'heart', 'grievance'] as const;
export type Topic = (typeof topics)[number];

export const audiences = ['everyone', 'mentors', 'one-mentor'] as const;
export type Audience = (typeof audiences)[number];

export type MemberRole = 'mentee' | 'mentor' | 'coordinator';

/** When a post goes: in the next round, in one of the fullest of two hours, in one of the fullest of the next working day. */
export const sendChoices = ['soon', 'mixed', 'tomorrow'] as const;
export type SendChoice = (typeof sendChoices)[number];

export const reportReasons = ['identifies', 'hurts', 'urgent', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** How the three server roles are run: by separate bodies, or by one, whose operator must then be trusted. */
export type Operation = 'split' | 'single';

/** Failures that a page can name to a person; each has a sentence in the string tables. */
export const errorCodes = [
  'bad-request',
  'foreign-sender',
  'not-ready',
  'internal',
  'invite-malformed',
  'invite-unknown',
  'invite-used',
  'seats-full',
  'issuer-unreachable',
  'issuer-refused',
  'manifest-mismatch',
  'certificate-mismatch',
  'vault-locked',
  'vault-damaged',
  'vault-newer',
  'disk-full',
  'passphrase-wrong',
  'passphrase-short',
  'draft-empty',
  'draft-too-long',
  'draft-unknown',
  'nickname-taken',
  'nickname-malformed',
  'thread-unknown',
  'thread-closed',
  'not-allowed',
  'phrase-malformed',
  'phrase-unknown',
  'mentor-unknown',
  'disk-readonly',
  'archive-malformed',
  'archive-newer',
  'archive-unreadable',
  'archive-unwritable',
  'vault-in-use',
  'already-leaving',
  'key-kept',
  'nothing-to-export',
  'not-printed',
  'screen-locked',
  'pin-short',
  'pin-simple',
  'pin-wrong',
  'pin-wait',
  'phrase-not-noted',
  'phrase-differs',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** What a call answers: failures cross as values, never as exceptions. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; code: ErrorCode };

/** Where the vault's key lives. `memory`: nothing outlives the process, and the page says so. */
export type VaultState =
  | { mode: 'keychain' }
  | { mode: 'passphrase' }
  | { mode: 'memory'; why: 'chosen' | 'no-keychain' }
  | { mode: 'locked'; why: LockReason };

/**
 * Why the vault is not open. `opening`: it is being opened right now. `no-keychain`: there is no vault yet, and a person must choose where its
 * key is kept. `keyring-gone`: the vault's key is in a keychain that does not answer any more. `in-use`: another process has the files, or
 * they may not be read. `read-only`: nothing can be written where the vault lies. `deleted`: the programme's date of deletion has come, and all of it
 * is gone.
 */
export type LockReason =
  | 'opening'
  | 'keyring-locked'
  | 'keyring-gone'
  | 'key-missing'
  | 'no-keychain'
  | 'passphrase-needed'
  | 'damaged'
  | 'newer'
  | 'in-use'
  | 'read-only'
  | 'deleted'
  | 'disk-full';

export type CohortView = {
  name: string;
  operation: Operation;
  /** Six words of the manifest's hash, to compare with others by voice. */
  words: string[];
  members: number;
  minSet: number;
  /** Milliseconds. */
  roundLength: number;
  demo: boolean;
};

export type Me = {
  role: MemberRole;
  /** A mentor's nickname; `null` for everybody else, who have no name here. */
  nickname: string | null;
  badge: 'none' | 'requested' | 'certified' | 'withdrawn';
  /**
   * leaving: has asked to leave, and takes part until the epoch ends. removed: left, or was removed by the coordinator. moved: went on to another PC.
   * What is on this PC can be read; where one is removed or has moved, nothing comes, and nothing can be sent.
   */
  standing: 'member' | 'leaving' | 'removed' | 'moved';
  /** Whether the person has confirmed to have written down the 24 words. */
  phraseNoted: boolean;
  /** Whether this PC took up the membership of another one by the 24 words: its threads stayed there. */
  recovered: boolean;
};

/**
 * What a client must not get over by itself. `receipts-missing` and `split-view` hold posts back, reading goes on; all others stop every
 * connection.
 */
export const alarmKinds = [
  'second-manifest',
  'second-history',
  'second-key',
  'uncommitted-key',
  'broken-feed',
  'broken-certificate',
  'receipts-missing',
  'split-view',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

export type AlarmView = {
  kind: AlarmKind;
  /** Whether every connection is down. */
  halting: boolean;
  /** Start of the local day on which it was met, milliseconds since 1970. */
  day: number;
  /** Lines to pass on to whoever looks into it: the kind, the manifest, rounds and hashes. Nothing of this person. */
  report: string;
};

export type AppState = {
  /** `welcome`: no membership yet. `waiting`: enrolled on the waiting list. `alarm`: a second manifest, key or history was met. */
  phase: 'locked' | 'welcome' | 'waiting' | 'ready' | 'alarm';
  vault: VaultState;
  cohort: CohortView | null;
  me: Me | null;
  alarm: AlarmView | null;
};

export type InviteView = { cohort: CohortView; role: MemberRole };

/**
 * A time as it may be shown: `half-day` for what members write (start of the local half day), `round` for what a mentor signs.
 * Milliseconds since 1970.
 */
export type CoarseTime = { at: number; precision: 'half-day' | 'round' };

export type ThreadState = 'waiting' | 'claimed' | 'answered' | 'accepted';

export type ThreadSummary = {
  /** Thread id, 64 hex digits. */
  id: string;
  topic: Topic;
  audience: Audience;
  /** Empty, as the excerpt, where the question was taken back or voided. */
  title: string;
  /** The first two hundred characters of the text, on one line. */
  excerpt: string;
  asked: CoarseTime;
  mine: boolean;
  /** Posts that this person has not seen; 0 for a read thread. */
  unread: number;
  state: ThreadState;
  answers: number;
  meToo: number;
  /** `true` while the question itself is still on its way (in the outbox). */
  pending: boolean;
} & ThreadMark;

/** Who wrote a post, as others see it. `seed` (32 hex digits) picks the drawn shape and the friendly name: the same within a thread only. */
export type AuthorView =
  | { kind: 'asker'; seed: string; mine: boolean }
  | { kind: 'mentor'; seed: string; nickname: string; mine: boolean; withdrawn: boolean }
  | { kind: 'member'; seed: string; number: number; mine: boolean };

export type PostView = {
  /** Id of the post's first part, 64 hex digits; for a pending post the id of its outbox entry. */
  id: string;
  kind: 'question' | 'answer' | 'comment' | 'follow-up';
  author: AuthorView;
  text: string;
  at: CoarseTime;
  unread: boolean;
  accepted: boolean;
  pending: boolean;
  /** retracted: by its author. voided: by the coordinator. Neither has a text any more. */
  state: 'shown' | 'retracted' | 'voided';
  edited: boolean;
  /** Of a post of one's own: the most senders that its round had. `null`: not one's own, or not published yet. */
  hidesAmong: number | null;
  can: { retract: boolean; edit: boolean; report: boolean };
};

export type ThreadView = {
  summary: ThreadSummary;
  posts: PostView[];
  /** Nickname of the mentor who claimed it, while no answer has come. */
  claimedBy: { nickname: string; mine: boolean } | null;
  /** To whom a question for one mentor went, where this person may know; `null` for other audiences. */
  mentor: string | null;
  /** Posts that only a newer version of the app understands. */
  newer: number;
  /** By the coordinator: nobody can write here any more. */
  closed: boolean;
  /** When somebody who answers last looked at what was found helpful here, if that is a year ago; else `null`. */
  aged: CoarseTime | null;
  /** What this person may do here now. */
  can: {
    answer: boolean;
    followUp: boolean;
    comment: boolean;
    accept: boolean;
    claim: boolean;
    release: boolean;
    meToo: boolean;
  };
  draft: DraftView | null;
};

export const threadFilters = ['inbox', 'waiting', 'mine', 'helpful', 'bookmarked'] as const;
export type ThreadFilter = (typeof threadFilters)[number];

export type ThreadPage = { threads: ThreadSummary[]; total: number };

/** Figures beside the names in the sidebar. */
export type Counts = {
  /** Threads with something unread, but for muted ones. */
  unread: number;
  waiting: number;
  mineUnread: number;
  helpful: number;
  bookmarked: number;
  drafts: number;
  outbox: number;
  /** Announcements that this person has not seen. */
  announcements: number;
  topics: Record<Topic, number>;
};

/** edit: other words for a post of one's own. report: to the coordinator, about a post. availability: a mentor's statement of when to ask. */
export const draftKinds = [
  'question',
  'answer',
  'comment',
  'follow-up',
  'edit',
  'report',
  'availability',
] as const;
export type DraftKind = (typeof draftKinds)[number];

export type DraftView = {
  id: string;
  kind: DraftKind;
  /** The thread that it answers; `null` for a question. */
  thread: string | null;
  title: string;
  text: string;
  topic: Topic;
  audience: Audience;
  /** A question for one mentor: the badge, 64 hex digits. */
  mentor: string | null;
  /** The post that is edited or reported, 64 hex digits. */
  target: string | null;
  /** Of a report. */
  reason: ReportReason | null;
  /** Milliseconds since 1970; stays on this PC. */
  savedAt: number;
};

/**
 * Where a draft would go on. open: it can be sent from there. closed: its thread can be read, and takes nothing more of this kind. gone: what it
 * answers, changes or reports is not here any more.
 */
export type DraftPlace = {
  state: 'open' | 'closed' | 'gone';
  /** Title of the thread; empty for a question, and where there is none any more. */
  title: string;
};

export type DraftEntry = DraftView & { place: DraftPlace };

/** A mentor that a question can be sent to alone. */
export type MentorView = {
  /** The badge, 64 hex digits. */
  badge: string;
  nickname: string;
  /** When and about what to ask, in the mentor's words. */
  availability: { text: string; at: CoarseTime } | null;
  mine: boolean;
};

export type Announcement = {
  /** The notice's hash, 64 hex digits. */
  id: string;
  title: string;
  text: string;
  at: CoarseTime;
  unread: boolean;
};
