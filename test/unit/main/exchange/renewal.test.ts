import { beforeEach, describe, expect, test } from 'vitest';
import { toHex } from '../../../../protocol/bytes.ts';
import { epochOfRound } from '../../../../protocol/calendar.ts';
import { decodePost, opensThread } from '../../../../protocol/post.ts';
import { day } from '../../../../protocol/rules.ts';
import { Desk } from './desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await Desk.make();
});

describe('what waited into the next epoch', () => {
  beforeEach(async () => {
    const { manifest } = desk.cohort;
    const before = await desk.round();
    const end = manifest.start + manifest.epochLength;
    await desk.environment.advance(end - desk.environment.now() - 3 * manifest.roundLength);
    desk.announceDays(before.round + 1);
    desk.vault.membership.addEpochKeys([{ epoch: 1, all: desk.cohort.keys.all, mentor: null }]);
  });

  test('is asked under a new pseudonym, and what was added to it moves along', async () => {
    desk.hold = 'offline';
    const id = desk.ask();
    await desk.outbound.refresh();
    const old = desk.vault.outbox.get(id)?.thread ?? null;
    const added = desk.put({ kind: 'follow-up', text: '덧붙임' }, old);
    await desk.outbound.refresh();
    await desk.environment.advance(5 * desk.cohort.manifest.roundLength);
    desk.stock(2, 1);
    desk.hold = null;
    const first = decodePost((await desk.publishedRound()).post ?? new Uint8Array(0));
    const second = decodePost((await desk.untilPost()).post);
    expect(first).toMatchObject({ epoch: 1, sequence: 0 });
    expect(second).toMatchObject({ epoch: 1, sequence: 1 });
    expect(opensThread(first)).toBe(true);
    expect(toHex(second.thread)).toBe(toHex(first.thread));
    expect(old && toHex(old)).not.toBe(toHex(first.thread));
    expect(desk.vault.outbox.get(added)?.thread).toEqual(first.thread);
  });

  test('takes along the draft of what its asker was about to add', async () => {
    desk.hold = 'offline';
    const id = desk.ask();
    await desk.outbound.refresh();
    const old = desk.vault.outbox.get(id)?.thread;
    if (!old) throw new Error('no thread');
    const words = { kind: 'follow-up', thread: toHex(old), title: '', text: '쓰던 글' } as const;
    const about = { topic: 'heart', audience: 'everyone', mentor: null } as const;
    const draft = { ...words, ...about, id: 'd'.repeat(32), target: null, reason: null };
    desk.vault.drafts.save(draft);
    await desk.environment.advance(5 * desk.cohort.manifest.roundLength);
    desk.stock(1, 1);
    desk.hold = null;
    await desk.round();
    const fresh = desk.vault.outbox.get(id)?.thread;
    expect(fresh).not.toEqual(old);
    expect(fresh && desk.vault.drafts.ofThread(fresh)).toMatchObject({ text: '쓰던 글' });
  });

  test('because its round was planned there is asked under a new pseudonym, in a round of the same choice', async () => {
    const { manifest } = desk.cohort;
    // Yesterday, an hour and a half later than now, many were there.
    const busy = desk.now() - day / manifest.roundLength + 90;
    for (let n = 0; n < 30; n += 1) desk.announceDays(busy + n);
    const id = desk.ask('내용', 'tomorrow');
    desk.stock(1, 1);
    await desk.outbound.refresh();
    const old = desk.vault.outbox.get(id)?.thread;
    expect(epochOfRound(manifest, desk.plans(id)[0] ?? 0)).toBe(1);
    const sent = await desk.untilPost(900);
    expect(decodePost(sent.post)).toMatchObject({ epoch: 1, sequence: 0 });
    expect(decodePost(sent.post).thread).not.toEqual(old);
    expect(epochOfRound(manifest, sent.round)).toBe(1);
  });

  test('waits for a certificate of the new epoch, and goes among many once there is one', async () => {
    desk.hold = 'offline';
    const id = desk.ask();
    await desk.outbound.refresh();
    await desk.environment.advance(5 * desk.cohort.manifest.roundLength);
    desk.hold = null;
    expect((await desk.round()).post).toBeNull();
    expect(desk.vault.outbox.get(id)).toMatchObject({ state: 'kept', hold: 'no-certificate' });
    expect(() => desk.outbound.reschedule(id, 'soon')).toThrow(/not-allowed/);
    desk.stock(1, 1);
    expect((await desk.round()).post).toBeNull();
    expect(desk.vault.outbox.get(id)).toMatchObject({ state: 'planned', choice: 'mixed' });
  });
});
