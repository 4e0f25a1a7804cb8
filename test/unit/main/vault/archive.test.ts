import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readArchiveHeader } from '../../../../main/vault/archive-file.ts';
import { VaultArchive, type MoveStep } from '../../../../main/vault/archive.ts';
import type { DraftInput } from '../../../../main/vault/draft-store.ts';
import { wordsLeft } from '../../../../main/vault/words-left.ts';
import { atFirst, type StoredMembership } from '../../../../main/vault/membership-store.ts';
import { unwrapKey, type Stretch } from '../../../../main/vault/passphrase.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { sized, type Bytes16, type Bytes32 } from '../../../../protocol/bytes.ts';
import { quickStretch } from '../../../fixtures/quick-stretch.ts';
import { draft, entry, idOf } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';

const passphrase = '느티나무 아래 작은 우체통';
const word = '아무도읽지못할낱말';
let outside = '';
let target = '';
let old: VaultFolder;
let fresh: VaultFolder;

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'kkanbu-move-'));
  target = join(outside, '깐부톡-이사.kkanbu');
  old = new VaultFolder();
  fresh = new VaultFolder();
});

afterEach(() => {
  old.remove();
  fresh.remove();
  rmSync(outside, { recursive: true, force: true });
});

const membership: StoredMembership = {
  manifest: new Uint8Array([1]),
  role: 'mentee',
  state: 'member',
  code: sized<Bytes16>(new Uint8Array(16), 16),
  entropy: sized<Bytes32>(new Uint8Array(32).fill(7), 32),
  badge: null,
  ...atFirst,
};

/** `stretch`: `null` for the program's own. */
const archiveOf = (
  { path, key, environment }: VaultFolder,
  onStep?: (step: MoveStep) => void,
  stretch: Stretch | null = quickStretch,
) =>
  new VaultArchive({
    folder: path,
    key,
    environment,
    ...(stretch && { stretch }),
    ...(onStep && { onStep }),
  });

function lived(): Vault {
  const vault = old.open();
  vault.membership.save(membership);
  vault.drafts.save({
    id: 'a'.repeat(32),
    kind: 'question',
    thread: null,
    title: word,
    text: word,
    topic: 'know-how',
    audience: 'everyone',
    mentor: null,
    target: null,
    reason: null,
  });
  vault.keeping.countDeletionDay(1);
  vault.pin.set({ cost: 2 ** 17, salt: membership.code, verifier: membership.entropy });
  return vault;
}

async function taken(
  words: readonly DraftInput[] = [],
  stretch: Stretch | null = quickStretch,
): Promise<Vault> {
  fresh.close(fresh.open());
  const archive = archiveOf(fresh, undefined, stretch);
  await archive.take(target, passphrase, words);
  archive.place();
  return fresh.open();
}

test('what one PC has written another one opens, with every word', async () => {
  await archiveOf(old).write(lived(), target, passphrase);
  const vault = await taken();
  expect(vault.membership.load()).toEqual(membership);
  expect(vault.drafts.get('a'.repeat(32))?.text).toBe(word);
  expect(readdirSync(outside)).toEqual(['깐부톡-이사.kkanbu']);
});

test('whoever guesses its passphrase is given no less work than the program itself has', async () => {
  await archiveOf(old, undefined, null).write(lived(), target, passphrase);
  const { id, wrapped } = readArchiveHeader(target);
  expect(wrapped.scrypt).toEqual({ N: 2 ** 17, r: 8, p: 1 });
  expect(await unwrapKey(passphrase, wrapped, id)).toHaveLength(32);
  fresh.close(fresh.open());
  const quick = archiveOf(fresh).take(target, passphrase);
  await expect(quick).rejects.toMatchObject({ code: 'passphrase-wrong' });
  await archiveOf(fresh, undefined, null).take(target, passphrase);
  archiveOf(fresh).place();
  expect(fresh.open().drafts.get('a'.repeat(32))?.text).toBe(word);
});

test('the PC that was left has moved, and what was counted by its clock stays with it', async () => {
  const vault = lived();
  await archiveOf(old).write(vault, target, passphrase);
  expect(vault.membership.load()?.moved).toBe(true);
  expect((await taken()).keeping.countDeletionDay(2)).toBe(1);
});

test('the PIN of a screen stays with its PC', async () => {
  const vault = lived();
  await archiveOf(old).write(vault, target, passphrase);
  expect(vault.pin.get()).not.toBeNull();
  expect((await taken()).pin.get()).toBeNull();
});

test('nobody reads anything in the file, and nobody but its owner opens it', async () => {
  await archiveOf(old).write(lived(), target, passphrase);
  expect(readFileSync(target).includes(word)).toBe(false);
  expect(statSync(target).mode & 0o777).toBe(0o600);
  expect(old.bytes().includes(word)).toBe(false);
});

