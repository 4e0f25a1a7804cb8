import { afterEach, beforeEach, expect, test } from 'vitest';
import { Inbox } from '../../../../main/inbox/inbox.ts';
import { indexPosts } from '../../../../main/inbox/index-posts.ts';
import type { StoredPost } from '../../../../main/vault/post-row.ts';
import { latestVersion, migrations } from '../../../../main/vault/schema/migrations.ts';
import { Roll } from '../../../../protocol/roll.ts';
import { TestCohort } from '../exchange/cohort.ts';
import { Writer } from '../feed-writers.ts';
import { openedRaw } from '../opened-raw.ts';
import { VaultFolder } from '../vault-folder.ts';

let folder: VaultFolder;

beforeEach(() => {
  folder = new VaultFolder();
});

afterEach(() => folder.remove());

/** A vault as the program of `version` left it, with these posts. */
function writeVersion(version: number, posts: readonly StoredPost[]): void {
  const raw = openedRaw(folder.file, folder.key, 'sqlcipher');
  for (const sql of migrations.slice(0, version)) raw.exec(sql);
  raw.pragma(`user_version = ${version}`);
  const insert = raw.prepare(
    `INSERT INTO post (id, thread, author, epoch, sequence, role, round, checkpoint, kind, part, parts, payload)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { id, thread, author, epoch, sequence, role, round, opened } of posts) {
    if (!opened) throw new Error('a sealed post');
    const { checkpoint, kind, part, parts, payload } = opened;
    const place = [id, thread, author, epoch, sequence, role, round];
    insert.run(...place, checkpoint, kind, part, parts, payload);
  }
  const batch = raw.prepare('INSERT INTO batch (round, hash, envelopes) VALUES (3, ?, ?)');
  batch.run(new Uint8Array(32), posts.length);
  raw.close();
}

const versions = [2, 3, latestVersion - 1];

test.each(versions)('words that stand in a vault of version %i are found after it', (version) => {
  const asker = new Writer(folder.environment);
  const [first, ...rest] = asker.ask(1, '연가 신청은 어디서 하나요?', '처음이라 모르겠어요');
  if (!first) throw new Error('no post');
  const long = new Writer(folder.environment).ask(3, '긴 질문', '이야기가 길어요 '.repeat(400));
  const posts = [
    first,
    ...rest,
    ...new Writer(folder.environment).write(asker.thread, 2, {
      kind: 'answer',
      text: '인사랑 복무 메뉴에서 올리세요',
    }),
    ...asker.write(asker.thread, 3, {
      kind: 'edit',
      target: first.id,
      title: '반가 신청은 어디서 하나요?',
      text: '처음이라 모르겠어요',
    }),
    ...long,
  ];
  expect(long.length).toBeGreaterThan(1);
  writeVersion(version, posts);

  const vault = folder.open();
  const { manifest } = new TestCohort(folder.environment);
  const roll = new Roll(manifest);
  const inbox = new Inbox({ vault, manifest, environment: folder.environment, roll: () => roll });
  const page = (text: string) =>
    inbox.search({ text, scope: 'all', topic: null, offset: 0, limit: 10 });
  expect(page('신청')).toMatchObject({ hits: [], complete: false });
  while (inbox.makeAnew()) continue;
  while (indexPosts(vault)) continue;

  const found = (text: string): string[] => page(text).hits.map(({ thread }) => thread.title);
  expect(page('신청').complete).toBe(true);
  for (const text of ['반가 신청', '가신', 'ㅂㄱㅅㅊ', '인사랑', '복무 메뉴', '모르']) {
    expect(found(text)).toEqual(['반가 신청은 어디서 하나요?']);
  }
  expect(found('이야기가 길어요')).toEqual(['긴 질문']);
  expect([found('연가신청'), found('출장')]).toEqual([[], []]);
});
