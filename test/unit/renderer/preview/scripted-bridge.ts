import type {
  AppState,
  Bridge,
  DesktopView,
  Counts,
  DraftView,
  OutboxEntry,
  Outcome,
  Preferences,
  StatusView,
  ThreadSummary,
} from '../../../../preload/contract.ts';
import {
  sampleCohort,
  sampleDrafts,
  sampleNow,
  sampleOutbox,
  sampleThread,
  sampleThreads,
} from './sample.ts';

/** What a scripted main process answers with; everything else follows from it. */
export type Scene = {
  phase?: AppState['phase'];
  role?: 'mentee' | 'mentor';
  operation?: 'split' | 'single';
  vault?: AppState['vault'];
  status?: Partial<StatusView>;
  preferences?: Partial<Preferences>;
  /** How many threads there are. */
  threads?: number;
  empty?: boolean;
  /** A code that checking an invite fails with. */
  inviteFails?: 'invite-used';
  joins?: 'never';
  /** A code that opening the vault with a passphrase fails with. */
  openingFails?: 'passphrase-short';
};

const ok = <T>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });
const silent = () => () => undefined;

function countsOf(threads: ThreadSummary[], drafts: DraftView[], outbox: number): Counts {
  const having = (test: (thread: ThreadSummary) => boolean): number => threads.filter(test).length;
  return {
    unread: having((thread) => thread.unread > 0),
    waiting: having((thread) => thread.state === 'waiting'),
    mineUnread: having((thread) => thread.mine && thread.unread > 0),
    helpful: having((thread) => thread.state === 'accepted'),
    drafts: drafts.length,
    outbox,
    topics: {
      'know-how': having((thread) => thread.topic === 'know-how'),
      information: having((thread) => thread.topic === 'information'),
      heart: having((thread) => thread.topic === 'heart'),
      grievance: having((thread) => thread.topic === 'grievance'),
    },
  };
}

/** The words of an entry; `null` for one without. */
function draftOf({ id, kind, thread, label }: OutboxEntry): DraftView | null {
  if (kind === 'me-too' || kind === 'accept' || kind === 'claim' || kind === 'release') return null;
  const isQuestion = kind === 'question';
  const words = { title: isQuestion ? label : '', text: isQuestion ? '' : label };
  const rest = { topic: 'know-how', audience: 'everyone', savedAt: sampleNow } as const;
  return { id, kind, thread, ...words, ...rest };
}

