import * as v from 'valibot';
import {
  audiences,
  draftKinds,
  reportReasons,
  sendChoices,
  threadFilters,
  topics,
  type Announcement,
  type AppState,
  type Counts,
  type DraftEntry,
  type DraftView,
  type InviteView,
  type MentorView,
  type Outcome,
  type ThreadPage,
  type ThreadView,
} from './views.ts';
import type { DesktopView, Handover, Preferences } from './desktop-views.ts';
import type { StorageView } from './keeping-views.ts';
import { searchScopes, type SearchPage } from './search-views.ts';
import type { OutboxEntry, SendOptions, StatusView } from './sending-views.ts';

export * from './desktop-views.ts';
export * from './keeping-views.ts';
export * from './search-views.ts';
export * from './sending-views.ts';
export * from './views.ts';

/**
 * Everything that crosses between the main process and a page: one table of calls, each with the decoder of its request, and one of pushes.
 * The types of handlers (main/ipc.ts), of the bridge (preload.ts) and of the page (renderer/bridge.ts) are derived from these two tables, so
 * that a call without a handler, or a handler without a call, does not compile.
 */

/** Longest question or answer that a composer takes, in UTF-16 units; three posts hold it in any script. */
export const maxTextLength = 3600;
export const maxTitleLength = 120;
/** Longest statement of a mentor about when to ask, and longest report, in UTF-16 units. */
export const maxAvailabilityLength = 300;
export const maxReportLength = 1200;
/** Shortest passphrase for a new vault, in characters as people count them. */
export const minPassphraseLength = 12;

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
  mentor: v.nullable(hex64),
  target: v.nullable(hex64),
  reason: v.nullable(v.picklist(reportReasons)),
});

export const preferencesSchema = v.strictObject({
  language: v.picklist(['ko', 'en']),
  theme: v.picklist(['system', 'light', 'dark']),
  /** Whether the person is told of what comes while they do not look. */
  notifications: v.boolean(),
});

/** Decoders of every call's request, by the call's name. */
export const calls = {
  /** Where the person stands: membership, vault, cohort. */
  appState: nothing,
  /** Tries again to open a locked vault, after the person has unlocked the keyring. */
  unlock: nothing,
  /** Opens a vault that waits for its passphrase; where there is no keychain, the person's choice for a new one. */
  openWith: v.variant('kind', [
    v.strictObject({
      kind: v.literal('passphrase'),
      passphrase: v.pipe(v.string(), v.maxLength(1024)),
    }),
    v.strictObject({ kind: v.literal('memory') }),
  ]),
  /** Fetches and checks the manifest behind an invite, without using the invite up. */
  checkInvite: v.strictObject({ invite: v.pipe(v.string(), v.maxLength(8192)) }),
  /** Uses the invite. A mentor gives the nickname of the badge. */
  join: v.strictObject({
    invite: v.pipe(v.string(), v.maxLength(8192)),
    nickname: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  }),
  /** Takes up a membership on a new PC: any invite of the cohort tells where it is, the 24 words who one is. */
  recover: v.strictObject({
    invite: v.pipe(v.string(), v.maxLength(8192)),
    phrase: v.pipe(v.string(), v.maxLength(2048)),
    nickname: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  }),
  /** The 24 words of this membership. */
  phrase: nothing,
  /** The person has written the 24 words down. */
  notePhrase: nothing,
  /** After an alarm, by the person's own decision: forgets it and connects again. */
  retryAfterAlarm: nothing,
  threads: v.strictObject({
    filter: v.picklist(threadFilters),
    topic: v.nullable(v.picklist(topics)),
    offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  }),
  counts: nothing,
  /** Looks for words in everything that can be read here. */
  search: v.strictObject({
    text: v.pipe(v.string(), v.maxLength(200)),
    topic: v.nullable(v.picklist(topics)),
    scope: v.picklist(searchScopes),
    offset: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  }),
  thread: v.strictObject({ id: hex64 }),
  /** Marks everything in the thread that is stored now as seen. */
  markRead: v.strictObject({ id: hex64 }),
  drafts: nothing,
  saveDraft: draftRequest,
  discardDraft: v.strictObject({ id: localId }),
  /** What sending now would mean. `thread`: `null` for a question. */
  sendOptions: v.strictObject({ thread: v.nullable(hex64) }),
  /** Moves a draft into the outbox, in one transaction. */
  send: v.strictObject({ draft: localId, when: v.picklist(sendChoices) }),
  /** Changes when an entry goes that has not gone yet. */
  reschedule: v.strictObject({ id: localId, when: v.picklist(sendChoices) }),
  /** Posts without a text: accept an answer, me too, claim, release. */
  react: v.variant('kind', [
    v.strictObject({ kind: v.literal('accept'), thread: hex64, answer: hex64 }),
    v.strictObject({ kind: v.literal('retract'), thread: hex64, post: hex64 }),
    v.strictObject({ kind: v.picklist(['me-too', 'claim', 'release']), thread: hex64 }),
  ]),
  outbox: nothing,
  /** Makes a draft again of an entry that came back, or that has not left this PC. */
  takeBack: v.strictObject({ id: localId }),
  /** Sends an entry once more that is held because its arrival could not be confirmed twice. */
  sendAgain: v.strictObject({ id: localId }),
  /** Mentors whom a question can be sent to alone. */
  mentors: nothing,
  /** A mentor's own statement about when to ask; an empty one takes it back. */
  setAvailability: v.strictObject({ text: v.pipe(v.string(), v.maxLength(maxAvailabilityLength)) }),
  announcements: nothing,
  markAnnouncementsRead: nothing,
  status: nothing,
  /** How much is kept on this PC, until when, and what was mended. */
  storage: nothing,
  /** The person has read what was mended. */
  noteRebuilt: nothing,
  /** Sets a damaged vault aside and begins a new one with everything that can still be read of it. */
  rebuild: nothing,
  /** Opens the system's dialog and writes everything into one file under a passphrase; this PC then only reads. `null`: the person changed their mind. */
  moveOut: v.strictObject({ passphrase: v.pipe(v.string(), v.maxLength(1024)) }),
  /** The move was not made after all: this PC goes on, and the file must not be used. */
  stayHere: nothing,
  /** Opens the system's dialog and takes up what another PC has written; only before one has joined here. */
  moveIn: v.strictObject({ passphrase: v.pipe(v.string(), v.maxLength(1024)) }),
  /** Leaves the programme at the end of the epoch: the issuer is told; what is on this PC stays. */
  leave: nothing,
  /** Deletes everything on this PC, the key first. The app then is as after its installation. */
  eraseAll: v.strictObject({ confirm: v.literal('everything') }),
  preferences: nothing,
  setPreferences: preferencesSchema,
  desktop: nothing,
  /** Hides what the window shows from whoever passes by, or shows it again. */
  setVeil: v.strictObject({ on: v.boolean() }),
  /** Starting with the computer, in the system's own settings. */
  setAutostart: v.strictObject({ on: v.boolean() }),
  /** Takes what was brought from outside; the next call answers nothing of it. */
  takeHandover: nothing,
  /** Ends the app: closing its window does not. What is being typed is asked for first, and where it could not be kept, the app ends only when asked again. */
  quit: nothing,
  /** The answer to the push `flushDrafts`; `saved`: everything that was typed is on the disk. */
  draftsFlushed: v.strictObject({ saved: v.boolean() }),
} as const;

