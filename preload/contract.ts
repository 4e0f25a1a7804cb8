import * as v from 'valibot';

/**
 * Everything that crosses between the main process and a page: one table of calls, each with the decoder of its request, and one of pushes.
 * The types of handlers (main/ipc.ts), of the bridge (preload.ts) and of the page (renderer/bridge.ts) are derived from these two tables, so
 * that a call without a handler, or a handler without a call, does not compile.
 */

// ---- words of the data -------------------------------------------------------------------------------------------------------------------

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
  | { mode: 'memory'; why: 'chosen' | 'no-keychain' }
  | { mode: 'locked'; why: 'keyring-locked' | 'key-missing' };

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
export type HoldReason = 'offline' | 'too-few' | 'no-certificate' | 'stale-feed' | 'waiting-for-keys' | 'receipts-missing';

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
};

// ---- decoders ----------------------------------------------------------------------------------------------------------------------------

/** Longest question or answer that a composer takes, in UTF-16 units; three posts hold it in any script. */
export const maxTextLength = 3600;
export const maxTitleLength = 120;

const hex64 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const localId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const nothing = v.undefined();

const draftRequest = v.strictObject({
  id: localId,
  kind: v.picklist(draftKinds),
  thread: v.nullable(hex64),
  // Longer than can be sent: what a person typed is kept first, and refused only when it is sent.
  title: v.pipe(v.string(), v.maxLength(20_000)),
  text: v.pipe(v.string(), v.maxLength(500_000)),
  topic: v.picklist(topics),
  audience: v.picklist(audiences),
});

export const preferencesSchema = v.strictObject({
  language: v.picklist(['ko', 'en']),
  theme: v.picklist(['system', 'light', 'dark']),
});

/** Decoders of every call's request, by the call's name. */
export const calls = {
  /** Where the person stands: membership, vault, cohort. */
  appState: nothing,
  /** Tries again to open a locked vault, after the person has unlocked the keyring. */
  unlock: nothing,
  /** Fetches and checks the manifest behind an invite, without using the invite up. */
  checkInvite: v.strictObject({ invite: v.pipe(v.string(), v.maxLength(8192)) }),
  /** Uses the invite. A mentor gives the nickname of the badge. */
  join: v.strictObject({
    invite: v.pipe(v.string(), v.maxLength(8192)),
    nickname: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  }),
  threads: v.strictObject({
    filter: v.picklist(threadFilters),
    topic: v.nullable(v.picklist(topics)),
    offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  }),
  counts: nothing,
  thread: v.strictObject({ id: hex64 }),
  /** Marks everything in the thread that is stored now as seen. */
  markRead: v.strictObject({ id: hex64 }),
  drafts: nothing,
  saveDraft: draftRequest,
  discardDraft: v.strictObject({ id: localId }),
  /** Moves a draft into the outbox, in one transaction. */
  send: v.strictObject({ draft: localId }),
  /** Posts without a text: accept an answer, me too, claim, release. */
  react: v.variant('kind', [
    v.strictObject({ kind: v.literal('accept'), thread: hex64, answer: hex64 }),
    v.strictObject({ kind: v.picklist(['me-too', 'claim', 'release']), thread: hex64 }),
  ]),
  outbox: nothing,
  status: nothing,
  preferences: nothing,
  setPreferences: preferencesSchema,
} as const;

export type CallName = keyof typeof calls;
export type Request<N extends CallName> = v.InferOutput<(typeof calls)[N]>;

/** What each call answers when it succeeds. */
export type Responses = {
  appState: AppState;
  unlock: AppState;
  checkInvite: InviteView;
  join: AppState;
  threads: ThreadPage;
  counts: Counts;
  thread: ThreadView;
  markRead: null;
  drafts: DraftView[];
  saveDraft: { savedAt: number };
  discardDraft: null;
  send: OutboxEntry;
  react: OutboxEntry;
  outbox: OutboxEntry[];
  status: StatusView;
  preferences: Preferences;
  setPreferences: Preferences;
};

/** What main tells the page without being asked. The payload names what to ask for again, never content. */
export type Pushes = {
  /** Membership, vault or cohort changed. */
  stateChanged: AppState;
  statusChanged: StatusView;
  /** Posts arrived or their meaning changed; threads named, or `null` for "look at everything again". */
  inboxChanged: { threads: string[] | null };
  outboxChanged: OutboxEntry[];
  draftsChanged: null;
  preferencesChanged: Preferences;
  /** Show this thread (a notification was clicked). */
  showThread: { id: string };
};
export type PushName = keyof Pushes;

export const pushNames = [
  'stateChanged',
  'statusChanged',
  'inboxChanged',
  'outboxChanged',
  'draftsChanged',
  'preferencesChanged',
  'showThread',
] as const satisfies readonly PushName[];

type MissingPush = Exclude<PushName, (typeof pushNames)[number]>;
/** Fails to compile when a push has a type but no name in the list. */
export const everyPushIsNamed: [MissingPush] extends [never] ? true : MissingPush = true;

/** One function per call; main gives all of them or does not compile. */
export type Handlers = {
  [N in CallName]: (request: Request<N>) => Responses[N] | Promise<Responses[N]>;
};

type RequestArguments<N extends CallName> = Request<N> extends undefined ? [] : [request: Request<N>];

/** The API that the preload script exposes to the page as `window.kkanbu`: one named method per call, one `on…` per push. */
export type Bridge = {
  [N in CallName]: (...request: RequestArguments<N>) => Promise<Outcome<Responses[N]>>;
} & {
  /** Each subscription returns its own unsubscribe. */
  [N in PushName as `on${Capitalize<N>}`]: (listener: (payload: Pushes[N]) => void) => () => void;
};

/** IPC channels, `kkanbu:` and the name of the call or push. */
export const channelOf = (name: CallName | PushName): string => `kkanbu:${name}`;
