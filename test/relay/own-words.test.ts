import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MemberRole, ThreadView } from '../../preload/contract.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { approveBadges } from '../../relay/coordinator/notices.ts';
import {
  allThreads,
  readyToWrite,
  runClient,
  send,
  until,
  type RunningClient,
} from '../fixtures/running-client.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';

// Very short rounds on a busy machine lose envelopes to lateness.
const missingRule = { share: 0.5, atLeastSent: 50, atLeastMissing: 25 };

let cohort: TestCohort;
let running: RunningClient[];

beforeAll(async () => {
  cohort = await makeCohort({
    roundLength: 100,
    minSet: 2,
    quota: { certificates: 4, questions: 4 },
  });
  await cohort.start();
});

beforeEach(() => {
  running = [];
});

afterEach(async () => {
  for (const one of running) await one.end();
});

afterAll(() => cohort.end());

async function takePart(
  role: Exclude<MemberRole, 'coordinator'>,
  nickname: string | null = null,
): Promise<RunningClient> {
  const [invite = ''] = await createInvites(cohort.kit, role, 1);
  const one = runClient({ missingRule });
  running.push(one);
  await one.client.join({ invite, nickname });
  return one;
}

const certified = (one: RunningClient): Promise<true> =>
  until(one, 'the badge is certified', () => one.client.appState().me?.badge === 'certified');

const titled = (one: RunningClient, title: string): ThreadView | undefined =>
  allThreads(one).find(({ summary }) => summary.title === title && !summary.pending);
const texts = (view: ThreadView | undefined): string[] => view?.posts.map(({ text }) => text) ?? [];

test('what is asked of one mentor is answered by that one, and read by nobody else', async () => {
  const asker = await takePart('mentee');
  const [other, turtle, rabbit] = [
    await takePart('mentee'),
    await takePart('mentor', '느린거북'),
    await takePart('mentor', '빠른토끼'),
  ];
  await approveBadges(cohort.kit);
  await Promise.all([certified(turtle), certified(rabbit), readyToWrite(asker)]);
  const mentor = await until(
    asker,
    'the mentor is on the list',
    () => asker.client.mentors().find(({ nickname }) => nickname === '느린거북')?.badge,
  );
  const words = { kind: 'question', title: '우리끼리', text: '말 못 할 일이에요' } as const;
  send(asker, { ...words, audience: 'one-mentor', mentor });
  const asked = await until(turtle, 'the question is there', () => titled(turtle, '우리끼리'));
  expect(asked).toMatchObject({ mentor: '느린거북', summary: { audience: 'one-mentor' } });
  await until(turtle, 'the mentor may write', () => turtle.client.status().hold === null);
  send(turtle, { kind: 'answer', thread: asked.summary.id, text: '함께 찾아봐요' });
  const mine = await until(asker, 'the answer is there', () => {
    const view = titled(asker, '우리끼리');
    return view?.posts.length === 2 && view;
  });
  expect(texts(mine)).toEqual(['말 못 할 일이에요', '함께 찾아봐요']);
  const head = asker.vault.feed.head()?.round ?? 0;
  for (const one of [other, rabbit]) {
    await until(one, 'they have read as far', () => (one.vault.feed.head()?.round ?? 0) >= head);
    expect(titled(one, '우리끼리')).toBeUndefined();
    expect(one.vault.feed.unopened().length).toBeGreaterThanOrEqual(2);
  }
  expect(running.flatMap(({ faults }) => faults)).toEqual([]);
});

test('other words reach everybody, and what is taken back leaves everybody', async () => {
  const [asker, reader] = [await takePart('mentee'), await takePart('mentee')];
  await readyToWrite(asker);
  send(asker, { kind: 'question', title: '처음 제목', text: '처음 내용' });
  const first = await until(asker, 'the question is there', () => titled(asker, '처음 제목'));
  const [question] = first.posts;
  expect(question).toMatchObject({ can: { edit: true, retract: true } });
  expect(question?.hidesAmong).toBeGreaterThanOrEqual(1);
  const thread = first.summary.id;
  const target = question?.id ?? '';
  send(asker, { kind: 'edit', thread, target, title: '고친 제목', text: '고친 내용' });
  const edited = await until(reader, 'it reads otherwise', () => titled(reader, '고친 제목'));
  expect(edited.posts).toMatchObject([{ text: '고친 내용', edited: true, hidesAmong: null }]);
  const { id } = asker.client.react({ kind: 'retract', thread, post: target });
  asker.client.reschedule({ id, when: 'soon' });
  for (const one of [reader, asker]) {
    await until(one, 'it is taken back', () => titled(one, '고친 제목') === undefined);
    expect(one.client.thread({ id: thread }).posts).toMatchObject([
      { state: 'retracted', text: '' },
    ]);
  }
  // The bodies of the question and of what was put in its place.
  expect(asker.vault.erasures.list()).toHaveLength(2);
  expect(reader.vault.erasures.list()).toEqual([]);
  expect(running.flatMap(({ faults }) => faults)).toEqual([]);
});
