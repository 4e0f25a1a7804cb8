import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Inbox } from '../../../../main/inbox/inbox.ts';
import { storedContent } from '../../../../main/vault/outbox-row.ts';
import { latestVersion, migrations } from '../../../../main/vault/schema/migrations.ts';
import { schema1 } from '../../../../main/vault/schema/version-1.ts';
import {
  sized,
  toHex,
  type Hash,
  type ThreadId,
  type XPublicKey,
} from '../../../../protocol/bytes.ts';
import type { Content } from '../../../../protocol/content.ts';
import { Roll } from '../../../../protocol/roll.ts';
import { TestCohort } from '../exchange/cohort.ts';
import { Writer } from '../feed-writers.ts';
import { openedRaw } from '../opened-raw.ts';
import { idOf, part } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';
import { openAgain } from './own-words.ts';

let folder: VaultFolder;

beforeEach(() => {
  folder = new VaultFolder();
});

afterEach(() => folder.remove());

const asked = { kind: 'question', topic: 'heart', title: '제목', text: '내용' } as const;

/** A vault as the first version of the program left it: a member with a question, an answer to it, a draft and things on their way. */
function writeVersion1() {
  const { environment } = folder;
  const cohort = new TestCohort(environment);
  const raw = openEarlier();
  raw.exec(schema1);
  raw.pragma('user_version = 1');
  const put = (table: string, ...values: unknown[]): void => {
    const places = values.map(() => '?').join(', ');
    raw.prepare(`INSERT INTO ${table} VALUES (${places})`).run(...values);
  };
  const bytes = (length: number): Uint8Array => environment.random(length);
  const own = new Writer(environment);
  const turtle = new Writer(environment, 'badge');
  const [code, entropy, key, prefix, signature] = [16, 32, 32, 32, 384].map(bytes);
  put(
    'membership',
    1,
    cohort.manifest.bytes,
    'mentee',
    'member',
    code,
    entropy,
    null,
    null,
    null,
    null,
  );
  put('epoch_keys', 0, cohort.keys.all, null);
  put('certificate', 1, 0, bytes(32), prefix, signature);
  put('certified_epoch', 0, 1);
  put('pseudonym', own.thread, own.key, own.seed, 0, prefix, signature, 2, 1);
  put('badge_sequence', own.thread, 3);
  put('thread_key', own.thread, key);
  put('batch', 1, bytes(32), 23);
  const sealTo = sized<XPublicKey>(bytes(32), 32);
  const badge = { kind: 'badge', badge: turtle.key, sealTo, nickname: '느린거북' } as const;
  const notices = [
    cohort.notice(badge),
    cohort.notice({ kind: 'announce', title: '옛 공지', text: '' }),
  ];
  for (const [number, notice] of notices.entries()) put('notice', number + 1, notice);
  put('day_key', 20_000, bytes(32));
  const posts = [
    ...own.write(own.thread, 1, asked),
    ...turtle.write(own.thread, 1, { kind: 'answer', text: '답' }),
    own.post(own.thread, 1, null),
  ];
  for (const [number, post] of posts.entries()) {
    const { id, thread, author, epoch, sequence, role, round, opened } = post;
    const header = [number + 1, id, thread, author, epoch, sequence, role, round];
    const inside = [opened?.checkpoint, opened?.kind, opened?.part, opened?.parts, opened?.payload];
    put('post', ...header, ...inside.map((value) => value ?? null), post.bytes);
  }
  const [question, answer] = posts;
  if (!question || !answer) throw new Error('posts');
  put('projection', 1, 2);
  const ofThread = (id: Hash, author: Writer, kind: string, seen: number): void =>
    put('message', id, own.thread, author.key, author.role, 0, 1, kind, 1, null, seen);
  ofThread(question.id, own, 'question', 1);
  ofThread(answer.id, turtle, 'answer', 0);
  const texts = ['heart', 'everyone', '제목', '내용'];
  put('thread', own.thread, ...texts, 1, 1, 1, 'answered', 1, 1, 0, null);
  put('draft', idOf(1), 'follow-up', own.thread, '', '쓰던 글', 'heart', 'everyone', 77);
  const queue = (
    number: number,
    content: Content,
    thread: ThreadId | null,
    hold: string | null,
  ) => {
    const { kind, payload } = storedContent(content);
    const opens = Number(content.kind === 'question');
    const state = hold ? 'kept' : 'sent';
    put(
      'outbox',
      number,
      idOf(number + 1),
      kind,
      payload,
      thread,
      opens,
      'everyone',
      5,
      state,
      hold,
      null,
    );
  };
  queue(1, { kind: 'follow-up', text: '가는 글' }, own.thread, null);
  queue(2, asked, null, 'no-certificate');
  const sealed = part(environment, 1);
  put('outbox_part', 1, 1, sealed.post, sealed.id, 9, bytes(32), 1, 0);
  raw.close();
  return { cohort, own, sealed, entropy, key, posts };
}

