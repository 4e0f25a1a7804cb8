import { copyFileSync, existsSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFile, type Raw } from '../../../../main/vault/raw-file.ts';
import { latestVersion } from '../../../../main/vault/schema/migrations.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { sized, type SharedKey } from '../../../../protocol/bytes.ts';
import { batchOf, Writer } from '../feed-writers.ts';
import { draft } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';
import { openAgain } from './own-words.ts';

let folder: VaultFolder;
let vault: Vault;

beforeEach(() => {
  folder = new VaultFolder();
  vault = folder.open();
});

afterEach(() => {
  folder.close(vault);
  folder.remove();
});

const newKey = (): SharedKey => sized<SharedKey>(folder.environment.random(32), 32);

/** Opens the vault as it was before `work`, beside the second copy as it is after it: what a lost log leaves. */
function losing(work: () => void): void {
  folder.close(vault);
  const kept = join(folder.path, 'kept');
  copyFileSync(folder.file, kept);
  vault = folder.open();
  work();
  folder.close(vault);
  copyFileSync(kept, folder.file);
  rmSync(`${folder.file}-wal`, { force: true });
  expect(existsSync(join(folder.path, 'own.db'))).toBe(true);
  vault = folder.open();
}

test('where only the log was lost, the keys of threads that others began are still there: their first posts do not come again', () => {
  const other = new Writer(folder.environment);
  const key = newKey();
  const [post] = other.ask(1, '남의 질문', '본문');
  if (!post) throw new Error('no post');
  const threadKey = { thread: other.thread, key, audience: 'everyone', mentor: null } as const;
  vault.feed.append([batchOf(1, [post], { threadKeys: [threadKey] })]);
  losing(() => vault.drafts.save(draft(1, { text: '쓰던 글' })));
  expect(vault.drafts.count()).toBe(1);
  expect(vault.pseudonyms.threadKey(other.thread)).toEqual(key);
});

test('what one has asked of others is known again when its post comes again, though no key of ours opens it', () => {
  const own = new Writer(folder.environment);
  vault.pseudonyms.add(own.pseudonym());
  const [post] = own.ask(1, '멘토에게', '나만 아는 질문');
  if (!post) throw new Error('no post');
  losing(() => {
    vault.feed.append([batchOf(1, [post])]);
  });
  expect(vault.feed.head()).toBeNull();
  expect(vault.reread.savedPart(post.id)).toEqual(post.opened);
  vault.feed.append([batchOf(1, [post])]);
  expect(vault.reread.savedPart(post.id)).toBeNull();
});

test('a second copy that could not be opened at the start has everything as soon as it can be written', () => {
  const [copy, away] = [join(folder.path, 'own.db'), join(folder.path, 'away')];
  folder.close(vault);
  renameSync(copy, away);
  mkdirSync(copy);
  vault = folder.open();
  vault.drafts.save(draft(1, { text: '사본 없이 쓴 글' }));
  folder.close(vault);
  vault = folder.open();
  rmdirSync(copy);
  renameSync(away, copy);
  vault.drafts.save(draft(2, { text: '다시 사본과 함께' }));
  folder.close(vault);
  rmSync(folder.file);
  const found = openAgain(folder).mend?.();
  if (!found?.vault) throw new Error('not mended');
  expect(found.vault.drafts.count()).toBe(2);
  found.vault.close();
  vault = folder.open();
});

/** Changes the second copy of a closed vault beside the vault's own code. */
function inCopy(work: (raw: Raw) => void): void {
  const raw = openFile(join(folder.path, 'own.db'), folder.key);
  work(raw);
  raw.close();
}

test('what a later program has written into the second copy waits for that program', () => {
  vault.drafts.save(draft(1, { text: '쓰던 글' }));
  folder.close(vault);
  inCopy((raw) =>
    raw.exec(`UPDATE state SET version = ${latestVersion + 1}, changes = changes + 1`),
  );
  const before = folder.bytes();
  expect(() => folder.open()).toThrow('vault-newer');
  expect(folder.bytes().length).toBe(before.length);
  inCopy((raw) => raw.exec(`UPDATE state SET version = ${latestVersion}`));
  vault = folder.open();
  expect(vault.drafts.count()).toBe(1);
});

test('what the vault’s tables do not take back stays in the second copy, and the person is asked', () => {
  vault.drafts.save(draft(1, { text: '쓰던 글' }));
  vault.drafts.save(draft(2, { text: '다른 글' }));
  folder.close(vault);
  inCopy((raw) => {
    raw.exec(`UPDATE record SET row = json_remove(row, '$.kind') WHERE row LIKE '%쓰던 글%'`);
    raw.exec('UPDATE state SET changes = changes + 1');
  });
  expect(() => folder.open()).toThrow('vault-damaged');
  const mended = openAgain(folder).mend?.().vault;
  expect(mended?.drafts.list().map(({ text }) => text)).toContain('다른 글');
  mended?.close();
  vault = folder.open();
});

test('after an update of the program the second copy has every row as its tables are now', () => {
  vault.drafts.save(draft(1, { title: '제목', text: '쓰던 글' }));
  folder.close(vault);
  inCopy((raw) => {
    raw.exec(`UPDATE state SET version = ${latestVersion - 1}`);
    raw.exec(`UPDATE record SET row = json_remove(row, '$.title') WHERE part = 'draft'`);
  });
  folder.close(folder.open());
  rmSync(folder.file);
  const found = openAgain(folder).mend?.();
  if (!found?.vault) throw new Error('not mended');
  expect(found.vault.drafts.list()).toMatchObject([{ title: '제목', text: '쓰던 글' }]);
  found.vault.close();
  vault = folder.open();
});

test.skipIf(process.platform === 'win32')(
  'a second copy that somebody deletes while it is open is made anew when it is looked at next',
  () => {
    vault.drafts.save(draft(1, { text: '지우기 전에 쓴 글' }));
    for (const tail of ['', '-wal']) rmSync(join(folder.path, `own.db${tail}`), { force: true });
    vault.drafts.save(draft(2, { text: '지운 뒤에 쓴 글' }));
    vault.reviewCopy();
    vault.drafts.save(draft(3, { text: '그다음에 쓴 글' }));
    folder.close(vault);
    rmSync(folder.file);
    const found = openAgain(folder).mend?.();
    if (!found?.vault) throw new Error('not mended');
    expect(found.vault.drafts.count()).toBe(3);
    found.vault.close();
    vault = folder.open();
  },
);
