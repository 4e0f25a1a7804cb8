import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fromHex, sized, type Bytes32, type Hash, type ThreadId } from '../../protocol/bytes.ts';
import { systemEnvironment } from '../../protocol/environment.ts';
import type { ThreadView } from '../../preload/contract.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { announce, closeThread, voidPosts } from '../../relay/coordinator/moderation.ts';
import {
  allThreads,
  readyToWrite,
  runClient,
  send,
  until,
  type RunningClient,
  type RunOptions,
} from '../fixtures/running-client.ts';
import { inTheClear } from '../unit/main/opened-raw.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';

// Very short rounds on a busy machine lose envelopes to lateness.
const missingRule = { share: 0.5, atLeastSent: 50, atLeastMissing: 25 };

let cohort: TestCohort;
let folder: string;
let running: RunningClient[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kkanbu-moderation-'));
  cohort = await makeCohort({
    roundLength: 100,
    minSet: 2,
    quota: { certificates: 3, questions: 3 },
  });
  await cohort.start();
  running = [];
});

afterEach(async () => {
  for (const one of running) await one.end();
  await cohort.end();
  await rm(folder, { recursive: true, force: true });
});

async function takePart(options: RunOptions = {}): Promise<RunningClient> {
  const [invite = ''] = await createInvites(cohort.kit, 'mentee', 1);
  const one = runClient({ missingRule, ...options });
  running.push(one);
  await one.client.join({ invite, nickname: null });
  return one;
}

const titled = (one: RunningClient, title: string): ThreadView | undefined =>
  allThreads(one).find(({ summary }) => summary.title === title && !summary.pending);

const canary = 'moderated-canary';

/** Every page of a vault, in use or free, and what its log still has, in the clear. */
async function decrypted(file: string, key: Bytes32): Promise<Buffer> {
  const copy = join(folder, 'copy.db');
  for (const end of ['', '-wal']) await writeFile(`${copy}${end}`, await readFile(`${file}${end}`));
  inTheClear(copy, key);
  return readFile(copy);
}

test('a post that the coordinator voids loses its words on every PC, on the disk as well', async () => {
  const key = sized<Bytes32>(systemEnvironment.random(32), 32);
  const file = join(folder, 'vault.db');
  const [asker, reader] = [await takePart(), await takePart({ file, key })];
  await readyToWrite(asker);
  send(asker, { kind: 'question', title: `${canary} 제목`, text: `${canary} 내용` });
  const seen = await until(reader, 'the question is there', () => titled(reader, `${canary} 제목`));
  expect((await decrypted(file, key)).includes(canary)).toBe(true);
  await voidPosts(cohort.kit, [fromHex<Hash>(seen.posts[0]?.id ?? '', 32)]);
  await until(
    reader,
    'its words are gone',
    () => !JSON.stringify(allThreads(reader)).includes(canary),
  );
  await until(
    asker,
    'also for its author',
    () => !JSON.stringify(allThreads(asker)).includes(canary),
  );
  expect((await decrypted(file, key)).includes(canary)).toBe(false);
  expect([asker, reader].flatMap(({ faults }) => faults)).toEqual([]);
});

test('nobody can write in a thread that the coordinator has closed, and everybody reads why', async () => {
  const [asker, reader] = [await takePart(), await takePart()];
  await readyToWrite(asker);
  send(asker, { kind: 'question', title: '닫힐 글', text: '내용' });
  const open = await until(reader, 'the question is there', () => titled(reader, '닫힐 글'));
  expect(open.closed).toBe(false);
  await closeThread(cohort.kit, fromHex<ThreadId>(open.summary.id, 32));
  await announce(cohort.kit, '알림', '글 하나를 닫았어요.');
  const closed = await until(reader, 'it is closed', () => {
    const thread = titled(reader, '닫힐 글');
    return thread?.closed && thread;
  });
  expect(closed.can.answer).toBe(false);
  await until(reader, 'the announcement is there', () =>
    reader.client.announcements().some(({ title, unread }) => title === '알림' && unread),
  );
});