export type CallName = keyof typeof calls;

/** The names of all calls, as {@link pushNames} has those of the pushes. */
export const callNames: readonly CallName[] = namesOf(calls);

function namesOf<Table extends object>(table: Table): Extract<keyof Table, string>[] {
  const names: Extract<keyof Table, string>[] = [];
  for (const name in table) names.push(name);
  return names;
}

export type Request<N extends CallName> = v.InferOutput<(typeof calls)[N]>;

/** What each call answers when it succeeds. */
export type Responses = {
  appState: AppState;
  unlock: AppState;
  openWith: AppState;
  checkInvite: InviteView;
  join: AppState;
  recover: AppState;
  phrase: { words: string[] };
  notePhrase: AppState;
  retryAfterAlarm: AppState;
  threads: ThreadPage;
  counts: Counts;
  search: SearchPage;
  thread: ThreadView;
  markRead: null;
  drafts: DraftEntry[];
  saveDraft: { savedAt: number };
  discardDraft: null;
  sendOptions: SendOptions;
  send: OutboxEntry;
  reschedule: OutboxEntry;
  react: OutboxEntry;
  outbox: OutboxEntry[];
  /** `null`: the entry had no words, and is gone. */
  takeBack: DraftView | null;
  sendAgain: null;
  mentors: MentorView[];
  setAvailability: OutboxEntry;
  announcements: Announcement[];
  markAnnouncementsRead: null;
  status: StatusView;
  storage: StorageView;
  noteRebuilt: StorageView;
  rebuild: AppState;
  /** The file's name. */
  moveOut: { file: string } | null;
  stayHere: AppState;
  moveIn: AppState;
  leave: AppState;
  eraseAll: AppState;
  preferences: Preferences;
  setPreferences: Preferences;
  desktop: DesktopView;
  setVeil: DesktopView;
  setAutostart: DesktopView;
  takeHandover: Handover;
  quit: null;
  draftsFlushed: null;
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
  /** The app is about to end: save what is being typed now, and answer with `draftsFlushed`. */
  flushDrafts: null;
  preferencesChanged: Preferences;
  /** Show this thread (a notification was clicked). */
  showThread: { id: string };
  desktopChanged: DesktopView;
  /** Something was brought from outside: take it. */
  handoverWaits: null;
};
export type PushName = keyof Pushes;

/** Every push once: one without a name here does not compile. */
const pushes: Record<PushName, true> = {
  stateChanged: true,
  statusChanged: true,
  inboxChanged: true,
  outboxChanged: true,
  draftsChanged: true,
  flushDrafts: true,
  preferencesChanged: true,
  showThread: true,
  desktopChanged: true,
  handoverWaits: true,
};

export const pushNames: readonly PushName[] = namesOf(pushes);

/** One function per call; main gives all of them or does not compile. */
export type Handlers = {
  [N in CallName]: (request: Request<N>) => Responses[N] | Promise<Responses[N]>;
};

/** The calls that concern the desktop around the window. */
export type DesktopHandlers = Pick<
  Handlers,
  'desktop' | 'setVeil' | 'setAutostart' | 'takeHandover' | 'quit' | 'draftsFlushed'
>;

type RequestArguments<N extends CallName> =
  Request<N> extends undefined ? [] : [request: Request<N>];

/** The API that the preload script exposes to the page as `window.kkanbu`: one named method per call, one `on…` per push. */
export type Bridge = {
  [N in CallName]: (...request: RequestArguments<N>) => Promise<Outcome<Responses[N]>>;
} & {
  /** Each subscription returns its own unsubscribe. */
  [N in PushName as `on${Capitalize<N>}`]: (listener: (payload: Pushes[N]) => void) => () => void;
};

/** IPC channels, `kkanbu:` and the name of the call or push. */
export const channelOf = (name: CallName | PushName): string => `kkanbu:${name}`;