test('a vault of the first version is opened with all that is in it', () => {
  const { cohort, own, sealed, entropy, key, posts } = writeVersion1();
  const vault = folder.open();
  const stored = vault.membership.load();
  expect(stored).toMatchObject({
    role: 'mentee',
    state: 'member',
    badge: null,
    phraseNoted: false,
    recovered: false,
    joinedEpoch: null,
  });
  expect(stored?.entropy).toEqual(entropy);
  expect(vault.membership.epochKeys()).toHaveLength(1);
  expect([vault.certificates.stock(0), vault.certificates.questions(0)]).toEqual([1, 1]);
  expect(vault.pseudonyms.ofThread(own.thread)).toMatchObject({ nextSequence: 2, opener: true });
  expect(vault.pseudonyms.badgeAllocate(own.thread, 0)).toBe(3);
  expect(vault.pseudonyms.threadKey(own.thread)).toEqual(key);
  expect(vault.pseudonyms.audienceOf(own.thread)).toEqual({ audience: 'everyone', mentor: null });
  expect(vault.feed.head()?.round).toBe(1);
  expect(vault.feed.openedAfter(0, 10).posts).toEqual(posts.slice(0, 2));
  expect(vault.feed.unopened()).toEqual(posts.slice(2));
  expect(vault.feed.noticeRecords()).toEqual([
    { number: 0, round: null, seen: false },
    { number: 1, round: null, seen: false },
  ]);
  expect(vault.drafts.list()).toEqual([
    {
      id: idOf(1),
      kind: 'follow-up',
      thread: toHex(own.thread),
      title: '',
      text: '쓰던 글',
      topic: 'heart',
      audience: 'everyone',
      mentor: null,
      target: null,
      reason: null,
      savedAt: 77,
    },
  ]);
  expect(vault.outbox.list()).toMatchObject([
    { id: idOf(2), content: { text: '가는 글' }, choice: 'soon', mentor: null, state: 'sent' },
    { id: idOf(3), content: asked, opens: true, thread: null, hold: 'no-certificate' },
  ]);
  expect(vault.outbox.list()[0]?.parts).toMatchObject([{ post: sealed.post, misses: 1, round: 9 }]);
  expect([vault.erasures.list(), vault.alarm.load()]).toEqual([[], null]);
  expect(cohort.manifest.bytes).toEqual(stored?.manifest);
});

test('what it meant is made anew by the rules of today, and what was seen stays seen', () => {
  const { cohort, own } = writeVersion1();
  const vault = folder.open();
  const roll = new Roll(cohort.manifest);
  const { environment } = folder;
  const inbox = new Inbox({ vault, manifest: cohort.manifest, environment, roll: () => roll });
  expect(inbox.counts()).toMatchObject({ unread: 1, mineUnread: 1, outbox: 2, drafts: 1 });
  expect(inbox.thread(toHex(own.thread))).toMatchObject({
    summary: { title: '제목', mine: true, state: 'answered', audience: 'everyone' },
    posts: [
      { kind: 'question', text: '내용', unread: false, state: 'shown', edited: false },
      { kind: 'answer', text: '답', unread: true },
      { kind: 'follow-up', text: '가는 글', pending: true },
    ],
    draft: { text: '쓰던 글' },
  });
});

type Rows = Map<string, Record<string, unknown>[]>;

const openRaw = () => openedRaw(folder.file, folder.key);

/** As the programs of all these versions sealed the file. */
const openEarlier = () => openedRaw(folder.file, folder.key, 'sqlcipher');

