import { stepped } from '../../../../main/shell/text-size.ts';
import {
  holdReasons,
  type AlarmKind,
  type AppState,
  type Bridge,
  type ErrorCode,
  type Me,
  type Outcome,
  type Preferences,
  type StatusView,
} from '../../../../preload/contract.ts';
import { countsOf } from './sample-counts.ts';
import {
  everyHold,
  sampleAlarm,
  sampleAnnouncements,
  sampleDrafts,
  sampleMentors,
  sampleOptions,
  sampleOutbox,
  samplePhrase,
} from './sample-desk.ts';
import { samplePreferences } from './sample-preferences.ts';
import { sampleCohort, sampleId, sampleNow, sampleThread, sampleThreads } from './sample.ts';
import { scriptedAlike, scriptedCheck } from './scripted-asking.ts';
import { draftOf, placeOf, planned } from './scripted-desk.ts';
import { scriptedKeeping, type KeepingScene } from './scripted-keeping.ts';
import { agedIn, scriptedKnowledge, type KnowledgeScene } from './scripted-knowledge.ts';
import { scriptedOffice, type OfficeScene } from './scripted-office.ts';
import { readable, type ReadingScene } from './scripted-reading.ts';
import { searchIn } from './scripted-search.ts';

/** What a scripted main process answers with; everything else follows from it. */
export type Scene = KeepingScene &
  KnowledgeScene &
  OfficeScene &
  ReadingScene & {
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
    /** A code that coming back with the 24 words fails with. */
    recoveryFails?: 'phrase-unknown';
    me?: Partial<Me>;
    /** An alarm that stands; one that halts shows when `phase` is 'alarm'. */
    alarm?: AlarmKind;
    newcomer?: boolean;
    certificates?: number;
    /** The outbox has an entry for every reason that something can be held or come back for. */
    everyHold?: boolean;
    /** Threads are closed, and some of their posts gone. */
    closed?: boolean;
    noMentors?: boolean;
    /** A code that opening the vault with a passphrase fails with. */
    openingFails?: 'passphrase-short';
    /** Posts of every thread that only a newer version understands. */
    newer?: number;
    /** How many replies a thread has, beyond the written ones. */
    replies?: number;
  };

const ok = <T>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });
const failed = (code: ErrorCode): Promise<{ ok: false; code: ErrorCode }> =>
  Promise.resolve({ ok: false, code });
const silent = () => () => undefined;

