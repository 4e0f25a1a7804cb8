import { expect, test } from 'vitest';
import { toHex } from '../../../../protocol/bytes.ts';
import { koreanPairs } from '../../../fixtures/korean-pairs.ts';
import { heldOutQueries } from './held-out-queries.ts';
import { officePosts, officeQueries } from './office-posts.ts';
import { SearchRoom } from './search-room.ts';

const others = 3000;

test('what somebody looks for comes first, or among the first three', () => {
  const room = new SearchRoom();
  room.become(null);
  const { pairs, source } = koreanPairs(others);
  const wanted: string[] = [];
  const every = Math.floor(others / officePosts.length);
  const posts = pairs.flatMap(({ question, answer }, n) => {
    const office = n % every === 0 ? officePosts[n / every] : undefined;
    const words = office ?? { title: question, text: '', answer };
    const asker = room.writer();
    if (office) wanted.push(toHex(asker.thread));
    return [
      ...asker.ask(n, words.title, words.text),
      ...room.writer().write(asker.thread, n, { kind: 'answer', text: words.answer }),
    ];
  });
  room.caughtUp(posts);
  expect(wanted).toHaveLength(officePosts.length);

  /** Hits at 1 and at 3 of a set of queries; prints every one that is not first. */
  const measured = (name: string, queries: typeof officeQueries): { at1: number; at3: number } => {
    const ranks = queries.map(({ kind, query, post }) => {
      const { hits } = room.page(query, { limit: 10 });
      const place = hits.findIndex(({ thread }) => thread.id === wanted[post]);
      if (place !== 0) {
        const first = hits[0]?.thread.title ?? 'nothing';
        console.log(`${name}, ${kind}: '${query}' at ${place + 1 || 'none'}, first is '${first}'`);
      }
      return place;
    });
    const share = (places: number): number =>
      ranks.filter((rank) => rank >= 0 && rank < places).length / ranks.length;
    const [at1, at3] = [share(1), share(3)];
    console.log(
      `${name}: ${ranks.length} queries over ${others} threads (others from ${source}): hits at 1 ${at1.toFixed(3)}, at 3 ${at3.toFixed(3)}`,
    );
    return { at1, at3 };
  };
  const tuned = measured('tuned', officeQueries);
  measured('held out', heldOutQueries);
  expect(officeQueries.length).toBeGreaterThanOrEqual(60);
  expect(tuned.at1).toBeGreaterThanOrEqual(0.9);
  expect(tuned.at3).toBeGreaterThanOrEqual(0.97);
});
