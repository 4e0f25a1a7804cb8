import { afterEach, assert, beforeEach, expect, test } from 'vitest';
import { roundAt, roundStart } from '../../../../protocol/calendar.ts';
import { envelopeLength, type Envelope } from '../../../../protocol/envelope.ts';
import { sized } from '../../../../protocol/bytes.ts';
import { decodeUpload, type HeadFields } from '../../../../protocol/frames/gate.ts';
import { AgreedClock } from '../../../../main/exchange/agreed-clock.ts';
import { Alarm } from '../../../../main/exchange/alarm.ts';
import { GateLink } from '../../../../main/exchange/gate-link.ts';
import { ReadKeys } from '../../../../main/exchange/read-keys.ts';
import { sleep } from '../../../../main/exchange/waiting.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from './cohort.ts';
import { FakeSocket } from './fake-socket.ts';

let environment: VirtualEnvironment;
let cohort: TestCohort;
let sockets: FakeSocket[];
let prepared: number[];
let missed: number[];
let passedOver: number[];
let heads: (HeadFields | null)[];
let link: GateLink;
let work: number;

/** `done`: the last round that had an envelope before. */
const newLink = (done: number): GateLink =>
  new GateLink({
    manifest: cohort.manifest,
    environment,
    alarm: new Alarm(),
    keys: new ReadKeys(cohort.manifest, environment, () => [
      { epoch: 0, all: cohort.keys.all, mentor: null },
    ]),
    open: async () => {
      const socket = new FakeSocket(environment);
      sockets.push(socket);
      return socket;
    },
    done,
    clock: new AgreedClock(cohort.manifest, environment),
    announced: (head) => heads.push(head),
    sender: {
      connected: () => undefined,
      prepare: async (round) => {
        prepared.push(round);
        if (work > 0) await sleep(environment, work, new AbortController().signal);
        return sized<Envelope>(new Uint8Array(envelopeLength), envelopeLength);
      },
      sent: () => undefined,
      missedRound: (round) => missed.push(round),
      passedOver: (round) => passedOver.push(round),
    },
    changed: () => undefined,
    fault: (error) => {
      throw error;
    },
  });

beforeEach(() => {
  environment = new VirtualEnvironment();
  cohort = new TestCohort(environment);
  [sockets, prepared, missed, passedOver, heads, work] = [[], [], [], [], [], 0];
  link = newLink(-1);
  link.link.start();
});

afterEach(async () => {
  await link.link.stop();
  assert.equal(environment.timers, 0);
});

const socket = (): FakeSocket => {
  const last = sockets.at(-1);
  if (!last) throw new Error('no connection');
  return last;
};

const now = (): number => roundAt(cohort.manifest, environment.now());
const into = (): number => environment.now() - roundStart(cohort.manifest, now());
const announce = (): void =>
  socket().say({ type: 'round', round: now(), into: into(), head: null });
const uploads = (): number[] =>
  sockets
    .flatMap(({ sent }) => sent)
    .map((frame) => decodeUpload(frame instanceof Uint8Array ? frame : new Uint8Array(0)).round);

test('each announced round gets one envelope, soon after its beginning', async () => {
  await environment.advance(0);
  const rounds: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    announce();
    rounds.push(now());
    await environment.advance(5_000);
    expect(uploads()).toEqual(rounds);
    await environment.advance(cohort.manifest.roundLength - 5_000);
  }
});

test('a round that is announced again, on another connection too, gets no second envelope', async () => {
  await environment.advance(0);
  announce();
  await environment.advance(6_000);
  announce();
  await environment.advance(6_000);
  socket().close();
  await environment.advance(5_000);
  expect(sockets).toHaveLength(2);
  announce();
  await environment.advance(6_000);
  expect(uploads()).toEqual([now()]);
});

test('a round that had its envelope before the program was started again gets no second one', async () => {
  await link.link.stop();
  sockets = [];
  link = newLink(now());
  link.link.start();
  await environment.advance(0);
  announce();
  await environment.advance(cohort.manifest.roundLength);
  expect(prepared).toEqual([]);
  announce();
  await environment.advance(6_000);
  expect(uploads()).toEqual([now()]);
});

test('the moment of sending is not the same in every round', async () => {
  await environment.advance(0);
  const waits = new Set<number>();
  for (let n = 0; n < 6; n += 1) {
    announce();
    const [before, began] = [uploads().length, environment.now()];
    while (uploads().length === before) await environment.advance(50);
    waits.add(environment.now() - began);
    await environment.advance(roundStart(cohort.manifest, now() + 1) - environment.now());
  }
  expect(waits.size).toBeGreaterThan(3);
});

test('an envelope that would come after the end of its round is not sent', async () => {
  await environment.advance(0);
  work = cohort.manifest.roundLength + 1000;
  announce();
  const late = now();
  await environment.advance(work + 6_000);
  expect(uploads()).toEqual([]);
  expect(missed).toEqual([late]);
});

test('a gate that falls silent is left after three rounds, and tried again', async () => {
  await environment.advance(0);
  announce();
  await environment.advance(3 * cohort.manifest.roundLength - 1000);
  expect(sockets).toHaveLength(1);
  await environment.advance(10_000);
  expect(sockets[0]?.closed).toBe(true);
  expect(sockets.length).toBeGreaterThan(1);
});

test('a round too far from the PC’s clock ends the connection, and no envelope is made for it', async () => {
  for (const away of [4, -4, 0xffff_0000]) {
    await environment.advance(120_000);
    const at = socket();
    at.say({ type: 'round', round: now() + away, into: 0, head: null });
    await environment.advance(10);
    expect(at.closed).toBe(true);
  }
  expect(prepared).toEqual([]);
  await environment.advance(120_000);
  announce();
  await environment.advance(6_000);
  expect(uploads()).toEqual([now()]);
});

test('an envelope never leaves within the time in which it is made and noted, whatever the gate says', async () => {
  await environment.advance(0);
  const soonest = (): number => environment.now() + 1_000;
  for (const into of [0, 20_000, 50_000, 57_900, 59_998, 70_000]) {
    const [before, lead] = [uploads().length, soonest()];
    socket().say({ type: 'round', round: now(), into, head: null });
    await environment.advance(999);
    expect(uploads()).toHaveLength(before);
    await environment.advance(5_001);
    expect(environment.now()).toBeGreaterThan(lead);
    expect(uploads().length - before).toBe(into <= 50_000 ? 1 : 0);
    await environment.advance(roundStart(cohort.manifest, now() + 1) - environment.now());
  }
  expect(prepared).toHaveLength(3);
});

test('rounds that the gate passes over on one connection are noted', async () => {
  await environment.advance(0);
  const first = now();
  announce();
  await environment.advance(2 * cohort.manifest.roundLength);
  announce();
  await environment.advance(6_000);
  expect(passedOver).toEqual([first + 1]);
});

test('what is no round ends the connection', async () => {
  await environment.advance(0);
  socket().say({ type: 'square' });
  await environment.advance(10);
  expect(sockets[0]?.closed).toBe(true);
  expect(prepared).toEqual([]);
});
