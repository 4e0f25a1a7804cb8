import { beforeEach, describe, expect, test } from 'vitest';
import { toHex } from '../../../../protocol/bytes.ts';
import { edKeyPair } from '../../../../protocol/ed25519.ts';
import { erasureHolds } from '../../../../protocol/envelope.ts';
import { roundStart } from '../../../../protocol/calendar.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { badgeThreadOf, decodePost, type Post } from '../../../../protocol/post.ts';
import { hour } from '../../../../protocol/rules.ts';
import { postGap } from '../../../../main/exchange/planner.ts';
import { Desk, type SentRound } from './desk.ts';
import { badge, be } from './membership-of-one.ts';

let desk: Desk;
let published: Post;

beforeEach(async () => {
  desk = await Desk.make();
  desk.ask();
  const { post } = await desk.publishedRound();
  published = decodePost(post ?? new Uint8Array(0));
});

/** Lets rounds pass, published like any other, until one has an erasure. */
async function untilErasure(): Promise<SentRound & { passed: number }> {
  for (let passed = 0; passed < 130; passed += 1) {
    const sent = await desk.round();
    if (sent.erasure) return { ...sent, passed };
    await desk.publishSent(sent);
  }
  throw new Error('nothing was erased');
}

describe('the feed is asked to delete a body', () => {
  test('in the place of a dummy, within two hours, with the signature of the pseudonym that wrote it', async () => {
    const before = desk.environment.now();
    desk.vault.erasures.add(published.id, published.thread);
    const { round, erasure, envelope } = await untilErasure();
    expect(envelope).toHaveLength(4819);
    expect(erasure?.post).toEqual(published.id);
    if (!erasure) throw new Error('no erasure');
    expect(erasureHolds(published.author, desk.cohort.manifest.hash, erasure)).toBe(true);
    expect(roundStart(desk.cohort.manifest, round) - before).toBeLessThanOrEqual(2 * hour);
  });

  test('once: it is done when its receipt was seen', async () => {
    desk.vault.erasures.add(published.id, published.thread);
    const sent = await untilErasure();
    expect(desk.vault.erasures.list()).toHaveLength(1);
    expect((await desk.round()).erasure).toBeNull();
    await desk.publishSent(sent);
    expect(desk.vault.erasures.list()).toEqual([]);
    for (let n = 0; n < 130; n += 1) expect((await desk.publishedRound()).erasure).toBeNull();
  });

  test('again, if its receipt is missing, over a restart too', async () => {
    desk.vault.erasures.add(published.id, published.thread);
    const sent = await untilErasure();
    desk.restart();
    await desk.publish(sent.round, desk.others(20));
    const again = await untilErasure();
    expect(again.erasure?.post).toEqual(published.id);
  });

  test('again, if its envelope never left', async () => {
    desk.vault.erasures.add(published.id, published.thread);
    const sent = await untilErasure();
    desk.courier.missedRound(sent.round);
    expect((await untilErasure()).erasure?.post).toEqual(published.id);
  });

  test('by the badge, of what stands in its own thread', async () => {
    be(desk, 'mentor', { badge });
    const author = edKeyPair(badge.seed).publicKey;
    const post = sha256(Uint8Array.of(1));
    desk.vault.erasures.add(post, badgeThreadOf(author));
    const { erasure } = await untilErasure();
    if (!erasure) throw new Error('no erasure');
    expect(erasureHolds(author, desk.cohort.manifest.hash, erasure)).toBe(true);
  });
});

test('several bodies of one text are not asked for one after the other', async () => {
  const posts = [published.id, sha256(Uint8Array.of(1)), sha256(Uint8Array.of(2))];
  for (const post of posts) desk.vault.erasures.add(post, published.thread);
  const rounds: number[] = [];
  const asked = new Set<string>();
  for (let n = 0; n < 3; n += 1) {
    const sent = await untilErasure();
    rounds.push(sent.round);
    asked.add(toHex(sent.erasure?.post ?? new Uint8Array(0)));
    await desk.publishSent(sent);
  }
  expect(asked).toEqual(new Set(posts.map(toHex)));
  expect((rounds[1] ?? 0) - (rounds[0] ?? 0)).toBeGreaterThanOrEqual(postGap);
  expect((rounds[2] ?? 0) - (rounds[1] ?? 0)).toBeGreaterThanOrEqual(postGap);
});

test('nothing is asked for next to a post of the same thread, nor while posts are held', async () => {
  desk.vault.erasures.add(published.id, published.thread);
  const sent = await untilErasure();
  await desk.publish(sent.round, desk.others(20));
  desk.hold = 'too-few';
  for (let n = 0; n < 130; n += 1) expect((await desk.publishedRound()).erasure).toBeNull();
  desk.hold = null;
  desk.put({ kind: 'follow-up', text: '덧붙임' }, published.thread);
  const post = await desk.untilPost();
  await desk.publishSent(post);
  const erased = await untilErasure();
  expect(erased.round - post.round).toBeGreaterThanOrEqual(postGap);
});

test('a plan to ask outlives the program', async () => {
  desk.vault.erasures.add(published.id, published.thread);
  await desk.publishedRound();
  const [pending] = desk.vault.erasures.list();
  desk.restart();
  expect((await untilErasure()).round).toBe(pending?.plan?.round);
});
