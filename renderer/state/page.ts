import { computed, effect, untracked } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Bridge, Preferences } from '../../preload/contract.ts';
import type { PageEnvironment } from '../environment.ts';
import { wordsOf, type Words } from '../strings/words.ts';
import { Announcer } from './announcer.ts';
import { Arriving } from './arriving.ts';
import { calmly } from './calm.ts';
import { PageClock } from './clock.ts';
import type { Desk } from './desk.ts';
import { forgetWhenOver } from './forgetting.ts';
import { Joining } from './joining.ts';
import { Keeping } from './keeping.ts';
import { Knowing } from './knowing.ts';
import { LookingOver } from './looking-over.ts';
import { ListCursor } from './list-cursor.ts';
import { ThreadListing } from './list.ts';
import { Marks } from './marks.ts';
import { Mentors } from './mentors.ts';
import { noteCopies } from './noting-copies.ts';
import { Noticeboard } from './noticeboard.ts';
import type { Office } from './office.ts';
import { Palette } from './palette.ts';
import { PhraseNoting } from './phrase.ts';
import { Reading } from './reading.ts';
import type { Residence } from './residence.ts';
import { refuseFiles } from './refusing-files.ts';
import { Route } from './route.ts';
import { Searching } from './searching.ts';
import type { Lifeline } from './severing.ts';
import { Standing } from './standing.ts';
import { TextSizing } from './text-sizing.ts';

/** The parts of the page's state, built once. */
export type Page = {
  /** Nothing is shown: nothing but the way out is answered. */
  isLocked: boolean;
  announcer: Announcer;
  arriving: Arriving;
  clock: PageClock;
  cursor: ListCursor;
  desk: Desk;
  joining: Joining;
  keeping: Keeping;
  knowing: Knowing;
  listing: ThreadListing;
  /** Begins to look over one text in the making. */
  lookOver: () => LookingOver;
  marks: Marks;
  mentors: Mentors;
  noticeboard: Noticeboard;
  office: Office;
  palette: Palette;
  phrase: PhraseNoting;
  reading: Reading;
  residence: Residence;
  route: Route;
  searching: Searching;
  standing: Standing;
  textSizing: TextSizing;
};

const PageContext = createContext<Page | null>(null);
export const PageProvider = PageContext.Provider;

/** The page's state, in a component. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('outside of PageProvider');
  return page;
}

export function useWords(): Words {
  return wordsOf(usePage().standing.preferences.value.language);
}

export function useLanguage(): Preferences['language'] {
  return usePage().standing.preferences.value.language;
}

/** What outlives a page that is locked. */
type Lasting = Pick<Page, 'desk' | 'office' | 'residence' | 'isLocked'>;

/** Builds the parts and lets them see what main pushes, until their lifeline is cut. */
export function startPage({ bridge, environment, over }: Lifeline, lasting: Lasting): Page {
  const standing = new Standing(bridge);
  const listing = new ThreadListing(bridge);
  const arriving = new Arriving(standing);
  const route = new Route();
  const announcer = new Announcer(environment);
  const page: Page = {
    ...lasting,
    announcer,
    clock: new PageClock(environment),
    cursor: new ListCursor(),
    arriving,
    joining: new Joining(bridge, arriving, (state) => standing.enter(state)),
    keeping: new Keeping(bridge, (state) => standing.enter(state)),
    knowing: new Knowing(bridge, environment),
    listing,
    lookOver: () => new LookingOver(bridge, environment),
    marks: new Marks(bridge, announcer, () => wordsOf(standing.preferences.value.language)),
    mentors: new Mentors(bridge),
    noticeboard: new Noticeboard(bridge, () => void listing.refreshCounts()),
    palette: new Palette(bridge, environment),
    phrase: new PhraseNoting(bridge, environment, (state) => standing.enter(state)),
    reading: new Reading(bridge, isWatched, () => {
      void listing.refresh();
      void listing.refreshCounts();
    }),
    route,
    searching: new Searching(bridge, environment),
    standing,
    textSizing: new TextSizing(bridge, announcer, wordsOf),
  };
  connectPushes(bridge, page, environment);
  followRoute(page);
  forgetWhenOver(page);
  lookAtStorage(page);
  savePromptly(page, over);
  noteCopies(bridge, over, () => {
    const { noting } = wordsOf(standing.preferences.value.language).recovery;
    announcer.say(noting.copied);
  });
  refuseFiles(over, () => {
    const { compose } = wordsOf(standing.preferences.value.language);
    announcer.say(compose.attachmentsRefused, 'problem');
  });
  rewordWhenSpoken(page);
  page.clock.start();
  receiveHandovers(bridge, page);
  void standing.start();
  void page.textSizing.start();
  return page;
}

