import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { enrolmentOf } from '../../../main/membership/phrase.ts';
import type { Manifest } from '../../../protocol/manifest.ts';
import { decodePost } from '../../../protocol/post.ts';
import { createInvites } from '../../../relay/coordinator/issuer-office.ts';
import { roles, type RelayRole } from '../../../relay/log.ts';
import { filesUnder } from '../../fixtures/files-under.ts';
import {
  allThreads,
  readyToWrite,
  runClient,
  send,
  until,
  type RunningClient,
} from '../../fixtures/running-client.ts';
import { makeCohort, type TestCohort } from '../../relay/fixtures/cohort.ts';
import { fromAddress } from '../../relay/fixtures/from-address.ts';
import { startRole, type RoleProcess } from '../../relay/fixtures/role-process.ts';
import { spellings, texts } from '../../relay/fixtures/spellings.ts';
import type { Burst } from './tap.ts';

const child = fileURLToPath(new URL('./role-child.ts', import.meta.url));
const pcs = ['127.0.0.41', '127.0.0.42', '127.0.0.43'] as const;
/** Words of different lengths, a question each. */
const questions = ['이 방에서 처음 물어봐요', '두 번째 물음이에요 '.repeat(60)] as const;

/** What is left of a run of the three roles and a client at each of three addresses, all real. */
export type LiveRun = {
  manifest: Manifest;
  issuerKey: Uint8Array;
  /** What a device in front of the gate saw. */
  bursts: readonly Burst[];
  /** Sealed posts as the feed published them, with the round and the address that it really came from. */
  posts: readonly { bytes: Uint8Array; round: number; from: string }[];
  disks: ReadonlyMap<RelayRole, readonly Buffer[]>;
  memories: ReadonlyMap<RelayRole, readonly Buffer[]>;
  logs: ReadonlyMap<RelayRole, string>;
  /** What must not come to rest in the wrong place, by what it is. */
  traces: Readonly<Record<'address' | 'member' | 'shared key' | 'words' | 'pseudonym', Buffer[]>>;
};

/** Lets three people join, ask two questions each, and read the others', with real keys, certificates and connections. */
export async function runLive(): Promise<LiveRun> {
  const quota = { certificates: 3, questions: 3 };
  const cohort = await makeCohort({ roundLength: 1_000, minSet: 2, quota });
  const processes = new Map<RelayRole, RoleProcess>();
  const clients: { from: string; running: RunningClient }[] = [];
  try {
    for (const role of roles) processes.set(role, await startRole(cohort.data, role, child));
    for (const from of pcs) clients.push({ from, running: await joined(cohort, from) });
    for (const { running } of clients) await readyToWrite(running);
    for (const [n, text] of questions.entries()) {
      for (const { from, running } of clients) {
        send(running, { kind: 'question', title: titleOf(from, n), text });
      }
      for (const { running } of clients) {
        await until(
          running,
          'everybody has read everybody',
          () => published(running) === pcs.length * (n + 1),
        );
      }
    }
    return await collect(cohort, processes, clients);
  } finally {
    for (const { running } of clients) await running.end();
    for (const one of processes.values()) await one.end();
    await cohort.end();
  }
}

const titleOf = (from: string, n: number): string => `물음 ${from.split('.').at(-1)}-${n}`;
const published = (running: RunningClient): number =>
  allThreads(running).filter(({ summary }) => !summary.pending).length;

async function joined(cohort: TestCohort, from: string): Promise<RunningClient> {
  const [invite = ''] = await createInvites(cohort.kit, 'mentee', 1);
  return fromAddress(from, async () => {
    // Short rounds on a busy machine lose envelopes to lateness; the alarm for that has tests of its own.
    const running = runClient({
      missingRule: { share: 0.9, atLeastSent: 200, atLeastMissing: 190 },
    });
    await running.client.join({ invite, nickname: null });
    return running;
  });
}

async function collect(
  { data, kit }: TestCohort,
  processes: ReadonlyMap<RelayRole, RoleProcess>,
  clients: readonly { from: string; running: RunningClient }[],
): Promise<LiveRun> {
  const memories = new Map<RelayRole, Buffer[]>();
  for (const [role, one] of processes) {
    const { heap, memory } = await one.dump();
    memories.set(role, [heap, ...(memory ?? [])]);
  }
  const posts = postsOf(data, clients);
  const file = (role: RelayRole, kind: string): string =>
    join(data, `${role}.heapsnapshot.${kind}`);
  const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return {
    manifest: kit.manifest,
    issuerKey: kit.roll().epoch(0)?.issuerKey ?? new Uint8Array(0),
    bursts: read(file('gate', 'line'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Burst),
    posts,
    disks: new Map(roles.map((role) => [role, filesIn(join(data, role))])),
    memories,
    logs: new Map(roles.map((role) => [role, read(file(role, 'log'))])),
    traces: await tracesOf(clients, posts),
  };
}

/** The posts in the feed's database, and whose pseudonym each is: only its own client can say. */
function postsOf(
  data: string,
  clients: readonly { from: string; running: RunningClient }[],
): LiveRun['posts'] {
  const database = new DatabaseSync(join(data, 'feed', 'feed.sqlite'), { readOnly: true });
  const rows = database.prepare('SELECT round, body FROM posts ORDER BY round').all();
  database.close();
  return rows.map(({ round, body }) => {
    const bytes = new Uint8Array(body as Uint8Array);
    const { thread } = decodePost(bytes);
    const owner = clients.find(({ running }) => running.vault.pseudonyms.authorOf(thread)?.opener);
    return { bytes, round: Number(round), from: owner?.from ?? '' };
  });
}

async function tracesOf(
  clients: readonly { from: string; running: RunningClient }[],
  posts: LiveRun['posts'],
): Promise<LiveRun['traces']> {
  const member: Buffer[] = [];
  const shared: Buffer[] = [];
  for (const { running } of clients) {
    const stored = running.vault.membership.load();
    if (!stored) throw new Error('no membership');
    const { signing, sealing } = await enrolmentOf(stored.entropy);
    for (const key of [signing.publicKey, sealing.publicKey, stored.entropy, stored.code]) {
      member.push(...spellings(key));
    }
    for (const { all } of running.vault.membership.epochKeys()) shared.push(...spellings(all));
  }
  return {
    address: pcs.flatMap(texts),
    member,
    'shared key': shared,
    words: questions.flatMap((text) => texts(text.slice(0, 11))),
    pseudonym: posts.flatMap(({ bytes }) => spellings(decodePost(bytes).author)),
  };
}

const filesIn = (folder: string): Buffer[] => filesUnder(folder).map(({ bytes }) => bytes);
