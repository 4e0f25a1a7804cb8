import { describe, expect, test } from 'vitest';
import { AgreedClock } from '../../../../main/exchange/agreed-clock.ts';
import { GateLink, type RoundSender } from '../../../../main/exchange/gate-link.ts';
import { ReadKeys } from '../../../../main/exchange/read-keys.ts';
import { receiptOf } from '../../../../protocol/batch.ts';
import { toHex, type Hash } from '../../../../protocol/bytes.ts';
import { roundStart } from '../../../../protocol/calendar.ts';
import { openEnvelope, type Envelope } from '../../../../protocol/envelope.ts';
import { decodeUpload } from '../../../../protocol/frames/gate.ts';
import { decodePost } from '../../../../protocol/post.ts';
import type { Message } from '../../../../main/exchange/socket.ts';
import { CutSocket, type CutMoment } from './cut-socket.ts';
import { Desk } from './desk.ts';

/** The feed's side of posts: each once, and a thread's in their order, whatever the order they come in. */
class Shelf {
  /** What was published, in order. */
  readonly published: Uint8Array[] = [];
  readonly #known = new Set<string>();
  #parked: Uint8Array[] = [];

  /** Posts that wait for one before them, or that are a second one of their place. */
  get parked(): number {
    return this.#parked.length;
  }

  take(post: Uint8Array): void {
    const id = toHex(decodePost(post).id);
    if (!this.#known.has(id)) this.#parked.push(post);
    this.#known.add(id);
  }

  /** What can stand in the next batch. */
  next(): Uint8Array[] {
    const ready: Uint8Array[] = [];
    const isNext = (post: Uint8Array): boolean => {
      const { author, sequence } = decodePost(post);
      const before = this.published.filter(
        (one) => toHex(decodePost(one).author) === toHex(author),
      );
      return before.length === sequence;
    };
    for (let post = this.#parked.find(isNext); post; post = this.#parked.find(isNext)) {
      this.#parked = this.#parked.filter((one) => one !== post);
      this.published.push(post);
      ready.push(post);
    }
    return ready;
  }
}

type Outcome = {
  /** Thread and sequence of each post that the feed has published, and how many it has not. */
  places: string[];
  parked: number;
  /** Entries that are left in the outbox. */
  left: number;
  /** Envelopes that reached the gate, by round. */
  uploads: Map<number, Envelope[]>;
  connections: number;
  /** Rounds until everything stood in the feed. */
  rounds: number;
  alarm: string | null;
  faults: unknown[];
};

/** Long enough for three posts. */
const long = '가나다라'.repeat(700);

/** A question of three posts and one of a single post go out; the connection to the gate is cut after so many frames, and not again. */
async function sendOver(most: number, moment: CutMoment): Promise<Outcome> {
  const desk = await Desk.make();
  const { environment, cohort, courier, alarm, faults } = desk;
  const { manifest, keys } = cohort;
  const shelf = new Shelf();
  const uploads = new Map<number, Envelope[]>();
  // Sealing is done off the thread, which the virtual world does not wait for.
  let preparing: Promise<Envelope | null> = Promise.resolve(null);
  const sender: RoundSender = {
    connected: () => courier.connected(),
    prepare: (round) => (preparing = courier.prepare(round)),
    sent: (round) => courier.sent(round),
    missedRound: (round) => courier.missedRound(round),
    passedOver: (round) => courier.passedOver(round),
  };
  const sockets: CutSocket[] = [];
  const hear = (message: Message): void => {
    if (typeof message === 'string') throw new Error('no upload');
    const { round, envelope } = decodeUpload(message);
    uploads.set(round, [...(uploads.get(round) ?? []), envelope]);
  };
  const announce = (): void => {
    const into = environment.now() - roundStart(manifest, desk.now());
    sockets.at(-1)?.say({ type: 'round', round: desk.now(), into, head: null });
  };
  const gate = new GateLink({
    manifest,
    environment,
    alarm,
    sender,
    keys: new ReadKeys(manifest, environment, () => [{ epoch: 0, all: keys.all, mentor: null }]),
    done: -1,
    clock: new AgreedClock(manifest, environment),
    announced: () => undefined,
    open: async () => {
      const passing = sockets.length === 0 ? most : Infinity;
      const socket = new CutSocket(environment, { most: passing, moment }, hear);
      sockets.push(socket);
      announce();
      return socket;
    },
    changed: () => undefined,
    fault: (error) => faults.push(error),
  });
  /** The feed publishes what came in a round, in the middle of the one after it. */
  const publish = async (round: number): Promise<void> => {
    const receipts: Hash[] = desk.others(19);
    for (const envelope of uploads.get(round) ?? []) {
      receipts.push(receiptOf(envelope));
      const load = await openEnvelope(desk.feed.secretKey, manifest.cohort, envelope);
      if (load instanceof Uint8Array) shelf.take(load);
    }
    await desk.publish(round, receipts, shelf.next());
  };
  desk.ask(long);
  desk.ask('짧은 글');
  await desk.outbound.refresh();
  gate.link.start();
  let rounds = 0;
  for (; rounds < 300 && desk.vault.outbox.count() > 0; rounds += 1) {
    const round = desk.now();
    if (rounds > 0) announce();
    // Time for a connection that is cut at once to be made anew.
    for (const passing of [10, 2_000]) {
      await environment.advance(passing);
      await preparing;
    }
    await environment.advance(manifest.roundLength / 2);
    if (rounds > 0) await publish(round - 1);
    await environment.advance(roundStart(manifest, round + 1) - environment.now());
  }
  await gate.link.stop();
  expect(environment.timers).toBe(0);
  const places = shelf.published.map((post) => {
    const { thread, sequence } = decodePost(post);
    return `${toHex(thread)} ${sequence}`;
  });
  const left = desk.vault.outbox.count();
  desk.vault.close();
  return {
    places: places.toSorted(),
    parked: shelf.parked,
    left,
    uploads,
    rounds,
    connections: sockets.length,
    alarm: alarm.kind,
    faults,
  };
}

/** Frames until a dummy and all four posts have left: each round's announcement, and its envelope. */
const frames = 10;

function expectWhole(outcome: Outcome): void {
  expect(outcome.left).toBe(0);
  expect(outcome.parked).toBe(0);
  const sequences = outcome.places.map((place) => Number(place.split(' ')[1]));
  expect(sequences.toSorted((a, b) => a - b)).toEqual([0, 0, 1, 2]);
  expect(new Set(outcome.places).size).toBe(4);
  for (const envelopes of outcome.uploads.values()) expect(envelopes).toHaveLength(1);
  expect([outcome.alarm, outcome.faults]).toEqual([null, []]);
}

describe('a connection to the gate that is cut', () => {
  test('nowhere: everything goes over one, and stands in the feed a round after the last has left', async () => {
    const outcome = await sendOver(Infinity, 'at once');
    expectWhole(outcome);
    expect([outcome.connections, outcome.rounds]).toEqual([1, frames / 2 + 1]);
  });

  const places = Array.from({ length: frames + 1 }, (_, most) => most);

  describe.each(['at once', 'with the next'] as const)('%s', (moment) => {
    test.each(places)('after %i frames loses nothing and doubles nothing', async (most) => {
      const outcome = await sendOver(most, moment);
      expectWhole(outcome);
      expect(outcome.connections).toBe(2);
    });
  });
});
