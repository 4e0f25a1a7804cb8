import type { ThreadSummary } from '../../preload/contract.ts';
import type { IconName } from '../components/Icon.tsx';
import type { Words } from '../strings/words.ts';
import { commandsOf, namesOf, type Command } from './commands.ts';
import type { KeyAction } from './key-table.ts';
import { matchOf } from './matching.ts';
import type { Page } from './page.ts';

/** One line that can be chosen. */
export type Offer = {
  /** Unique among those that are offered. */
  id: string;
  name: string;
  icon: IconName;
  key: KeyAction | null;
  /** A few words beside the name. */
  detail: string;
  run: () => unknown;
};
export type OfferGroup = { id: keyof Words['palette']['groups']; offers: readonly Offer[] };

/** So many commands fit what was typed that somebody would still read. */
const mostCommands = 8;
const worst = Number.MAX_SAFE_INTEGER;

/** What is offered for what was typed: everything where nothing was, and else what fits, the best first. */
export function offersFor(page: Page, words: Words): OfferGroup[] {
  const typed = page.palette.text.value.trim();
  const all = commandsOf(page);
  if (typed === '') {
    return (['here', 'do', 'go', 'looks'] as const)
      .map((id) => ({
        id,
        offers: all.filter(({ group }) => group === id).map((one) => offerOf(one, words)),
      }))
      .filter(({ offers }) => offers.length > 0);
  }
  const commands = ranked(all, (one) => {
    const [name, ...others] = namesOf(one, words);
    return matchOf(typed, name, others);
  });
  const threads = ranked(
    page.palette.threads.value,
    // A thread whose title does not fit was found by what is written in it.
    ({ title }) => matchOf(typed, title, []) ?? worst,
  );
  const groups: { best: number; group: OfferGroup }[] = [
    {
      best: commands[0]?.rank ?? worst,
      group: {
        id: 'do',
        offers: commands.slice(0, mostCommands).map(({ item }) => offerOf(item, words)),
      },
    },
    {
      best: threads[0]?.rank ?? worst,
      group: {
        id: 'threads',
        offers: [
          ...threads.map(({ item }) => threadOffer(page, item, words)),
          searchOffer(page, typed, words),
        ],
      },
    },
  ];
  return groups
    .toSorted((one, other) => one.best - other.best)
    .map(({ group }) => group)
    .filter(({ offers }) => offers.length > 0);
}

/** Those that fit, the best first; equally good ones stay in their order. */
function ranked<T>(
  items: readonly T[],
  rankOf: (item: T) => number | null,
): { item: T; rank: number }[] {
  return items
    .flatMap((item) => {
      const rank = rankOf(item);
      return rank === null ? [] : [{ item, rank }];
    })
    .toSorted((one, other) => one.rank - other.rank);
}

const offerOf = ({ id, icon, run, key }: Command, words: Words): Offer => ({
  id,
  name: words.palette.names[id],
  icon,
  key: key ?? null,
  detail: '',
  run,
});

const threadOffer = (
  { route }: Page,
  { id, title, topic }: ThreadSummary,
  words: Words,
): Offer => ({
  id: `thread-${id}`,
  name: title === '' ? words.posts.untitled : title,
  icon: 'messages',
  key: null,
  detail: words.topic[topic],
  run: () => route.open(id),
});

const searchOffer = ({ route, searching }: Page, typed: string, words: Words): Offer => ({
  id: 'search-for',
  name: words.palette.searchFor(typed),
  icon: 'search',
  key: null,
  detail: '',
  run: () => {
    route.search();
    searching.type(typed);
    searching.summon();
  },
});
