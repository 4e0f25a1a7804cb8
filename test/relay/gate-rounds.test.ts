import { expect, test } from 'vitest';
import { compareBytes, sized } from '../../protocol/bytes.ts';
import type { Envelope } from '../../protocol/envelope.ts';
import { sha256 } from '../../protocol/hash.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { Collector } from '../../relay/gate/collector.ts';
import { RoundClock } from '../../relay/gate/round-clock.ts';
import { RoundQueue } from '../../relay/gate/round-queue.ts';
import { VirtualEnvironment } from '../virtual-environment.ts';

const envelope = (filling: number): Envelope => sized(new Uint8Array(4819).fill(filling), 4819);

function clockFrom(before: number) {
  const environment = new VirtualEnvironment();
  const manifest = { start: environment.now() + before, roundLength: 60_000 } as Manifest;
  const turns: [number | null, number][] = [];
  const clock = new RoundClock(manifest, environment, (ended, begun) => turns.push([ended, begun]));
  clock.start();
  return { environment, clock, turns };
}

test('rounds turn exactly at their time, beginning with round 1', async () => {
  const { environment, clock, turns } = clockFrom(30_000);
  expect(clock.current).toBeNull();
  await environment.advance(89_999);
  expect(turns).toEqual([]);
  await environment.advance(1);
  expect(turns).toEqual([[null, 1]]);
  await environment.advance(90_000);
  expect(turns).toEqual([
    [null, 1],
    [1, 2],
  ]);
  expect(clock.into).toBe(30_000);
});

test('a gate that starts in the middle of a round offers that round', () => {
  const { clock, turns } = clockFrom(-5.5 * 60_000);
  expect(clock.current).toBe(5);
  expect(clock.into).toBe(30_000);
  expect(turns).toEqual([[null, 5]]);
});

test('the envelopes of a round are handed on by their hash, whatever the order in which they came', () => {
  const collector = new Collector();
  const envelopes = [7, 3, 9, 1, 200].map(envelope);
  for (const one of envelopes) collector.add(one);
  const taken = collector.take();
  expect(taken).toEqual(envelopes.toSorted((a, b) => compareBytes(sha256(a), sha256(b))));
  expect(collector.take()).toEqual([]);
});

test('a round takes 4,096 envelopes and no more', () => {
  const collector = new Collector();
  const one = envelope(0);
  for (let i = 0; i < 4096; i += 1) expect(collector.add(one)).toBe(true);
  expect(collector.add(one)).toBe(false);
});

test('the queue keeps the newest sixty rounds until they are stored', () => {
  const queue = new RoundQueue(new VirtualEnvironment());
  for (let round = 1; round <= 70; round += 1) queue.add({ round, envelopes: [] });
  expect(queue.waiting()).toHaveLength(60);
  expect(queue.waiting()[0]?.round).toBe(11);
  queue.stored(11);
  expect(queue.waiting()[0]?.round).toBe(12);
});

test('who waits for the queue to be empty waits until it is, or for the grace', async () => {
  const environment = new VirtualEnvironment();
  const queue = new RoundQueue(environment);
  await queue.empty(500);
  queue.add({ round: 1, envelopes: [] });
  const confirmed = queue.empty(500);
  queue.stored(1);
  await confirmed;
  queue.add({ round: 2, envelopes: [] });
  const over = queue.empty(500);
  await environment.advance(500);
  await over;
  expect(queue.waiting()).toHaveLength(1);
});
