import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { AgreedClock } from '../../../../main/exchange/agreed-clock.ts';
import { Alarm } from '../../../../main/exchange/alarm.ts';
import { NoticeBook } from '../../../../main/exchange/notice-book.ts';
import { ReadKeys } from '../../../../main/exchange/read-keys.ts';
import { Reader } from '../../../../main/exchange/reader.ts';
import { Inbox } from '../../../../main/inbox/inbox.ts';
import { atFirst } from '../../../../main/vault/membership-store.ts';
import { VaultError } from '../../../../main/vault/vault-error.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import type { ThreadView } from '../../../../preload/contract.ts';
import { decodeBatch } from '../../../../protocol/batch.ts';
import { sized, toHex, type Bytes16, type Bytes32 } from '../../../../protocol/bytes.ts';
import { followFrame } from '../../../../protocol/frames/feed.ts';
import { decodePost } from '../../../../protocol/post.ts';
import { parseJson } from '../../../../protocol/signed-json.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { vaultInMemory } from '../vault-folder.ts';
import { TestCohort } from './cohort.ts';
import { CutSocket, type CutMoment } from './cut-socket.ts';
import { writeLetter, type Letter } from './letters.ts';

/** `stock`: what the feed has when it is first asked. `later`: what it publishes then. */
type Script = { cohort: TestCohort; letter: Letter; stock: Uint8Array[]; later: Uint8Array[] };

let script: Script;

beforeAll(async () => {
  const environment = new VirtualEnvironment();
  const cohort = new TestCohort(environment);
  const letter = await writeLetter(cohort, environment);
  const other = await writeLetter(cohort, environment);
  let written = 0;
  const more = async (count: number): Promise<Uint8Array[]> => {
    const posts: Uint8Array[] = [];
    for (let n = 0; n < count; n += 1)
      posts.push(await letter.follow((written += 1), `${written}`));
    return posts;
  };
  const stock = [
    cohort.batch({ round: 0, notices: [cohort.epochNotice()] }),
    cohort.batch({ round: 1, posts: [letter.post] }),
    // In one frame, and too much to be stored in one piece.
    cohort.batch({ round: 4, posts: await more(30) }),
    cohort.batch({ round: 5, posts: await more(30) }),
    // On another day.
    cohort.batch({ round: 3000, posts: [other.post, ...(await more(1))] }),
    cohort.batch({ round: 3001, posts: await more(2) }),
  ];
  const later = [
    cohort.batch({ round: 3002, posts: await more(1) }),
    cohort.batch({ round: 3003 }),
    cohort.batch({ round: 3004, posts: await more(1) }),
  ];
  script = { cohort, letter, stock, later };
});

const roundsOf = (batches: readonly Uint8Array[]): number[] =>
  batches.map((batch) => decodeBatch(batch).round);
const everyRound = (): number[] => roundsOf([...script.stock, ...script.later]);
const everyPost = (): string[] =>
  [...script.stock, ...script.later]
    .flatMap((batch) => decodeBatch(batch).bodies)
    .flatMap((body) => (body ? [toHex(decodePost(body).id)] : []))
    .toSorted();

type Progress = { connection: number; done: number; total: number; stored: number };

type Outcome = {
  /** Rounds in the order in which they were stored. */
  stored: number[];
  posts: string[];
  view: ThreadView;
  progress: Progress[];
  connections: number;
  alarm: string | null;
  faults: unknown[];
};

/** A feed that publishes the later batches as soon as somebody follows it live, and from then on has them. */
class ScriptedFeed {
  #later = 0;