/** A bridge that answers from a script: the page without the program behind it. `calls` records what the page asked for. */
export function scriptedBridge(scene: Scene): {
  bridge: Bridge;
  calls: [name: string, request: unknown][];
} {
  const role = scene.role ?? 'mentee';
  const cohort = { ...sampleCohort, operation: scene.operation ?? 'split' };
  const calls: [string, unknown][] = [];
  const phase = scene.phase ?? 'ready';
  const state: AppState = {
    phase,
    vault:
      scene.vault ??
      (phase === 'locked' ? { mode: 'locked', why: 'keyring-locked' } : { mode: 'keychain' }),
    cohort: phase === 'welcome' || phase === 'locked' ? null : cohort,
    me:
      phase === 'ready'
        ? {
            role,
            nickname: role === 'mentor' ? '느린거북' : null,
            badge: role === 'mentor' ? 'certified' : 'none',
          }
        : null,
    alarm: phase === 'alarm' ? 'manifest 7c1f… / 7c20…' : null,
  };
  const threads = scene.empty ? [] : sampleThreads(scene.threads);
  let drafts = scene.empty ? [] : sampleDrafts;
  let outbox = scene.empty ? [] : sampleOutbox;
  let preferences: Preferences = {
    language: 'ko',
    theme: 'system',
    notifications: true,
    ...scene.preferences,
  };
  let desktop: DesktopView = { veiled: false, autostart: 'off' };
  const status: StatusView = {
    link: 'online',
    catchUp: null,
    syncedAt: sampleNow - 20_000,
    outbox: outbox.length,
    hold: null,
    setSize: 41,
    minSet: cohort.minSet,
    alarm: null,
    ...scene.status,
  };

  const bridge: Bridge = {
    appState: () => ok(state),
    unlock: () => ok(state),
    openWith: (request) => {
      calls.push(['openWith', request]);
      return Promise.resolve({ ok: false, code: scene.openingFails ?? 'passphrase-wrong' });
    },
    checkInvite: () =>
      scene.inviteFails === undefined
        ? ok({ cohort, role })
        : Promise.resolve({ ok: false, code: scene.inviteFails }),
    join: () => (scene.joins === 'never' ? Promise.withResolvers<never>().promise : ok(state)),
    threads: (request) => {
      calls.push(['threads', request]);
      const { filter, topic, offset, limit } = request;
      const chosen = threads
        .filter((thread) => topic === null || thread.topic === topic)
        .filter((thread) => filter !== 'waiting' || thread.state === 'waiting')
        .filter((thread) => filter !== 'mine' || thread.mine)
        .filter((thread) => filter !== 'helpful' || thread.state === 'accepted');
      return ok({ threads: chosen.slice(offset, offset + limit), total: chosen.length });
    },
    counts: () => ok(countsOf(threads, drafts, outbox.length)),
    thread: ({ id }) => {
      const summary = threads.find((thread) => thread.id === id);
      if (summary === undefined) return Promise.resolve({ ok: false, code: 'thread-unknown' });
      const draft = drafts.find((kept) => kept.thread === id) ?? null;
      return ok({ ...sampleThread(summary, role), draft });
    },
    markRead: (request) => {
      calls.push(['markRead', request]);
      return ok(null);
    },
    drafts: () => ok(drafts),
    saveDraft: (request) => {
      calls.push(['saveDraft', request]);
      drafts = [
        { ...request, savedAt: sampleNow },
        ...drafts.filter(({ id }) => id !== request.id),
      ];
      return ok({ savedAt: sampleNow });
    },
    discardDraft: (request) => {
      calls.push(['discardDraft', request]);
      drafts = drafts.filter(({ id }) => id !== request.id);
      return ok(null);
    },
    send: (request) => {
      calls.push(['send', request]);
      const draft = drafts.find(({ id }) => id === request.draft);
      if (draft === undefined) return Promise.resolve({ ok: false, code: 'draft-unknown' });
      drafts = drafts.filter(({ id }) => id !== request.draft);
      const { id, kind, thread, title } = draft;
      return ok({
        id,
        kind,
        thread,
        label: title,
        state: 'planned',
        plannedAt: sampleNow,
        hold: null,
      });
    },
    react: (request) => {
      calls.push(['react', request]);
      const { kind, thread } = request;
      return ok({
        id: thread,
        kind,
        thread,
        label: '',
        state: 'planned',
        plannedAt: null,
        hold: null,
      });
    },
    outbox: () => ok(outbox),
    takeBack: (request) => {
      calls.push(['takeBack', request]);
      const entry = outbox.find(({ id }) => id === request.id);
      if (entry === undefined) return Promise.resolve({ ok: false, code: 'draft-unknown' });
      if (entry.state !== 'returned') return Promise.resolve({ ok: false, code: 'not-allowed' });
      outbox = outbox.filter(({ id }) => id !== entry.id);
      const draft = draftOf(entry);
      if (draft !== null) drafts = [draft, ...drafts];
      return ok(draft);
    },
    sendAgain: (request) => {
      calls.push(['sendAgain', request]);
      return ok(null);
    },
    status: () =>
      phase === 'locked' ? Promise.resolve({ ok: false, code: 'vault-locked' }) : ok(status),
    preferences: () => ok(preferences),
    setPreferences: (request) => {
      preferences = request;
      return ok(request);
    },
    desktop: () => ok(desktop),
    setVeil: ({ on }) => {
      desktop = { ...desktop, veiled: on };
      return ok(desktop);
    },
    setAutostart: ({ on }) => {
      desktop = { ...desktop, autostart: on ? 'on' : 'off' };
      return ok(desktop);
    },
    takeHandover: () => ok({ invite: null, thread: null }),
    quit: () => ok(null),
    onStateChanged: silent,
    onStatusChanged: silent,
    onInboxChanged: silent,
    onOutboxChanged: silent,
    onDraftsChanged: silent,
    onPreferencesChanged: silent,
    onShowThread: silent,
    onDesktopChanged: silent,
    onHandoverWaits: silent,
  };
  return { bridge, calls };
}
