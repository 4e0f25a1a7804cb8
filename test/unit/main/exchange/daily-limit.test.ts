import { beforeEach, expect, test } from 'vitest';
import type { ThreadId } from '../../../../protocol/bytes.ts';
import { dayAt, roundStart } from '../../../../protocol/calendar.ts';
import { Desk } from './desk.ts';

let desk: Desk;
let thread: ThreadId;

const today = (): number => dayAt(desk.cohort.manifest, desk.environment.now());
const dayOf = (round: number | null): number =>
  dayAt(desk.cohort.manifest, roundStart(desk.cohort.manifest, round ?? 0));

const add = (text: string): string => desk.put({ kind: 'follow-up', text }, thread);

const publishRounds = async (count: number): Promise<number> => {
  let posts = 0;
  for (let n = 0; n < count; n += 1) if ((await desk.publishedRound()).post) posts += 1;
  return posts;
};

beforeEach(async () => {
  desk = await Desk.make();
  const question = desk.ask();
  await desk.outbound.refresh();
  const asked = desk.vault.outbox.get(question)?.thread;
  if (!asked) throw new Error('no thread');
  thread = asked;
});

test('a pseudonym writes eight posts a day, the ninth on the next working day', async () => {
  const texts = Array.from({ length: 8 }, (_, n) => add(`덧붙임 ${n}`));
  expect(await publishRounds(60)).toBe(8);
  const last = desk.vault.outbox.get(texts[7] ?? '');
  expect(last).toMatchObject({ state: 'planned', hold: null });
  expect(dayOf(last?.plannedRound ?? null)).toBe(today() + 1);
});

test('what came to be written after the eighth waits for the next working day too', async () => {
  for (let n = 0; n < 7; n += 1) add(`덧붙임 ${n}`);
  expect(await publishRounds(40)).toBe(8);
  const ninth = add('하나 더');
  expect(await publishRounds(10)).toBe(0);
  expect(dayOf(desk.plans(ninth)[0] ?? null)).toBe(today() + 1);
});

test('what is on its way counts towards the eight', async () => {
  for (let n = 0; n < 5; n += 1) add(`덧붙임 ${n}`);
  expect(await publishRounds(30)).toBe(6);
  const long = add('가나다라'.repeat(700));
  // Rounds whose batches are late.
  let sent = 0;
  for (let round = 0; round < 12; round += 1) if ((await desk.round()).post) sent += 1;
  expect(sent).toBe(2);
  expect(desk.vault.outbox.get(long)).toMatchObject({ state: 'planned', hold: null });
  expect(dayOf(desk.plans(long)[2] ?? null)).toBe(today() + 1);
});
