import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, assert, beforeEach, expect, test } from 'vitest';
import { AgreedClock } from '../../../../main/exchange/agreed-clock.ts';
import { Alarm } from '../../../../main/exchange/alarm.ts';
import { NoticeBook } from '../../../../main/exchange/notice-book.ts';
import { ReadKeys } from '../../../../main/exchange/read-keys.ts';
import { Reader } from '../../../../main/exchange/reader.ts';
import { Inbox } from '../../../../main/inbox/inbox.ts';
import { sendDraft } from '../../../../main/vault/compose.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { decodeBatch } from '../../../../protocol/batch.ts';
import { toBase64, toHex } from '../../../../protocol/bytes.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { draft } from '../outbox-items.ts';
import { vaultInMemory } from '../vault-folder.ts';
import { TestCohort } from './cohort.ts';
import { FakeSocket } from './fake-socket.ts';
import { writeLetter, type Letter } from './letters.ts';

const frames = 5;

let environment: VirtualEnvironment;
let cohort: TestCohort;
let vault: Vault;
let inbox: Inbox;
let reader: Reader;
let sockets: FakeSocket[];
let letters: Letter[];
let batches: Uint8Array[];

beforeEach(async () => {
  environment = new VirtualEnvironment();
  cohort = new TestCohort(environment);
  vault = vaultInMemory(environment);
  sockets = [];
  const { manifest, keys } = cohort;
  vault.membership.addEpochKeys([{ epoch: 0, all: keys.all, mentor: null }]);
  const notices = new NoticeBook(manifest, () => vault.feed.notices());
  inbox = new Inbox({ vault, manifest, environment, roll: () => notices.roll });
  reader = new Reader({
    manifest,
    vault,
    environment,
    notices,
    alarm: new Alarm(),
    clock: new AgreedClock(manifest, environment),
    pool: null,
    keys: new ReadKeys(manifest, environment, () => vault.membership.epochKeys()),
    open: async () => {
      const socket = new FakeSocket(environment);
      sockets.push(socket);
      return socket;
    },
    storing: () => undefined,
    stored: () => undefined,
    changed: () => undefined,
    fault: (error) => {
      throw error;
    },
  });
  letters = [];
  for (let n = 0; n < frames; n += 1) letters.push(await writeLetter(cohort, environment));
  batches = letters.map(({ post }, round) =>
    cohort.batch({ round, posts: [post], notices: round === 0 ? [cohort.epochNotice()] : [] }),
  );
  reader.link.start();
  await environment.advance(10);
});

afterEach(async () => {
  await reader.link.stop();
  assert.equal(environment.timers, 0);
  vault.close();
});

async function say(message: object | Uint8Array): Promise<void> {
  sockets.at(-1)?.say(message);
  // Keys of an epoch are imported off the thread, which the virtual world does not wait for.
  for (let n = 0; n < 10; n += 1) await environment.advance(1);
  await sleep(20);
  await environment.advance(1);
}

const sayHead = async (): Promise<void> => {
  const { round, hash } = decodeBatch(batches.at(-1) ?? new Uint8Array(0));
  await say({ type: 'head', head: { round, hash: toBase64(hash) }, batches: frames });
};

const titles = (): number =>
  inbox.threads({ filter: 'inbox', topic: null, offset: 0, limit: 50 }).total;

test('while a slow feed is caught up with, what has come is read, drafts are saved, and what is sent waits in its place', async () => {
  await sayHead();
  for (const [n, batch] of batches.entries()) {
    expect(reader.catchUp).toEqual({ done: n, total: frames });
    expect(titles()).toBe(n);
    await say(cohort.frame(batch));
    await environment.advance(20_000);
    const thread = toHex(letters[n]?.thread ?? new Uint8Array(0));
    expect(inbox.thread(thread).posts).toHaveLength(1);
    inbox.markRead(thread);
    vault.drafts.save(draft(n, { title: `질문 ${n}`, text: '받는 동안 써요' }));
  }
  expect(inbox.counts().unread).toBe(0);
  sendDraft(vault, draft(0).id, 'mixed', inbox.context());
  expect(reader.catchUp).toEqual({ done: frames, total: frames });
  expect(reader.live).toBe(false);
  await say({ type: 'live' });
  expect([reader.live, reader.catchUp]).toEqual([true, null]);
  expect(vault.drafts.list()).toHaveLength(frames - 1);
  expect(vault.outbox.count()).toBe(1);
});

test('after a cut the progress counts what is here already as it comes again, and never goes back', async () => {
  await sayHead();
  await say(cohort.frame(...batches.slice(0, 3)));
  expect(reader.catchUp).toEqual({ done: 3, total: frames });
  sockets.at(-1)?.close();
  await environment.advance(5_000);
  expect(reader.catchUp).toBeNull();
  await sayHead();
  const seen: number[] = [];
  for (const batch of batches) {
    await say(cohort.frame(batch));
    seen.push(reader.catchUp?.done ?? -1);
  }
  expect(seen).toEqual([1, 2, 3, 4, 5]);
  expect(titles()).toBe(frames);
});
