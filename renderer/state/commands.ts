import type { TextStep } from '../../preload/contract.ts';
import type { IconName } from '../components/Icon.tsx';
import { topics } from '../components/topics.ts';
import { wordsOf, type Words } from '../strings/words.ts';
import { replyKinds } from './reply-kinds.ts';
import { goTo, goToReply } from './going.ts';
import type { KeyAction } from './key-table.ts';
import type { Page } from './page.ts';
import type { Place, SettingsSection } from './route.ts';
import { textSizes } from './text-sizing.ts';

/** Something that can be done, or somewhere one can go. */
export type Command = {
  /** Also where the tables of words have its names. */
  id: CommandId;
  group: 'here' | 'do' | 'go' | 'looks';
  icon: IconName;
  run: () => unknown;
  /** The key that does the same. */
  key?: KeyAction;
};
export type CommandId = keyof Words['palette']['names'];

/** Everything that can be called by its name as things stand; about the open thread first. */
export function commandsOf(page: Page): Command[] {
  return [...here(page), ...deeds(page), ...places(page), ...looks(page)];
}

/** What people may call it: first what is shown, then what stands for it, in the other language too. */
export function namesOf({ id }: Command, words: Words): [string, ...string[]] {
  const others = (['ko', 'en'] as const).map((language) => wordsOf(language).palette);
  return [
    words.palette.names[id],
    ...others.flatMap(({ names, also }) => [names[id], ...otherNames(also, id)]),
  ];
}

/** Most have none. */
const otherNames = (also: Readonly<Record<string, string>>, id: string): string[] =>
  also[id]?.split(' ') ?? [];

function here({ marks, reading }: Page): Command[] {
  const view = reading.thread.value;
  if (view === null || view.summary.pending) return [];
  const { bookmarked, muted } = view.summary;
  const reply: Command = { id: 'reply', group: 'here', icon: 'pen', run: goToReply, key: 'reply' };
  return [
    ...(replyKinds(view.can).length > 0 ? [reply] : []),
    {
      id: bookmarked ? 'bookmark-taken' : 'bookmark',
      group: 'here',
      icon: 'bookmark',
      run: () => marks.bookmark(view.summary),
      key: 'bookmark',
    },
    {
      id: muted ? 'mute-taken' : 'mute',
      group: 'here',
      icon: muted ? 'bell' : 'bellOff',
      run: () => marks.mute(view.summary),
      key: 'mute',
    },
  ];
}

function deeds(page: Page): Command[] {
  const { desk, office, palette, residence, route, searching } = page;
  const search = (): void => {
    route.search();
    searching.summon();
  };
  const quit = async (): Promise<void> => {
    await desk.flushAll();
    await residence.quit();
  };
  return [
    { id: 'ask', group: 'do', icon: 'pen', run: () => goTo(page, { screen: 'ask' }), key: 'ask' },
    { id: 'search', group: 'do', icon: 'search', run: search, key: 'search' },
    { id: 'veil', group: 'do', icon: 'eyeOff', run: () => residence.setVeil(true), key: 'veil' },
    { id: 'lock', group: 'do', icon: 'lock', run: () => office.lock(), key: 'lock' },
    { id: 'keys', group: 'do', icon: 'keyboard', run: () => palette.show('keys'), key: 'keys' },
    { id: 'quit', group: 'do', icon: 'leave', run: quit, key: 'quit' },
  ];
}

function places(page: Page): Command[] {
  const go = (id: CommandId, icon: IconName, place: Place, key?: KeyAction): Command => ({
    id,
    group: 'go',
    icon,
    run: () => goTo(page, place),
    ...(key === undefined ? {} : { key }),
  });
  const all = { screen: 'threads', topic: null, thread: null } as const;
  const settings = (id: CommandId, icon: IconName, section: SettingsSection): Command =>
    go(id, icon, { screen: 'settings', section });
  const makeGuide = (): void => {
    goTo(page, { ...all, filter: 'helpful' });
    page.knowing.asksGuide.value = true;
  };
  const hasHelpful = (page.listing.counts.value?.helpful ?? 0) > 0;
  const isMentor = page.standing.state.value?.me?.role === 'mentor';
  return [
    go('inbox', 'inbox', { ...all, filter: 'inbox' }, 'go-inbox'),
    go('waiting', 'hourglass', { ...all, filter: 'waiting' }, 'go-waiting'),
    go('mine', 'question', { ...all, filter: 'mine' }, 'go-mine'),
    go('helpful', 'book', { ...all, filter: 'helpful' }, 'go-helpful'),
    go('bookmarked', 'bookmark', { ...all, filter: 'bookmarked' }, 'go-bookmarked'),
    go('notices', 'bell', { screen: 'notices' }, 'go-notices'),
    go('drafts', 'fileText', { screen: 'drafts' }, 'go-drafts'),
    go('outbox', 'send', { screen: 'outbox' }, 'go-outbox'),
    ...(isMentor ? [go('availability', 'clock', { screen: 'availability' })] : []),
    ...topics.map((topic) => go(topic, 'messages', { ...all, filter: 'inbox', topic })),
    go('how', 'shield', { screen: 'how' }),
    go('storage', 'drive', { screen: 'storage' }),
    go('phrase', 'key', { screen: 'phrase' }),
    go('tour', 'info', { screen: 'tour' }),
    ...(hasHelpful
      ? [{ id: 'guide', group: 'go', icon: 'fileText', run: makeGuide } as const]
      : []),
    go('settings', 'settings', { screen: 'settings', section: null }, 'settings'),
    settings('settings-notices', 'bell', 'notices'),
    settings('settings-office', 'lock', 'office'),
    settings('settings-looks', 'look', 'looks'),
    settings('settings-pc', 'laptop', 'pc'),
    settings('settings-about', 'info', 'about'),
  ];
}

function looks({ standing, textSizing }: Page): Command[] {
  const { theme, language, textSize } = standing.preferences.value;
  const themes = (['system', 'light', 'dark', 'contrast'] as const)
    .filter((one) => one !== theme)
    .map((one): Command => {
      const run = (): Promise<void> => standing.prefer({ theme: one });
      return { id: `theme-${one}`, group: 'looks', icon: 'look', run };
    });
  const other = language === 'ko' ? 'en' : 'ko';
  const speak = (): Promise<void> => standing.prefer({ language: other });
  const size = (step: TextStep): Command => {
    const id = `text-${step}` as const;
    return { id, group: 'looks', icon: 'textSize', run: () => textSizing.change(step), key: id };
  };
  const sizes = [
    ...(textSize < Math.max(...textSizes) ? [size('larger')] : []),
    ...(textSize > Math.min(...textSizes) ? [size('smaller')] : []),
    ...(textSize === 100 ? [] : [size('usual')]),
  ];
  return [
    ...sizes,
    ...themes,
    { id: `language-${other}`, group: 'looks', icon: 'messages', run: speak },
  ];
}
