import { afterEach, assert, beforeEach, expect, test } from 'vitest';
import { Silence } from '../../../../main/exchange/silence.ts';
import { hour } from '../../../../protocol/rules.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';

let environment: VirtualEnvironment;
let bytes: number;
let isPaused: boolean;
let found: number[];
let silence: Silence;

const listen = (): Silence =>
  new Silence({
    environment,
    heard: () => bytes,
    isPaused: () => isPaused,
    found: () => found.push(environment.now()),
  });

beforeEach(() => {
  environment = new VirtualEnvironment();
  [bytes, isPaused, found] = [0, false, []];
  silence = listen();
});

afterEach(() => {
  silence.stop();
  assert.equal(environment.timers, 0);
});

test('is found within 30 s after the last byte, and later than a ping may be late, whenever that came', async () => {
  for (let late = 0; late < 4_000; late += 500) {
    silence.stop();
    found = [];
    silence = listen();
    await environment.advance(late);
    bytes += 1;
    const last = environment.now();
    await environment.advance(2 * 60_000);
    expect(found).toHaveLength(1);
    expect((found[0] ?? 0) - last).toBeLessThanOrEqual(30_000);
    expect((found[0] ?? 0) - last).toBeGreaterThan(20_000);
  }
});

test('is none where a ping comes every fifteen seconds, nor where a frame takes minutes and its bytes trickle', async () => {
  for (let n = 0; n < 40; n += 1) {
    await environment.advance(15_000);
    bytes += 2;
  }
  expect(found).toEqual([]);
});

test('is none while nothing is read, because what came is still being worked on', async () => {
  isPaused = true;
  await environment.advance(hour);
  expect(found).toEqual([]);
  isPaused = false;
  await environment.advance(30_000);
  expect(found).toHaveLength(1);
});

test('is none where this program did not run for a while: what came waits to be read', async () => {
  await environment.advance(8_000);
  environment.sleep(hour);
  await environment.advance(4_000);
  expect(found).toEqual([]);
});