  /** Two batches in each frame of what it has, one in each of those that come later. */
  serve(from: number, socket: CutSocket): void {
    const { cohort, stock, later } = script;
    const has = [...stock, ...later.slice(0, this.#later)];
    const asked = has.filter((batch) => decodeBatch(batch).round >= from);
    const { round, hash } = decodeBatch(has.at(-1) ?? new Uint8Array(0));
    const head = { round, hash: Buffer.from(hash).toString('base64url') };
    socket.say({ type: 'head', head, batches: asked.length });
    for (let at = 0; at < asked.length; at += 2)
      socket.say(cohort.frame(...asked.slice(at, at + 2)));
    socket.say({ type: 'live' });
    for (const batch of later.slice(this.#later)) {
      if (socket.closed) return;
      this.#later += 1;
      socket.say(cohort.frame(batch));
    }
  }
}

const vaultOfAMember = (environment: VirtualEnvironment): Vault => {
  const bytes = <B extends Uint8Array>(size: number): B => sized<B>(environment.random(size), size);
  const vault = vaultInMemory(environment);
  vault.membership.save({
    ...atFirst,
    manifest: script.cohort.manifest.bytes,
    role: 'mentee',
    state: 'member',
    code: bytes<Bytes16>(16),
    entropy: bytes<Bytes32>(32),
    badge: null,
  });
  vault.membership.addEpochKeys([{ epoch: 0, all: script.cohort.keys.all, mentor: null }]);
  return vault;
};

/** Reads the whole feed over connections that pass so many frames each, the last of them any number. */
async function readOver(
  cuts: readonly number[],
  moment: CutMoment,
  storing: (rounds: number[]) => void = () => undefined,
): Promise<Outcome> {
  const environment = new VirtualEnvironment({ seed: `reader ${cuts.join()}` });
  const { manifest, keys } = script.cohort;
  const vault = vaultOfAMember(environment);
  const notices = new NoticeBook(manifest, () => vault.feed.notices());
  const inbox = new Inbox({ vault, manifest, environment, roll: () => notices.roll });
  const alarm = new Alarm();
  const outcome = { stored: [] as number[], progress: [] as Progress[], faults: [] as unknown[] };
  let connections = 0;
  let from = 0;
  const feed = new ScriptedFeed();
  const reader = new Reader({
    manifest,
    vault,
    environment,
    alarm,
    notices,
    pool: null,
    clock: new AgreedClock(manifest, environment),
    keys: new ReadKeys(manifest, environment, () => [{ epoch: 0, all: keys.all, mentor: null }]),
    open: async () => {
      const most = cuts[connections] ?? Infinity;
      connections += 1;
      return new CutSocket(environment, { most, moment }, (message, socket) => {
        ({ from } = parseJson(followFrame, String(message)));
        feed.serve(from, socket);
      });
    },
    storing: (batches) => storing(batches.map(({ accepted }) => accepted.round)),
    stored: (batches) => outcome.stored.push(...batches.map(({ accepted }) => accepted.round)),
    changed: () => {
      if (!reader.catchUp) return;
      const stored = outcome.stored.filter((round) => round >= from).length;
      outcome.progress.push({ connection: connections, stored, ...reader.catchUp });
    },
    fault: (error) => outcome.faults.push(error),
  });
  reader.link.start();
  const last = everyRound().at(-1);
  for (let n = 0; n < 400 && !(reader.live && vault.feed.head()?.round === last); n += 1) {
    await environment.advance(100);
    // Keys of an epoch are imported off the thread, which the virtual world does not wait for.
    await wait(1);
  }
  await reader.link.stop();
  expect(environment.timers).toBe(0);
  const posts = vault.feed.openedAfter(0, 1000).posts.map(({ id }) => toHex(id));
  const view = inbox.thread(toHex(script.letter.thread));
  vault.close();
  return { ...outcome, posts: posts.toSorted(), view, connections, alarm: alarm.kind };
}

/** Nothing is lost, nothing doubled; and what was said about progress was so. */
function expectWhole(outcome: Outcome, whole: Outcome): void {
  expect(outcome.stored).toEqual(everyRound());
  expect(outcome.posts).toEqual(everyPost());
  expect(outcome.view).toEqual(whole.view);
  expect([outcome.alarm, outcome.faults]).toEqual([null, []]);
  const { progress, connections } = outcome;
  for (const [at, { connection, done, total, stored }] of progress.entries()) {
    expect(done).toBeLessThanOrEqual(total);
    // What is said to be done is on the disk.
    expect(done).toBeLessThanOrEqual(stored);
    const before = progress[at - 1];
    if (before?.connection !== connection) continue;
    expect(total).toBe(before.total);
    expect(done).toBeGreaterThanOrEqual(before.done);
  }
  const last = progress.at(-1);
  expect(last).toMatchObject({ connection: connections, done: last?.total });
}

/** Frames of the whole exchange: follow, head, three of the stock, live, three that come later. */
const frames = 9;

describe('a connection to the feed that is cut', () => {
  let whole: Outcome;

  beforeAll(async () => {
    whole = await readOver([], 'at once');
  });

  test('nowhere: everything comes over one', () => {
    expectWhole(whole, whole);
    expect(whole.connections).toBe(1);
    expect(whole.view.posts.length).toBeGreaterThan(50);
    expect(whole.progress[0]).toMatchObject({ done: 0, total: script.stock.length });
  });

  const places = Array.from({ length: frames }, (_, most) => most);

  test.each(places)('after %i frames loses nothing and doubles nothing', async (most) => {
    for (const moment of ['at once', 'with the next'] as const) {
      const outcome = await readOver([most], moment);
      expectWhole(outcome, whole);
      expect(outcome.connections).toBe(2);
    }
  });

  test('after each frame in turn, over and over, comes to its end all the same', async () => {
    const outcome = await readOver([...places, ...places.toReversed(), ...places], 'at once');
    expectWhole(outcome, whole);
    expect(outcome.connections).toBeGreaterThan(5);
  });

  test('because a part of a frame could not be stored goes on in the middle of that frame', async () => {
    let isFull = true;
    const outcome = await readOver([], 'at once', (rounds) => {
      if (!isFull || !rounds.includes(5)) return;
      isFull = false;
      throw new VaultError('disk-full');
    });
    expect(outcome.faults).toHaveLength(1);
    expect(outcome.connections).toBe(2);
    expectWhole({ ...outcome, faults: [] }, whole);
    const stored = outcome.progress.filter(({ connection }) => connection === 1).at(-1);
    expect(stored).toMatchObject({ done: 2, stored: 2 });
  });

  test('counts as done what an earlier connection has brought, once it has come again', async () => {
    // Follow, head and two frames: four batches are here, and all of one day.
    const { progress } = await readOver([4], 'at once');
    const again = progress.filter(({ connection }) => connection === 2);
    expect(again.map(({ done, total }) => `${done}/${total}`)).toEqual(
      expect.arrayContaining(['0/6', '2/6', '4/6', '6/6']),
    );
    expect(again[0]?.stored).toBe(4);
  });
});
