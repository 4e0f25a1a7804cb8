import { afterEach, assert, beforeEach, describe, expect, test } from 'vitest';
import { Alarm } from '../../../../main/exchange/alarm.ts';
import { AgreedClock } from '../../../../main/exchange/agreed-clock.ts';
import { GateLink } from '../../../../main/exchange/gate-link.ts';
import { Link } from '../../../../main/exchange/link.ts';
import { ReadKeys } from '../../../../main/exchange/read-keys.ts';
import { SleepWatch } from '../../../../main/exchange/sleep-watch.ts';
import { SocketError, type Socket } from '../../../../main/exchange/socket.ts';
import { roundAt, roundStart } from '../../../../protocol/calendar.ts';
import { envelopeLength, type Envelope } from '../../../../protocol/envelope.ts';
import { decodeUpload } from '../../../../protocol/frames/gate.ts';
import { sized } from '../../../../protocol/bytes.ts';
import { hour } from '../../../../protocol/rules.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from './cohort.ts';
import { Desk } from './desk.ts';
import { FakeSocket } from './fake-socket.ts';

let environment: VirtualEnvironment;

beforeEach(() => {
  environment = new VirtualEnvironment();
});

afterEach(() => assert.equal(environment.timers, 0));

describe('a sleep of the PC is noticed', () => {
  let heard: number;
  let watch: SleepWatch;

  beforeEach(() => {
    heard = 0;
    watch = new SleepWatch(environment, () => (heard += 1));
    watch.start();
  });
  afterEach(() => watch.stop());

  test('by the clock where the system says nothing, once', async () => {
    await environment.advance(10 * hour);
    expect(heard).toBe(0);
    environment.sleep(8 * hour);
    await environment.advance(15_000);
    expect(heard).toBe(1);
    await environment.advance(hour);
    expect(heard).toBe(1);
  });

  test('once where the system says it as well, whoever is first', async () => {
    environment.sleep(8 * hour);
    watch.hear();
    await environment.advance(60_000);
    expect(heard).toBe(1);
    environment.sleep(8 * hour);
    await environment.advance(15_000);
    watch.hear();
    expect(heard).toBe(2);
  });

  test('where the clock was set back by an hour, and not where it was set right by half a minute', async () => {
    environment.sleep(30_000);
    await environment.advance(60_000);
    expect(heard).toBe(0);
    environment.sleep(-hour);
    await environment.advance(15_000);
    expect(heard).toBe(1);
  });

  test('each time', async () => {
    for (let n = 1; n <= 3; n += 1) {
      environment.sleep(2 * hour);
      watch.hear();
      expect(heard).toBe(n);
      await environment.advance(60_000);
    }
  });
});

describe('a link after a sleep', () => {
  let sockets: FakeSocket[];
  let open: (signal: AbortSignal) => Promise<Socket>;
  let link: Link;

  beforeEach(() => {
    const { manifest, keys } = new TestCohort(environment);
    sockets = [];
    open = async () => {
      const socket = new FakeSocket(environment);
      sockets.push(socket);
      return socket;
    };
    link = new Link({
      environment,
      alarm: new Alarm(),
      keys: new ReadKeys(manifest, environment, () => [{ epoch: 0, all: keys.all, mentor: null }]),
      open: (_, signal) => open(signal),
      serve: async (socket) => void (await socket.receive(24 * hour)),
      changed: () => undefined,
      fault: (error) => {
        throw error;
      },
    });
  });
  afterEach(async () => link.stop());

  test('gives up its connection, which looks open, and has another at once', async () => {
    link.start();
    await environment.advance(0);
    link.renew();
    await environment.advance(0);
    expect(sockets.map(({ closed }) => closed)).toEqual([true, false]);
    expect(link.state).toBe('open');
  });

  test('gives up a try that hangs', async () => {
    let hanging = 0;
    const works = open;
    open = (signal) =>
      new Promise((_, reject) => {
        hanging += 1;
        signal.addEventListener('abort', () => reject(new SocketError('unreachable')));
      });
    link.start();
    await environment.advance(0);
    expect(link.state).toBe('connecting');
    open = works;
    link.renew();
    await environment.advance(0);
    expect([hanging, sockets.length, link.state]).toEqual([1, 1, 'open']);
  });

  test('does not wait for the end of a pause that many failures have made long', async () => {
    let tries = 0;
    const works = open;
    open = async () => {
      tries += 1;
      throw new SocketError('unreachable');
    };
    link.start();
    await environment.advance(30 * 60_000);
    open = works;
    const before = tries;
    link.renew();
    await environment.advance(0);
    expect(tries).toBe(before);
    expect(link.state).toBe('open');
  });

  test('that was stopped stays stopped', async () => {
    link.start();
    await environment.advance(0);
    await link.stop();
    link.renew();
    await environment.advance(hour);
    expect(sockets).toHaveLength(1);
  });
});

