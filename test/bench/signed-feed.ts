import type { Environment } from '../../protocol/environment.ts';
import { TestCohort } from '../unit/main/exchange/cohort.ts';
import { writeLetter } from '../unit/main/exchange/letters.ts';
import { day, hour } from '../../protocol/rules.ts';
import type { Words } from './words.ts';

/** A whole feed, as a new PC meets it: every post signed and certified, in frames as the feed sends them. */
export type SignedFeed = {
  cohort: TestCohort;
  frames: Uint8Array[];
  batches: number;
  posts: Uint8Array[];
};

/** Posts of a round on a busy day, and rounds of a frame: about a megabyte, as the feed's target is. */
const perRound = 11;
const perFrame = 20;
/** Posts of a pseudonym: a question, and what its author adds. */
const perAuthor = 5;
/** Of a text that fits into one post in any script, UTF-16 units. */
const length = 900;

/** Of a quarter, its last week is kept for a feed that loses its data (main/exchange/giving.ts): so much of this feed is as young. */
const week = 7 * day;
const olderShare = 1 - week / (90 * day);

/** How long before now the cohort of a feed of so many batches was made, ms: it has run for three days and makes a batch a minute (TestCohort). */
const firstAgo = (batches: number): number =>
  week - 72 * hour + Math.round(olderShare * batches) * (hour / 60);

export async function signedFeed(
  count: number,
  words: Words,
  environment: Environment,
): Promise<SignedFeed> {
  const batches = Math.ceil(count / perRound);
  const cohort = new TestCohort({
    ...environment,
    now: () => environment.now() - firstAgo(batches),
  });
  const text = (): string => words.text().slice(0, length);
  const posts: Uint8Array[] = [];
  while (posts.length < count) {
    const asked = {
      kind: 'question',
      topic: words.topic(),
      title: words.title(),
      text: text(),
    } as const;
    const { post, follow } = await writeLetter(cohort, environment, { asked });
    posts.push(post);
    const left = Math.min(perAuthor - 1, count - posts.length);
    for (let sequence = 1; sequence <= left; sequence += 1) {
      posts.push(await follow(sequence, text()));
    }
  }
  const all = Array.from({ length: batches }, (_, round) =>
    cohort.batch({
      round,
      posts: posts.slice(round * perRound, (round + 1) * perRound),
      notices: round === 0 ? [cohort.epochNotice()] : [],
    }),
  );
  const frames = Array.from({ length: Math.ceil(all.length / perFrame) }, (_, n) =>
    cohort.frame(...all.slice(n * perFrame, (n + 1) * perFrame)),
  );
  return { cohort, frames, batches, posts };
}
