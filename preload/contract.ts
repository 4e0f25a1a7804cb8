import type * as v from 'valibot';
import { calls } from './calls.ts';
import type { AboutView, DesktopView, Handover, Preferences } from './desktop-views.ts';
import type { StorageView } from './keeping-views.ts';
import type { KnowledgePage, KnowledgeTags, MadePaper } from './knowledge-views.ts';
import type { LockView } from './office-views.ts';
import type { SearchPage } from './search-views.ts';
import type { SimilarThread } from './similar-views.ts';
import type { OutboxEntry, SendOptions, StatusView } from './sending-views.ts';
import type {
  Announcement,
  AppState,
  Counts,
  DraftEntry,
  DraftView,
  InviteView,
  MentorView,
  Outcome,
  ThreadPage,
  ThreadView,
} from './views.ts';
import type { WritingCheck } from './writing-views.ts';

export * from './calls.ts';
export * from './desktop-views.ts';
export * from './keeping-views.ts';
export * from './knowledge-views.ts';
export * from './mark-views.ts';
export * from './office-views.ts';
export * from './search-views.ts';
export * from './sending-views.ts';
export * from './similar-views.ts';
export * from './text-sizes.ts';
export * from './views.ts';
export * from './writing-views.ts';

/**
 * Everything that crosses between the main process and a page: one table of calls (calls.ts), each with the decoder of its request, and one of pushes.
 * The types of handlers (main/ipc.ts), of the bridge (preload.ts) and of the page (renderer/bridge.ts) are derived from these two tables, so
 * that a call without a handler, or a handler without a call, does not compile.
 */

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
  similar: SimilarThread[];
  checkWriting: WritingCheck;
  knowledge: KnowledgePage;
  knowledgeTags: KnowledgeTags;
  makePaper: MadePaper | null;
  thread: ThreadView;
  mark: null;
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
  about: AboutView;
  preferences: Preferences;
  setPreferences: Preferences;
  changeTextSize: Preferences;
  desktop: DesktopView;
  setVeil: DesktopView;
  screenLock: LockView;
  lockScreen: LockView;
  unlockScreen: LockView;
  setPin: LockView;
  removePin: LockView;
  resetPin: LockView;
  noteCopied: null;
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
  lockChanged: LockView;
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
  lockChanged: true,
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

/** The calls about the lock of the screen. */
export type OfficeHandlers = Pick<
  Handlers,
  'screenLock' | 'lockScreen' | 'unlockScreen' | 'setPin' | 'removePin' | 'resetPin' | 'noteCopied'
>;

/** The calls about how the window looks. */
export type LookHandlers = Pick<Handlers, 'changeTextSize'>;

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
