import { execFile } from 'node:child_process';
import { chmodSync, chownSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failureOf } from '../../../../main/vault/failure.ts';
import { toHex } from '../../../../protocol/bytes.ts';
import { draft } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';

const run = promisify(execFile);
let folder: VaultFolder;

beforeEach(() => {
  folder = new VaultFolder();
  const vault = folder.open();
  vault.drafts.save(draft(1, { text: '그대로' }));
  folder.close(vault);
});

afterEach(() => {
  chmodSync(folder.path, 0o700);
  folder.remove();
});

/** Nobody in particular: the administrator may write everywhere. */
const nobody = process.getuid?.() === 0 ? 65_534 : undefined;

async function openAsNobody(): Promise<unknown> {
  const script = fileURLToPath(new URL('../../../fixtures/read-only-child.ts', import.meta.url));
  const words = [script, folder.file, toHex(folder.key)];
  const { stdout } = await run(process.execPath, words, nobody ? { uid: nobody, gid: nobody } : {});
  return JSON.parse(stdout);
}

function allow(ofFolder: number, ofFiles: number): void {
  for (const name of readdirSync(folder.path)) {
    if (nobody) chownSync(join(folder.path, name), nobody, nobody);
    chmodSync(join(folder.path, name), ofFiles);
  }
  if (nobody) chownSync(folder.path, nobody, nobody);
  chmodSync(folder.path, ofFolder);
}

test.skipIf(process.platform === 'win32')(
  'a folder or a file that cannot be written is said to be read-only, is left as it is, and opens once it can be',
  async () => {
    const before = readFileSync(folder.file);
    const readOnly = { mode: 'locked', why: 'read-only' };
    allow(0o500, 0o600);
    expect(await openAsNobody()).toEqual(readOnly);
    allow(0o700, 0o400);
    expect(await openAsNobody()).toEqual(readOnly);
    allow(0o500, 0o400);
    expect(await openAsNobody()).toEqual(readOnly);
    expect(readFileSync(folder.file).equals(before)).toBe(true);
    allow(0o700, 0o600);
    expect(await openAsNobody()).toEqual({ drafts: 1 });
  },
);

test.skipIf(process.platform === 'win32')(
  'one that cannot even be read is another matter',
  async () => {
    allow(0o700, 0o000);
    expect(await openAsNobody()).toEqual({ mode: 'locked', why: 'in-use' });
  },
);

test('each failure of SQLite or of the disk means one thing for a person', () => {
  const meanings = {
    'disk-full': ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC', 'EDQUOT'],
    'disk-readonly': [
      'SQLITE_READONLY',
      'SQLITE_READONLY_DIRECTORY',
      'SQLITE_IOERR_FSYNC',
      'EROFS',
    ],
    'vault-locked': ['SQLITE_BUSY', 'SQLITE_IOERR_LOCK', 'SQLITE_CANTOPEN', 'EACCES'],
    'vault-damaged': [
      'SQLITE_CORRUPT',
      'SQLITE_CORRUPT_INDEX',
      'SQLITE_NOTADB',
      'SQLITE_IOERR_SHORT_READ',
    ],
  };
  for (const [meaning, codes] of Object.entries(meanings)) {
    for (const code of codes) {
      expect([code, failureOf(Object.assign(new Error(code), { code }))]).toEqual([code, meaning]);
    }
  }
  for (const code of ['SQLITE_CONSTRAINT', 'SQLITE_ERROR', 'SQLITE_IOERR_NOMEM', 'ENOENT']) {
    expect(failureOf(Object.assign(new Error(code), { code }))).toBe(null);
  }
});
