import type { ThreadSummary } from '../../preload/contract.ts';
import { listed, openBeside } from '../state/beside.ts';
import { commandsOf } from '../state/commands.ts';
import { goTo, goToReply } from '../state/going.ts';
import { useKeys, type KeyDeeds } from '../state/hearing.ts';
import { usePage, useWords, type Page } from '../state/page.ts';

/** The keys of a member's page, and what stands before it when they ask for that. */
export function PageKeys() {
  const page = usePage();
  const words = useWords();
  const { announcer, marks, palette, route, searching } = page;
  const mark = (deed: (summary: ThreadSummary) => Promise<void>) => (): boolean => {
    const summary = meantThread(page);
    if (summary !== null) void deed(summary);
    return summary !== null;
  };
  const step = (by: number) => (): boolean => stepBy(page, by);
  useKeys({
    ...Object.fromEntries(
      commandsOf(page).flatMap(({ key, run }) => (key?.startsWith('go-') ? [[key, run]] : [])),
    ),
    palette: () => palette.show('commands'),
    keys: () => palette.show('keys'),
    settings: () => goTo(page, { screen: 'settings', section: null }),
    search: () => {
      route.search();
      searching.summon();
    },
    ask: () => route.show({ screen: 'ask' }),
    undo: () => {
      if (!announcer.undo()) announcer.say(words.keyboard.nothingToUndo);
    },
    next: step(1),
    previous: step(-1),
    reply: () => goToReply(),
    bookmark: mark((summary) => marks.bookmark(summary)),
    mute: mark((summary) => marks.mute(summary)),
  } satisfies KeyDeeds);
  return null;
}

/** The open thread; where none is, the row that has the focus. */
function meantThread(page: Page): ThreadSummary | null {
  const open = page.reading.thread.value?.summary;
  const id = document.activeElement?.closest('.thread-list') ? page.cursor.at.value : null;
  const found = open ?? (id === null ? null : listed(page, id));
  return found === null || found.pending ? null : found;
}

/** Moves in the list; where the open thread has taken its place, to the thread after or before it. */
function stepBy(page: Page, by: number): boolean {
  const { screen } = page.route.place.value;
  const list = document.querySelector<HTMLElement>('.thread-list');
  if (list === null || (screen !== 'threads' && screen !== 'search')) return false;
  if (!list.checkVisibility()) return openBeside(page, by);
  page.cursor.step(by);
  return true;
}
