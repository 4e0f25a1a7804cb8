import { expect, test } from 'vitest';
import { toHex } from '../../../../protocol/bytes.ts';
import { koreanPairs } from '../../../fixtures/korean-pairs.ts';
import { officePosts } from '../search/office-posts.ts';
import { SearchRoom } from '../search/search-room.ts';
import { paraphrases, unasked } from './paraphrases.ts';
import { twinQuestions } from './twin-questions.ts';

const others = 3000;

test('whoever asks the same in other words is shown who asked it before', () => {
  const { pairs, source } = koreanPairs(11_823);
  const { twins } = twinQuestions(100);
  const withheld = new Set(twins.map(({ twin }) => twin));
  const every = Math.ceil(pairs.length / others);
  const sample = pairs.filter(
    ({ question }, n) =>
      !withheld.has(question) &&
      (n % every === 0 || twins.some(({ original }) => original === question)),
  );
  const room = new SearchRoom();
  room.become(null);
  const threads = new Map<string, string>();
  const asked = [
    ...sample.map(({ question, answer }) => ({ title: question, text: '', answer })),
    ...officePosts,
  ];
  const posts = asked.flatMap(({ title, text, answer }, n) => {
    const asker = room.writer();
    threads.set(toHex(asker.thread), title);
    return [
      ...asker.ask(n, title, text),
      ...room.writer().write(asker.thread, n, { kind: 'answer', text: answer }),
    ];
  });
  room.caughtUp(posts);

  const titlesLike = (title: string): string[] =>
    room.inbox.similar({ title, text: '', limit: 3 }).map(({ thread }) => thread.title);
  const share = (hits: readonly boolean[]): number => hits.filter(Boolean).length / hits.length;
  const missed = (from: string, wanted: string, found: readonly string[]): void =>
    console.log(`missed: '${from}' for '${wanted}', first is '${found[0] ?? 'nothing'}'`);

  const written = paraphrases.map(([post, title]) => {
    const wanted = officePosts[post]?.title ?? '';
    const found = titlesLike(title);
    if (!found.includes(wanted)) missed(title, wanted, found);
    return { isHeldOut: post % 2 === 1, hit: found.includes(wanted) };
  });
  const near = twins.map(({ original, twin }) => {
    const found = titlesLike(twin);
    if (!found.includes(original)) missed(twin, original, found);
    return found.includes(original);
  });
  const all = [...written.map(({ hit }) => hit), ...near];
  const held = written.filter(({ isHeldOut }) => isHeldOut).map(({ hit }) => hit);
  const looked = written.filter(({ isHeldOut }) => !isHeldOut).map(({ hit }) => hit);
  console.log(
    `${all.length} questions asked anew, over ${asked.length} threads (${source}): the first among three ${share(all).toFixed(3)}; ` +
      `written for this ${share(looked).toFixed(3)}, of those not looked at ${share(held).toFixed(3)}; neighbours of the corpus ${share(near).toFixed(3)}`,
  );
  const shown = unasked.map((title) => {
    const [first] = titlesLike(title);
    if (first) console.log(`unasked: '${title}' is shown '${first}'`);
    return first !== undefined;
  });
  console.log(
    `of ${unasked.length} that nobody asked before, something is shown for ${share(shown).toFixed(2)}`,
  );
  expect(all.length).toBeGreaterThanOrEqual(200);
  expect(share(all)).toBeGreaterThanOrEqual(0.8);
  expect(share(shown)).toBeLessThanOrEqual(0.5);
});

test('the first question of a programme is found again as well', () => {
  const room = new SearchRoom();
  room.become(null);
  room.asked('관내 출장비가 덜 들어왔어요', '담당자가 누구인지도 알고 싶어요.');
  const like = (title: string): number => room.inbox.similar({ title, text: '', limit: 3 }).length;
  expect(like('출장 여비가 적게 나왔는데요')).toBe(1);
  expect(like('점심 메뉴를 고르기 어려워요')).toBe(0);
});