test('a second copy beside the empty vault gives nothing back to the one that came', async () => {
  await archiveOf(old).write(lived(), target, passphrase);
  const vault = await taken();
  fresh.close(vault);
  expect(fresh.open().membership.load()).toEqual(membership);
  expect(readdirSync(fresh.path).toSorted()).toEqual([
    'own.db',
    'own.db-wal',
    'vault.db',
    'vault.db-wal',
  ]);
});

const refusals: [string, string, () => void][] = [
  ['cut off', 'archive-malformed', () => truncateSync(target, statSync(target).size - 1)],
  ['cut off within its header', 'archive-malformed', () => truncateSync(target, 100)],
  ['something else', 'archive-malformed', () => writeFileSync(target, 'hello')],
  ['gone', 'archive-unreadable', () => rmSync(target)],
  [
    'of a later program',
    'archive-newer',
    () => change(0, (text) => text.replace('"version":1', '"version":2')),
  ],
  ['changed in its middle', 'archive-malformed', () => flip(4096 + 9000)],
  [
    'changed in its wrapped key',
    'passphrase-wrong',
    () =>
      change(0, (text) =>
        text.replace(/"id":"./, (id) => `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`),
      ),
  ],
];

function flip(place: number): void {
  const bytes = readFileSync(target);
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  writeFileSync(target, bytes);
}

function change(from: number, edit: (text: string) => string): void {
  const bytes = readFileSync(target);
  const text = bytes.toString('utf8', from, 4096);
  bytes.write(edit(text).padEnd(4096).slice(0, 4096), from);
  writeFileSync(target, bytes);
}

test.for(refusals)(
  'a file that is %s is named so, and changes nothing',
  async ([, code, spoil]) => {
    await archiveOf(old).write(lived(), target, passphrase);
    spoil();
    fresh.close(fresh.open());
    await expect(archiveOf(fresh).take(target, passphrase)).rejects.toMatchObject({ code });
    expect(readdirSync(fresh.path).filter((name) => name.startsWith('vault-'))).toEqual([]);
    expect(fresh.open().membership.load()).toBeNull();
  },
);

test('another passphrase opens nothing', async () => {
  await archiveOf(old).write(lived(), target, passphrase);
  fresh.close(fresh.open());
  const attempt = archiveOf(fresh).take(target, `${passphrase}!`);
  await expect(attempt).rejects.toMatchObject({ code: 'passphrase-wrong' });
});

test('a passphrase that is too short, and a place that cannot be written, leave this PC as it was', async () => {
  const vault = lived();
  const short = archiveOf(old).write(vault, target, '짧은 말');
  await expect(short).rejects.toMatchObject({ code: 'passphrase-short' });
  const nowhere = archiveOf(old).write(vault, join(outside, 'gone', 'file'), passphrase);
  await expect(nowhere).rejects.toMatchObject({ code: 'archive-unwritable' });
  expect(vault.membership.load()?.moved).toBe(false);
  expect(readdirSync(outside)).toEqual([]);
  expect(readdirSync(old.path).filter((name) => name.startsWith('vault-'))).toEqual([]);
});

test('while the file is not complete the PC has not moved, and a file with its name means that it has', async () => {
  const vault = lived();
  const seen: [MoveStep, boolean, string[]][] = [];
  const note = (step: MoveStep): void =>
    void seen.push([step, vault.membership.load()?.moved ?? false, readdirSync(outside)]);
  await archiveOf(old, note).write(vault, target, passphrase);
  expect(seen).toEqual([
    ['written', false, ['깐부톡-이사.kkanbu.part']],
    ['noted', true, ['깐부톡-이사.kkanbu.part']],
    ['named', true, ['깐부톡-이사.kkanbu']],
  ]);
});

test('what is typed while the file is being made is in it', async () => {
  const vault = lived();
  const [draft] = vault.drafts.list();
  if (!draft) throw new Error('no draft');
  let typed = 0;
  const typing = setInterval(() => {
    typed += 1;
    vault.drafts.save({ ...draft, id: typed.toString(16).padStart(32, '0') });
  }, 5);
  // The program's own stretch: the time that it takes is what the typing falls into. The other PC must have the same.
  await archiveOf(old, undefined, null).write(vault, target, passphrase);
  clearInterval(typing);
  expect(typed).toBeGreaterThan(0);
  expect((await taken([], null)).drafts.count()).toBe(1 + typed);
});

test('words of a vault in whose place another one comes go on in it, those that waited to be sent as well', async () => {
  await archiveOf(old).write(lived(), target, passphrase);
  const here = fresh.open();
  here.drafts.save(draft(1, { text: '여기서 쓴 글' }));
  here.outbox.add(
    entry(2, { content: { kind: 'question', topic: 'heart', title: '가던 글', text: '' } }),
  );
  const words = wordsLeft(here);
  fresh.close(here);
  const vault = await taken(words);
  expect(vault.drafts.get(idOf(1))?.text).toBe('여기서 쓴 글');
  expect(vault.drafts.get(idOf(2))?.title).toBe('가던 글');
  expect(vault.drafts.get('a'.repeat(32))?.text).toBe(word);
  expect([vault.drafts.count(), vault.outbox.count()]).toEqual([3, 0]);
});
