import { beforeEach, describe, expect, test } from 'vitest';
import type { ThreadId } from '../../../../protocol/bytes.ts';
import { hour } from '../../../../protocol/rules.ts';
import { arrivalOf } from '../../../../main/exchange/rounds/arrival.ts';
import { sizeHistoryOf } from '../../../../main/exchange/rounds/size-history.ts';
import { sendOptionsOf } from '../../../../main/exchange/send-options.ts';
import { hidesAmong } from '../../../../main/exchange/set-size.ts';
import type { SendOptions } from '../../../../preload/contract.ts';
import { decodePost } from '../../../../protocol/post.ts';
import { Desk } from './desk.ts';
import { badge, be, foreign } from './membership-of-one.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await Desk.make();
});

const options = (thread: ThreadId | null = null): SendOptions => {
  const history = sizeHistoryOf(desk.vault.feed);
  return sendOptionsOf(desk.vault, desk.cohort.manifest, history, thread, desk.now() + 1, 40);
};

describe('who sends can choose', () => {
  test('between all three, with the times at which it would arrive', () => {
    be(desk, 'mentee');
    const now = desk.environment.now();
    const { choices, setSize, certificates } = options();
    expect(choices.map(({ when }) => when)).toEqual(['soon', 'mixed', 'tomorrow']);
    const [soon, mixed, tomorrow] = choices.map(({ arrivesAt }) => arrivesAt - now);
    expect(choices[0]?.arrivesAt).toBe(arrivalOf(desk.cohort.manifest, desk.now() + 1));
    expect(soon).toBeLessThanOrEqual(3 * desk.cohort.manifest.roundLength);
    expect(mixed).toBeLessThanOrEqual(2 * hour + 2 * desk.cohort.manifest.roundLength);
    expect(tomorrow).toBeLessThanOrEqual(15 * hour);
    expect({ setSize, certificates }).toEqual({ setSize: 40, certificates: 2 });
  });

  test('and sees the same as long as nothing has changed', () => {
    expect(options()).toEqual(options());
  });

  test('and is told to mix, as a member; a badge gains nothing by it', () => {
    be(desk, 'mentee');
    expect(options(foreign).suggested).toBe('mixed');
    be(desk, 'mentor', { badge });
    expect(options(foreign).suggested).toBe('soon');
    expect(options().suggested).toBe('mixed');
  });
});

describe('a newcomer', () => {
  test('is not offered 곧 for a first question', () => {
    be(desk, 'mentee', { joinedEpoch: 0 });
    const { newcomer, choices } = options();
    expect(newcomer).toBe(true);
    expect(choices.map(({ when }) => when)).toEqual(['mixed', 'tomorrow']);
    expect(options(foreign)).toMatchObject({ newcomer: false });
    expect(options(foreign).choices).toHaveLength(3);
  });

  test('cannot put a first question forward to 곧', () => {
    be(desk, 'mentee', { joinedEpoch: 0 });
    const id = desk.ask('내용', 'mixed');
    expect(() => desk.outbound.reschedule(id, 'soon')).toThrow(
      expect.objectContaining({ code: 'not-allowed' }),
    );
    expect(desk.outbound.reschedule(id, 'tomorrow').choice).toBe('tomorrow');
  });

  test('is one no more in the next epoch', () => {
    be(desk, 'mentee', { joinedEpoch: -1 });
    expect(options()).toMatchObject({ newcomer: false });
  });
});

describe('another choice for what waits', () => {
  test('draws another round', async () => {
    const id = desk.ask('내용', 'tomorrow');
    await desk.outbound.refresh();
    desk.outbound.reschedule(id, 'soon');
    expect((await desk.round()).post).not.toBeNull();
  });

  test('is refused for what is on its way, for what was missed, and for what is not there', async () => {
    const id = desk.ask();
    const sent = await desk.round();
    expect(() => desk.outbound.reschedule(id, 'mixed')).toThrow(
      expect.objectContaining({ code: 'not-allowed' }),
    );
    await desk.publish(sent.round, desk.others(20));
    expect(() => desk.outbound.reschedule(id, 'soon')).toThrow(
      expect.objectContaining({ code: 'not-allowed' }),
    );
    expect(desk.outbound.reschedule(id, 'tomorrow').choice).toBe('tomorrow');
    expect(() => desk.outbound.reschedule('f'.repeat(32), 'mixed')).toThrow(
      expect.objectContaining({ code: 'draft-unknown' }),
    );
  });
});

test('a post hides among the senders of its round, and never among more than there are seats', async () => {
  desk.ask();
  const { round, post } = await desk.publishedRound(11);
  const { manifest } = desk.cohort;
  expect(decodePost(post ?? new Uint8Array(0)).sequence).toBe(0);
  expect(hidesAmong(manifest, desk.vault.feed, round)).toBe(12);
  const large = await desk.publishedRound(400);
  expect(hidesAmong(manifest, desk.vault.feed, large.round)).toBe(55);
  expect(hidesAmong(manifest, desk.vault.feed, large.round + 1)).toBeNull();
});
