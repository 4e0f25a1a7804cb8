/** The data that pages see: what calls answer and pushes carry. Types and lists of words only. */
export const topics = ['know-how', 'information', 'heart', 'grievance'] as const;
export type Topic = (typeof topics)[number];

export const audiences = ['everyone', 'mentors', 'one-mentor'] as const;
export type Audience = (typeof audiences)[number];

export type MemberRole = 'mentee' | 'mentor' | 'coordinator';

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
 * they may not be read.
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
};

export type AppState = {
  /** `welcome`: no membership yet. `waiting`: enrolled on the waiting list. `alarm`: a second manifest, key or history was met. */
  phase: 'locked' | 'welcome' | 'waiting' | 'ready' | 'alarm';
  vault: VaultState;
  cohort: CohortView | null;
  me: Me | null;
  alarm: string | null;
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
};

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
};

export type ThreadView = {
  summary: ThreadSummary;
  posts: PostView[];
  /** Nickname of the mentor who claimed it, while no answer has come. */
  claimedBy: { nickname: string; mine: boolean } | null;
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

export const threadFilters = ['inbox', 'waiting', 'mine', 'helpful'] as const;
export type ThreadFilter = (typeof threadFilters)[number];

export type ThreadPage = { threads: ThreadSummary[]; total: number };

/** Figures beside the names in the sidebar. */
export type Counts = {
  unread: number;
  waiting: number;
  mineUnread: number;
  helpful: number;
  drafts: number;
  outbox: number;
  topics: Record<Topic, number>;
};

export const draftKinds = ['question', 'answer', 'comment', 'follow-up'] as const;
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
  /** Milliseconds since 1970; stays on this PC. */
  savedAt: number;
};

/** Why a post is held back, or came back as a draft. */
export type HoldReason =
  'offline' | 'too-few' | 'no-certificate' | 'stale-feed' | 'waiting-for-keys' | 'receipts-missing';

export type OutboxEntry = {
  id: string;
  kind: DraftKind | 'accept' | 'me-too' | 'claim' | 'release';
  thread: string | null;
  /** Title or the first words, for the list. */
  label: string;
  /** kept: saved on this PC. planned: waits for its round. sent: uploaded. returned: refused for good, and kept for the person. */
  state: 'kept' | 'planned' | 'sent' | 'returned';
  /** When it should arrive, milliseconds since 1970, once a round is chosen. */
  plannedAt: number | null;
  hold: HoldReason | null;
};

export type StatusView = {
  link: 'online' | 'connecting' | 'offline';
  /** While catching up: batches done and to do. */
  catchUp: { done: number; total: number } | null;
  /** Last batch seen, milliseconds since 1970; `null` before the first. */
  syncedAt: number | null;
  outbox: number;
  hold: HoldReason | null;
  /** How many senders recent rounds had, at most; `null` before the first receipts. */
  setSize: number | null;
  minSet: number;
  alarm: string | null;
};

export type Preferences = {
  language: 'ko' | 'en';
  theme: 'system' | 'light' | 'dark';
  notifications: boolean;
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
