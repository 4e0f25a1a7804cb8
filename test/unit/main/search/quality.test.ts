import { expect, test } from 'vitest';
import { toHex } from '../../../../protocol/bytes.ts';
import { koreanPairs } from '../../../fixtures/korean-pairs.ts';
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

  const ranks = officeQueries.map(({ kind, query, post }) => {
    const { hits } = room.page(query, { limit: 10 });
    const place = hits.findIndex(({ thread }) => thread.id === wanted[post]);
    if (place !== 0) {
      const first = hits[0]?.thread.title ?? 'nothing';
      console.log(`${kind}: '${query}' at ${place + 1 || 'none'}, first is '${first}'`);
    }
    return place;
  });
  const share = (places: number): number =>
    ranks.filter((rank) => rank >= 0 && rank < places).length / ranks.length;
  console.log(
    `${ranks.length} queries over ${others} threads (others from ${source}): hits at 1 ${share(1).toFixed(3)}, at 3 ${share(3).toFixed(3)}`,
  );
  expect(ranks.length).toBeGreaterThanOrEqual(60);
  expect(share(1)).toBeGreaterThanOrEqual(0.9);
  expect(share(3)).toBeGreaterThanOrEqual(0.97);
});