/** What was announced in one language does not stay while everything else changes to another. */
function rewordWhenSpoken({ announcer, standing }: Page): void {
  const language = computed(() => standing.preferences.value.language);
  effect(() => {
    const { keyboard } = wordsOf(language.value);
    untracked(() => announcer.reword(keyboard.canUndo));
  });
}

/** What nobody can see stays unread. */
function isWatched(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/** Milliseconds between two looks at the lists while posts keep arriving, as they do while catching up. */
const listPause = 250;

function connectPushes(
  bridge: Bridge,
  { desk, knowing, listing, reading, route, searching, standing }: Page,
  environment: PageEnvironment,
): void {
  const lookAgain = calmly(environment, listPause, () => {
    void listing.refresh();
    void listing.refreshCounts();
    void knowing.refresh();
    void searching.refresh();
  });
  bridge.onInboxChanged(({ threads }) => {
    const open = reading.thread.value?.summary.id;
    lookAgain();
    if (threads === null || open === undefined || threads.includes(open)) void reading.refresh();
  });
  bridge.onOutboxChanged((entries) => {
    const renamed = desk.takeOutbox(entries);
    const open = reading.thread.value?.summary.id;
    const now = open === undefined ? undefined : renamed.get(open);
    // The question that one looks at has another name now.
    if (now === undefined) void reading.refresh();
    else route.open(now);
    void listing.refreshCounts();
  });
  bridge.onFlushDrafts(() => void desk.flushLast());
  bridge.onDraftsChanged(() => {
    void desk.refreshDrafts();
    void listing.refreshCounts();
  });
  bridge.onShowThread(({ id }) => route.open(id));
  effect(() => {
    if (standing.state.value?.phase !== 'ready') return;
    untracked(() => {
      void listing.refresh();
      void listing.refreshCounts();
      void desk.refreshDrafts();
      void desk.refreshOutbox();
    });
  });
}

/** What is kept, until when, and what was mended is told at the head of the page, wherever one looks. */
function lookAtStorage({ keeping, standing }: Page): void {
  const phase = computed(() => standing.state.value?.phase);
  effect(() => {
    if (phase.value === 'ready' || phase.value === 'welcome')
      untracked(() => void keeping.refresh());
  });
}

/** Takes what links and notifications brought, once it is known where the person stands. */
function receiveHandovers(
  bridge: Bridge,
  { announcer, joining, residence, route, standing }: Page,
): void {
  const receive = async (): Promise<void> => {
    const phase = standing.state.value?.phase;
    if (phase === undefined || phase === 'locked') return;
    const { invite, thread } = await residence.takeHandover();
    if (thread !== null && phase === 'ready') route.open(thread);
    if (invite === null) return;
    if (phase === 'welcome') joining.fill(invite);
    else announcer.say(wordsOf(standing.preferences.value.language).joining.already);
  };
  bridge.onHandoverWaits(() => void receive());
  const phase = computed(() => standing.state.value?.phase);
  effect(() => {
    if (phase.value !== undefined) untracked(() => void receive());
  });
}

function followRoute({ desk, knowing, listing, reading, route, searching, standing }: Page): void {
  effect(() => {
    const place = route.place.value;
    // What was searched for is forgotten as soon as the search is left.
    if (place.screen !== 'search') untracked(() => searching.leave());
    if (standing.state.value?.phase !== 'ready') return;
    untracked(() => {
      void desk.flushAll();
      const isKnowledge = place.screen === 'threads' && place.filter === 'helpful';
      if (isKnowledge) void knowing.show(place.topic);
      else knowing.leave();
      if (place.screen === 'threads' && !isKnowledge) void listing.show(place.filter, place.topic);
      if (place.screen === 'search') {
        const { thread, post } = place;
        const terms = searching.terms.value;
        void reading.open(thread, post === null ? null : { post, terms });
      } else void reading.open(place.screen === 'threads' ? place.thread : null);
    });
  });
}

/** Words reach the disk before the page is hidden or closed; what arrives unseen is seen when somebody looks. */
function savePromptly({ desk, reading }: Page, over: AbortSignal): void {
  const until = { signal: over };
  document.addEventListener('visibilitychange', () => void desk.flushAll(), until);
  // Before the page is asked whether it may close, main still listens to it; after, perhaps no more.
  window.addEventListener('beforeunload', () => desk.leave(), until);
  window.addEventListener('pagehide', () => desk.leave(), until);
  window.addEventListener('blur', () => void desk.flushAll(), until);
  window.addEventListener('focus', () => void reading.markSeen(), until);
}
