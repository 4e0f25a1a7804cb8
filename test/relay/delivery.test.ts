import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { approveBadges } from '../../relay/coordinator/notices.ts';
import type { Relay } from '../../relay/serve.ts';
import {
  allThreads,
  readyToWrite,
  runClient,
  send,
  until,
  type RunningClient,
} from '../fixtures/running-client.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';

// Very short rounds on a busy machine lose envelopes to lateness: what an alarm is for is tested in courier.test.ts.
const missingRule = { share: 0.5, atLeastSent: 50, atLeastMissing: 25 };

let cohort: TestCohort;
let relay: Relay;
let running: RunningClient[];

beforeEach(async () => {
  cohort = await makeCohort({
    roundLength: 100,
    minSet: 2,
    quota: { certificates: 3, questions: 3 },
  });
  relay = await cohort.start();
  running = [];
});

afterEach(async () => {
  for (const one of running) await one.end();
  await cohort.end();
});

async function join(
  role: 'mentee' | 'mentor',
  nickname: string | null = null,
): Promise<RunningClient> {
  const [invite = ''] = await createInvites(cohort.kit, role, 1);
  const one = runClient({ missingRule });
  running.push(one);
  await one.client.join({ invite, nickname });
  return one;
}

const titled = (one: RunningClient, title: string) =>
  allThreads(one).filter(({ summary }) => summary.title === title && !summary.pending);

describe('the main job', () => {
  test('a question asked on one PC is answered on another, and the asker sees the answer', async () => {
    const [asker, mentor, other] = await Promise.all([
      join('mentee'),
      join('mentor', '산들바람'),
      join('mentee'),
    ]);
    expect(asker.client.appState()).toMatchObject({
      phase: 'ready',
      me: { role: 'mentee', nickname: null },
    });
    await approveBadges(cohort.kit);
    await until(
      mentor,
      'the badge is certified',
      () => mentor.client.appState().me?.badge === 'certified',
    );
    await readyToWrite(asker);
    send(asker, { kind: 'question', title: '첫 출장', text: '무엇을 챙겨야 하나요?' });
    const [question] = await until(mentor, 'the question is there', () => {
      const found = titled(mentor, '첫 출장');
      return found.length === 1 && found;
    });
    expect(question?.can.answer).toBe(true);
    expect(question?.summary).toMatchObject({ mine: false, state: 'waiting' });
    await readyToWrite(mentor);
    send(mentor, {
      kind: 'answer',
      thread: question?.summary.id ?? '',
      text: '출장 신청서와 관용차 예약부터요.',
    });
    const answered = await until(asker, 'the answer is there', () =>
      titled(asker, '첫 출장').find(({ summary }) => summary.answers === 1),
    );
    expect(answered.summary).toMatchObject({ mine: true, state: 'answered', unread: 1 });
    expect(answered.posts.at(-1)).toMatchObject({
      kind: 'answer',
      text: '출장 신청서와 관용차 예약부터요.',
      author: { kind: 'mentor', nickname: '산들바람' },
    });
    await until(other, 'everybody has it', () =>
      titled(other, '첫 출장').some(({ posts }) => posts.length === 2),
    );
    await until(asker, 'the outbox is empty', () => asker.client.status().outbox === 0);
    expect([asker, mentor, other].flatMap(({ faults }) => faults)).toEqual([]);
  });

  test('an invite can be looked at without being used up', async () => {
    const [invite = ''] = await createInvites(cohort.kit, 'mentor', 1);
    const one = runClient();
    running.push(one);
    expect(await one.client.checkInvite({ invite })).toMatchObject({
      role: 'mentor',
      cohort: { minSet: 2 },
    });
    expect(one.client.appState().phase).toBe('welcome');
    await expect(one.client.join({ invite, nickname: '!' })).rejects.toMatchObject({
      code: 'nickname-malformed',
    });
    await one.client.join({ invite, nickname: '느티나무' });
    const two = runClient();
    running.push(two);
    await expect(two.client.checkInvite({ invite })).rejects.toMatchObject({ code: 'invite-used' });
    await expect(two.client.checkInvite({ invite: 'kkanbu://join/abc' })).rejects.toMatchObject({
      code: 'invite-malformed',
    });
  });

  test('a nickname that is taken can be chosen anew with the same invite', async () => {
    await join('mentor', '느티나무');
    const [invite = ''] = await createInvites(cohort.kit, 'mentor', 1);
    const one = runClient();
    running.push(one);
    await expect(one.client.join({ invite, nickname: '느티 나무' })).rejects.toMatchObject({
      code: 'nickname-taken',
    });
    const state = await one.client.join({ invite, nickname: '은행나무' });
    expect(state).toMatchObject({ phase: 'ready', me: { nickname: '은행나무' } });
  });
});

describe('without the relay', () => {
  test('a question that is written and sent meanwhile arrives exactly once when it is back', async () => {
    const [asker, reader] = await Promise.all([join('mentee'), join('mentee')]);
    await readyToWrite(asker);
    await relay.close();
    await until(asker, 'the loss is noticed', () => asker.client.status().link !== 'online');
    const entry = send(asker, {
      kind: 'question',
      title: '끊긴 동안',
      text: '보낼 편지함에서 기다려요',
    });
    await until(asker, 'it is kept', () =>
      asker.client.outbox().find(({ id, hold }) => id === entry.id && hold === 'offline'),
    );
    expect(titled(reader, '끊긴 동안')).toHaveLength(0);
    relay = await cohort.start();
    await until(reader, 'it has arrived', () => titled(reader, '끊긴 동안').length > 0);
    await until(asker, 'the outbox is empty', () => asker.client.status().outbox === 0);
    expect(titled(asker, '끊긴 동안')).toHaveLength(1);
    expect(titled(reader, '끊긴 동안')).toHaveLength(1);
  });

  test('everything that was read can still be read, and stopping leaves nothing behind', async () => {
    const [asker, reader] = await Promise.all([join('mentee'), join('mentee')]);
    await readyToWrite(asker);
    send(asker, { kind: 'question', title: '오프라인', text: '그래도 읽혀요' });
    await until(reader, 'it has arrived', () => titled(reader, '오프라인').length === 1);
    await relay.close();
    await reader.client.stop();
    expect(titled(reader, '오프라인')[0]?.posts[0]?.text).toBe('그래도 읽혀요');
    reader.client.start();
    expect(reader.client.status().link).not.toBe('online');
    expect(titled(reader, '오프라인')).toHaveLength(1);
  });
});