describe('sending after a sleep', () => {
  test('what was about to leave does not, and every round still has one envelope at most', async () => {
    const { manifest, keys } = new TestCohort(environment);
    const sockets: FakeSocket[] = [];
    const missed: number[] = [];
    const gate = new GateLink({
      manifest,
      environment,
      alarm: new Alarm(),
      keys: new ReadKeys(manifest, environment, () => [{ epoch: 0, all: keys.all, mentor: null }]),
      done: -1,
      clock: new AgreedClock(manifest, environment),
      sender: {
        connected: () => undefined,
        prepare: async () => sized<Envelope>(new Uint8Array(envelopeLength), envelopeLength),
        sent: () => undefined,
        missedRound: (round) => missed.push(round),
        passedOver: () => undefined,
      },
      announced: () => undefined,
      open: async () => {
        const socket = new FakeSocket(environment);
        sockets.push(socket);
        return socket;
      },
      changed: () => undefined,
      fault: (error) => {
        throw error;
      },
    });
    const now = (): number => roundAt(manifest, environment.now());
    const announce = (): void => {
      const into = environment.now() - roundStart(manifest, now());
      sockets.at(-1)?.say({ type: 'round', round: now(), into, head: null });
    };
    gate.link.start();
    await environment.advance(0);
    announce();
    await environment.advance(10);
    const asleep = now();
    environment.sleep(3 * hour);
    gate.link.renew();
    await environment.advance(0);
    expect(missed).toEqual([asleep]);
    expect(sockets.map(({ closed }) => closed)).toEqual([true, false]);
    for (let round = 0; round < 3; round += 1) {
      announce();
      announce();
      await environment.advance(roundStart(manifest, now() + 1) - environment.now());
    }
    const uploads = sockets
      .flatMap(({ sent }) => sent)
      .map((frame) => decodeUpload(frame instanceof Uint8Array ? frame : new Uint8Array(0)).round);
    expect(uploads).toHaveLength(3);
    expect(new Set(uploads).size).toBe(3);
    expect(Math.min(...uploads)).toBeGreaterThan(asleep);
    await gate.link.stop();
  });

  test('plans of rounds that went by are made anew, and no two posts go in one round', async () => {
    const desk = await Desk.make();
    const entries = [desk.ask('하나', 'mixed'), desk.ask('둘', 'mixed')];
    await desk.outbound.refresh();
    const before = entries.flatMap((id) => desk.plans(id));
    desk.environment.sleep(4 * hour);
    desk.announceDays(desk.now() - 1);
    await desk.outbound.refresh();
    const planned = entries.flatMap((id) => desk.plans(id));
    expect(planned.every((round) => round !== null && round > desk.now())).toBe(true);
    expect(planned).not.toEqual(before);
    const first = await desk.untilPost(400);
    await desk.publishSent(first);
    const second = await desk.untilPost(400);
    expect(second.round).toBeGreaterThan(first.round);
  });
});
