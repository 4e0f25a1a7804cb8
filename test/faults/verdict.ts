import { placeOf } from './canary.ts';
import type { Holdings, HeldMessage } from './holdings.ts';
import type { Ledger } from './ledger.ts';

/** What became of the words of one person. */
export type Verdict = {
  written: number;
  /** Acknowledged, not thrown away, and nowhere. */
  lost: string[];
  /** In the feed twice, or in the feed and about to be sent as well. */
  doubled: string[];
  /** Of this person's words those that nobody typed. */
  foreign: string[];
  /** Of the first words that are lost or doubled: where each was typed, and how often it is where. */
  details: string[];
};

/** Everybody else's view of the feed, as another member's vault has it. */
export type PublicFeed = {
  messages: readonly HeldMessage[];
  /** How often each word is shown to a reader. */
  shown: ReadonlyMap<string, number>;
};

/** Every acknowledged word has to be in a draft, in the outbox, or exactly once in the feed. `isOf`: whether a word is this person's. */
export function judge(
  ledger: Ledger,
  holdings: Holdings,
  feed: PublicFeed,
  isOf: (word: string) => boolean,
): Verdict {
  const waiting = countOf([...holdings.drafts, ...holdings.outbox]);
  const said = new Map<string, Set<string>>();
  const edits = new Map<string, number>();
  const doubled = new Set<string>();
  for (const { key, isEdit, words } of feed.messages) {
    if (isEdit) edits.set(key, (edits.get(key) ?? 0) + 1);
    for (const word of words.filter(isOf)) {
      if (isEdit && (edits.get(key) ?? 0) > 1) doubled.add(word);
      else if (!isEdit) said.set(word, (said.get(word) ?? new Set()).add(key));
    }
  }
  for (const [word, keys] of said) if (keys.size > 1) doubled.add(word);
  const published = new Set(feed.messages.flatMap(({ words }) => words.filter(isOf)));
  for (const [word, times] of waiting) {
    if (times > 1 || (published.has(word) && ledger.written.has(word))) doubled.add(word);
  }
  for (const [word, times] of feed.shown) if (isOf(word) && times > 1) doubled.add(word);
  const isThere = (word: string): boolean => waiting.has(word) || feed.shown.has(word);
  const lost = ledger.due().filter((word) => !isThere(word));
  const timesIn = (words: readonly string[], word: string): number =>
    words.filter((one) => one === word).length;
  const detail = (word: string): string => {
    const { life, number } = placeOf(word);
    const messages = feed.messages.filter(({ words }) => words.includes(word));
    const edits = messages.filter(({ isEdit }) => isEdit).length;
    const kinds = `${messages.length - edits} posts, ${edits} edits, shown ${feed.shown.get(word) ?? 0}`;
    const own = `drafts ${timesIn(holdings.drafts, word)}, outbox ${timesIn(holdings.outbox, word)}`;
    return `word ${number} of life ${life}: ${own}, ${kinds}`;
  };
  const all = [...waiting.keys(), ...published];
  return {
    written: ledger.written.size,
    lost,
    doubled: [...doubled],
    foreign: all.filter((word) => !ledger.knows(word)),
    details: [...lost, ...doubled].slice(0, 8).map(detail),
  };
}

function countOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