/** A bridge that answers from a script: the page without the program behind it. `calls` records what the page asked for. */
export function scriptedBridge(scene: Scene): {
  bridge: Bridge;
  calls: [name: string, request: unknown][];
  /** Changes the language under the page. */
  speak: (language: Preferences['language']) => void;
  /** Tells the page that posts arrived in these threads. */
  stir: (threads: string[] | null) => void;
} {
  const role = scene.role ?? 'mentee';
  const cohort = { ...sampleCohort, operation: scene.operation ?? 'split' };
  const calls: [string, unknown][] = [];
  const phase = scene.phase ?? 'ready';
  const me: Me = {
    role,
    nickname: role === 'mentor' ? '느린거북' : null,
    badge: role === 'mentor' ? 'certified' : 'none',
    phraseNoted: true,
    recovered: false,
    standing: 'member',
    ...scene.me,
  };
  let state: AppState = {
    phase,
    vault:
      scene.vault ??
      (phase === 'locked' ? { mode: 'locked', why: 'keyring-locked' } : { mode: 'keychain' }),
    cohort: phase === 'welcome' || phase === 'locked' ? null : cohort,
    me: phase === 'ready' ? me : null,
    alarm: scene.alarm === undefined ? null : sampleAlarm(scene.alarm),
  };
  let threads = scene.empty ? [] : sampleThreads(scene.threads);
  let drafts = scene.empty ? [] : sampleDrafts;
  const sent = new Map<string, (typeof drafts)[number]>();
  let outbox = scene.everyHold ? everyHold(holdReasons) : scene.empty ? [] : sampleOutbox;
  let announcements = scene.empty ? [] : sampleAnnouncements;
  let preferences: Preferences = { ...samplePreferences, ...scene.preferences };
  const preferring = new Set<(preferences: Preferences) => void>();
  const prefer = (next: Preferences): Preferences => {
    preferences = next;
    for (const listener of preferring) listener(next);
    return next;
  };
  const looking = new Set<(change: { threads: string[] | null }) => void>();
  const standing = new Set<(state: AppState) => void>();
  const status: StatusView = {
    link: 'online',
    catchUp: null,
    disk: null,
    syncedAt: sampleNow - 20_000,
    outbox: outbox.length,
    hold: null,
    setSize: 41,
    minSet: cohort.minSet,
    alarm: scene.alarm ?? null,
    ...scene.status,
  };

  const enter = (more: Partial<Me> = {}): AppState => {
    state = { ...state, phase: 'ready', cohort, me: { ...(state.me ?? me), ...more } };
    return state;
  };
  const become = (next: AppState): AppState => {
    state = next;
    for (const listener of standing) listener(state);
    return state;
  };
  const keeping = scriptedKeeping(scene, {
    enter: (more) => become({ ...state, cohort, me, ...more }),
    standAs: (as) => become(enter({ standing: as })),
    record: (name, request) => calls.push([name, request]),
    figures: () => ({ posts: threads.length, drafts: drafts.length, outbox: outbox.length }),
  });
  const office = scriptedOffice(scene, (name, request) => calls.push([name, request]));
  const bridge: Bridge = {
    ...keeping,
    ...office.calls,
    appState: () => ok(state),
    unlock: () => ok(state),
    openWith: (request) => {
      calls.push(['openWith', request]);
      return failed(scene.openingFails ?? 'passphrase-wrong');
    },
    checkInvite: () =>
      scene.inviteFails === undefined ? ok({ cohort, role }) : failed(scene.inviteFails),
    join: (request) => {
      calls.push(['join', request]);
      return scene.joins === 'never' ? Promise.withResolvers<never>().promise : ok(enter());
    },
    recover: (request) => {
      calls.push(['recover', request]);
      return scene.recoveryFails === undefined
        ? ok(enter({ recovered: true }))
        : failed(scene.recoveryFails);
    },
    phrase: () => {
      calls.push(['phrase', undefined]);
      return ok({ words: [...samplePhrase] });
    },
    notePhrase: () => {
      calls.push(['notePhrase', undefined]);
      return ok(enter({ phraseNoted: true }));
    },
    retryAfterAlarm: () => {
      calls.push(['retryAfterAlarm', undefined]);
      state = { ...state, phase: 'ready', alarm: null, me };
      return ok(state);
    },
    threads: (request) => {
      calls.push(['threads', request]);
      const { filter, topic, offset, limit } = request;
      const chosen = threads
        .filter((thread) => topic === null || thread.topic === topic)
        .filter((thread) => filter !== 'waiting' || thread.state === 'waiting')
        .filter((thread) => filter !== 'mine' || thread.mine)
        .filter((thread) => filter !== 'helpful' || thread.state === 'accepted')
        .filter((thread) => filter !== 'bookmarked' || thread.bookmarked);
      return ok({ threads: chosen.slice(offset, offset + limit), total: chosen.length });
    },
    search: (request) => {
      calls.push(['search', request]);
      // A question has the same id in every sample thread.
      return ok(searchIn(threads, request, () => sampleId(500, 64)));
    },
    similar: (request) => ok(scriptedAlike(threads, request)),
    checkWriting: (request) => ok(scriptedCheck(request)),
    ...scriptedKnowledge(scene, threads, calls),
    counts: () => {
      const unread = announcements.filter((one) => one.unread).length;
      return ok(countsOf(threads, drafts, outbox.length, unread));
    },
    thread: ({ id }) => {
      const summary = threads.find((thread) => thread.id === id);
      if (summary === undefined) return failed('thread-unknown');
      const draft = drafts.find((kept) => kept.thread === id) ?? null;
      const view = sampleThread(summary, role, scene.closed, scene.replies);
      return ok(agedIn(scene, { ...view, newer: scene.newer ?? 0, draft }));
    },
    mark: (request) => {
      calls.push(['mark', request]);
      const { thread: id, bookmarked, muted } = request;
      threads = threads.map((thread) =>
        thread.id === id
          ? {
              ...thread,
              bookmarked: bookmarked ?? thread.bookmarked,
              muted: muted ?? thread.muted,
            }
          : thread,
      );
      stir([id]);
      return ok(null);
    },
    markRead: (request) => {
      calls.push(['markRead', request]);
      return ok(null);
    },
    drafts: () => ok(drafts.map((draft) => ({ ...draft, place: placeOf(draft, threads) }))),
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
      if (draft === undefined) return failed('draft-unknown');
      drafts = drafts.filter(({ id }) => id !== request.draft);
      const entry = planned({ ...draft, label: draft.title, when: request.when });
      sent.set(draft.id, draft);
      outbox = [...outbox, entry];
      return ok(entry);
    },
    sendOptions: () =>
      ok(
        sampleOptions(
          scene.newcomer ? 'newcomer' : role === 'mentor' ? 'mentor' : 'member',
          scene.certificates ?? 34,
        ),
      ),
    reschedule: (request) => {
      calls.push(['reschedule', request]);
      const entry = outbox.find(({ id }) => id === request.id);
      if (entry === undefined) return failed('draft-unknown');
      const moved = planned({ ...entry, when: request.when });
      outbox = outbox.map((kept) => (kept === entry ? moved : kept));
      return ok(moved);
    },
    react: (request) => {
      calls.push(['react', request]);
      const { kind, thread } = request;
      const entry = planned({ id: thread, kind, thread, label: '', when: 'soon' });
      outbox = [...outbox, entry];
      return ok(entry);
    },
    outbox: () => ok(outbox),
    takeBack: (request) => {
      calls.push(['takeBack', request]);
      const entry = outbox.find(({ id }) => id === request.id);
      if (entry === undefined) return failed('draft-unknown');
      if (!entry.recallable) return failed('not-allowed');
      outbox = outbox.filter(({ id }) => id !== entry.id);
      const draft = sent.get(entry.id) ?? draftOf(entry);
      if (draft !== null) drafts = [draft, ...drafts];
      return ok(draft);
    },
    sendAgain: (request) => {
      calls.push(['sendAgain', request]);
      return ok(null);
    },
    mentors: () => ok(scene.noMentors ? [] : sampleMentors),
    setAvailability: (request) => {
      calls.push(['setAvailability', request]);
      const { text: label } = request;
      return ok(
        planned({ id: '0'.repeat(32), kind: 'availability', thread: null, label, when: 'soon' }),
      );
    },
    announcements: () => ok(announcements),
    markAnnouncementsRead: () => {
      calls.push(['markAnnouncementsRead', undefined]);
      announcements = announcements.map((one) => ({ ...one, unread: false }));
      return ok(null);
    },
    status: () => (phase === 'locked' ? failed('vault-locked') : ok(status)),
    about: () => ok({ program: '0.1.0', protocol: 1 }),
    preferences: () => ok(preferences),
    setPreferences: (request) => ok(prefer(request)),
    changeTextSize: ({ step }) =>
      ok(prefer({ ...preferences, textSize: stepped(preferences.textSize, step) })),
    draftsFlushed: (request) => {
      calls.push(['draftsFlushed', request]);
      return ok(null);
    },
    onStateChanged: (listener) => {
      standing.add(listener);
      return () => standing.delete(listener);
    },
    onStatusChanged: silent,
    onInboxChanged: (listener) => {
      looking.add(listener);
      return () => looking.delete(listener);
    },
    onOutboxChanged: silent,
    onDraftsChanged: silent,
    onFlushDrafts: silent,
    onPreferencesChanged: (listener) => {
      preferring.add(listener);
      return () => preferring.delete(listener);
    },
    onShowThread: silent,
    onHandoverWaits: silent,
  };
  const speak = (language: Preferences['language']): void =>
    void prefer({ ...preferences, language });
  const stir = (changed: string[] | null): void => {
    for (const listener of looking) listener({ threads: changed });
  };
  return { bridge: readable(office.behind(bridge), scene), calls, speak, stir };
}