function rowsOf(raw: ReturnType<typeof openRaw>): Rows {
  const tables = raw
    .prepare<[], { name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    .all();
  return new Map(
    tables.map(({ name }) => [
      name,
      raw.prepare<[], Record<string, unknown>>(`SELECT * FROM ${name}`).all(),
    ]),
  );
}

const valueOf = ({ type }: { type: string }): unknown =>
  type === 'BLOB' ? folder.environment.random(32) : type === 'TEXT' ? 'soon' : 1;

/** Puts something into every table that holds nothing. */
function fillEmptyTables(raw: ReturnType<typeof openRaw>): void {
  for (const [table, rows] of rowsOf(raw)) {
    if (rows.length > 0) continue;
    const columns = raw
      .prepare<[string], { type: string }>('SELECT type FROM pragma_table_info(?)')
      .all(table);
    const values = columns.map(valueOf);
    const places = values.map(() => '?').join(', ');
    raw.prepare(`INSERT INTO ${table} VALUES (${places})`).run(...values);
  }
}

/** A vault as the program of `version` left it, with rows in every table. */
function writeVersion(version: number): Rows {
  writeVersion1();
  const raw = openEarlier();
  for (const sql of migrations.slice(1, version)) raw.exec(sql);
  fillEmptyTables(raw);
  raw.pragma(`user_version = ${version}`);
  const rows = rowsOf(raw);
  raw.close();
  return rows;
}

/** What is made of the posts is made anew where the rules have changed; everything else is as it was, with more columns perhaps. */
const madeAnew = new Set([
  'projection',
  'message',
  'thread',
  'own_changes',
  'search_document',
  'search_progress',
]);

function expectAll(before: Rows, after: Rows): void {
  for (const [table, rows] of before) {
    if (madeAnew.has(table)) continue;
    const now = after.get(table) ?? [];
    expect([table, now.length]).toEqual([table, rows.length]);
    for (const [place, row] of rows.entries()) expect(now[place]).toMatchObject(row);
  }
}

const earlier = Array.from({ length: latestVersion }, (_, number) => number + 1);

test.each(earlier)('a vault of version %i keeps every row of every table', (version) => {
  const before = writeVersion(version);
  folder.close(folder.open());
  const raw = openRaw();
  expectAll(before, rowsOf(raw));
  expect(raw.pragma('user_version', { simple: true })).toBe(latestVersion);
  raw.close();
});

test.each(earlier.slice(0, -1))(
  'a migration from version %i that is cut off in its midst begins again',
  (version) => {
    const before = writeVersion(version);
    const raw = openEarlier();
    raw.pragma('journal_mode = WAL');
    raw.exec('PRAGMA cache_size = 1; BEGIN');
    raw.exec(migrations[version] ?? '');
    const cut = ['', '-wal'].map((tail) => [tail, readFileSync(`${folder.file}${tail}`)] as const);
    raw.close();
    rmSync(`${folder.file}-shm`, { force: true });
    for (const [tail, bytes] of cut) writeFileSync(`${folder.file}${tail}`, bytes);
    folder.close(folder.open());
    const opened = openRaw();
    expectAll(before, rowsOf(opened));
    expect(opened.pragma('user_version', { simple: true })).toBe(latestVersion);
    opened.close();
  },
);

/** Opens the vault where no file may grow beyond so many bytes, which a write finds out as on a full disk. */
async function openOnFullDisk(largest: number): Promise<unknown> {
  const script = fileURLToPath(new URL('../../../fixtures/read-only-child.ts', import.meta.url));
  const limited = `trap '' XFSZ; ulimit -f ${largest / 512}; exec "$@"`;
  const words = ['-c', limited, 'sh', process.execPath, script, folder.file, toHex(folder.key)];
  const { stdout } = await promisify(execFile)('sh', words);
  return JSON.parse(stdout);
}

test.skipIf(process.platform === 'win32').each([1, 3, 4, 8])(
  'a migration from version %i for which there is no room is made once there is',
  async (version) => {
    const before = writeVersion(version);
    for (const largest of [8192, 12_288])
      expect(await openOnFullDisk(largest)).toEqual({ mode: 'locked', why: 'disk-full' });
    folder.close(folder.open());
    const raw = openRaw();
    expectAll(before, rowsOf(raw));
    expect(raw.pragma('user_version', { simple: true })).toBe(latestVersion);
    raw.close();
  },
);

test('what cannot be had again of the first version can be put into the newest tables, should its file be damaged at once', () => {
  const { own, sealed } = writeVersion1();
  folder.close(folder.open());
  writeFileSync(folder.file, '');
  const mended = openAgain(folder).mend?.().vault;
  expect(mended?.drafts.list()).toMatchObject([{ text: '쓰던 글' }]);
  expect(mended?.outbox.list()[0]?.parts).toMatchObject([{ post: sealed.post, round: 9 }]);
  expect(mended?.pseudonyms.ofThread(own.thread)).toMatchObject({ nextSequence: 2, opener: true });
  mended?.close();
});
