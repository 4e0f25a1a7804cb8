import { expect, test } from 'vitest';
import type { StoredPost } from '../../../../main/vault/post-row.ts';
import { threadFilters } from '../../../../preload/contract.ts';
import { InboxOfOne } from './inbox-of-one.ts';

const threads = 4000;
const size = 20_000;

test('a programme of 20,000 posts is listed and counted in a moment', () => {
  const room = new InboxOfOne();
  room.become(null);
  const turtle = room.certified('느린거북');
  const posts: StoredPost[] = [];
  for (let number = 0; number < threads; number += 1) {
    const asker = room.writer();
    posts.push(...asker.ask(number, `질문 ${number}`, '어떻게 하면 좋을까요? '.repeat(20)));
    const other = room.writer();
    const text = '규정에는 이렇게 되어 있어요. '.repeat(20);
    const [answer] = turtle.write(asker.thread, number + 1, { kind: 'answer', text });
    if (!answer) throw new Error('no answer');
    posts.push(
      answer,
      ...asker.write(asker.thread, number + 2, { kind: 'accept', answer: answer.id }),
      ...other.write(asker.thread, number + 3, { kind: 'me-too' }),
      ...other.write(asker.thread, number + 4, { kind: 'comment', text: '저도 그랬어요.' }),
    );
  }
  expect(posts).toHaveLength(size);

  const timed = (work: () => void): number => {
    const began = performance.now();
    work();
    return performance.now() - began;
  };
  const appending = timed(() => {
    for (let from = 0; from < size; from += 200) room.arrive(...posts.slice(from, from + 200));
  });
  const ofOne = (work: () => void): number =>
    timed(() => {
      for (let run = 0; run < 10; run += 1) work();
    }) / 10;
  const counting = ofOne(() => room.inbox.counts());
  const listing = Math.max(
    ...threadFilters.map((filter) =>
      ofOne(() => room.inbox.threads({ filter, topic: 'heart', offset: 0, limit: 100 })),
    ),
  );
  const farListing = ofOne(() =>
    room.inbox.threads({ filter: 'inbox', topic: null, offset: threads - 100, limit: 100 }),
  );
  const knowing = ofOne(() =>
    room.inbox.knowledge.page({ topic: null, tag: null, offset: threads - 100, limit: 100 }),
  );
  const pieces: number[] = [];
  const isGathered = (): boolean => room.inbox.knowledge.tags({ topic: null }).complete;
  for (let began = performance.now(); !isGathered(); began = performance.now())
    pieces.push(performance.now() - began);
  const gathering = Math.max(...pieces);
  const one = room.list()[0]?.id ?? '';
  const opening = ofOne(() => room.inbox.thread(one));
  const anew = timed(() => room.makeAnew());
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  console.log(
    `${size} posts: stored ${ms(appending)}, counts ${ms(counting)}, a page ${ms(listing)}, ` +
      `the last page ${ms(farListing)}, of the knowledge ${ms(knowing)}, a piece of its tags ${ms(gathering)}, a thread ${ms(opening)}, all made anew ${ms(anew)}`,
  );
  expect(room.inbox.counts()).toMatchObject({ unread: threads, waiting: 0, helpful: threads });
  // Beside what takes everything up in the same run, however busy the machine is. How fast it is, the bench tells.
  expect(Math.max(counting, listing, farListing, opening)).toBeLessThan(anew / 20);
  expect(Math.max(knowing, gathering)).toBeLessThan(anew / 2);
});
