import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VaultArchive } from '../../../../main/vault/archive.ts';
import { eraseVault } from '../../../../main/vault/erase.ts';
import type { Keychain } from '../../../../main/vault/keychain.ts';
import { writeMarker } from '../../../../main/vault/marker.ts';
import { openFile, prepare } from '../../../../main/vault/raw-file.ts';
import { rebuildVault } from '../../../../main/vault/rebuild.ts';
import { foldWords, squeeze } from '../../../../main/vault/search/fold.ts';
import { tokensOf } from '../../../../main/vault/search/tokens.ts';
import { toHex } from '../../../../protocol/bytes.ts';
import { quickStretch } from '../../../fixtures/quick-stretch.ts';
import { texts } from '../../../relay/fixtures/spellings.ts';
import { batchOf, Writer } from '../feed-writers.ts';
import { draft, entry, idOf } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';
import { fillWithOwnWords } from './own-words.ts';

/** Why a file may be in a profile. Each is sealed by the vault's key, which is in none of them, unless it says otherwise. */
const files: Readonly<Record<string, string>> = {
  'vault.db': 'everything',
  'vault.db-wal': 'its log',
  'own.db': 'what cannot be had again; its size tells nothing',
  'own.db-wal': 'its log',
  'vault-new.db': 'a vault that is being mended',
  'vault-new.db-wal': 'its log',
  'vault-mended.db': 'one that is mended',
  'vault-moving.db': 'a copy on its way to another PC, under a key of its own before it leaves',
  'vault-moving.db-wal': 'its log',
  'vault-sealing.db': 'a copy of what an earlier program has sealed, on its way under another seal',
  'vault-sealing.db-wal': 'its log',
  'vault-reading.db': 'a copy of a damaged file',
  'vault-damaged-N.db': 'a damaged file as it was, until everything is deleted',
  'vault-damaged-N.db-wal': 'its log',
  'own-damaged-N.db': 'the same',
  'own-damaged-N.db-wal': 'its log',
  'vault.json': 'not sealed: the random name of the key, and a state',
  'vault-copy.json': 'not sealed: the same once more',
};

/** Why a table may be in the vault. */
const tables: Readonly<Record<string, string>> = {
  membership: 'who one is: the words, the manifest, standing',
  epoch_keys: 'shared keys',
  pending_certificate: 'blinded requests that are not answered',
  certificate: 'not used yet',
  certified_epoch: 'for which all certificates are here',
  pseudonym: 'own, one for each thread',
  badge_sequence: 'a mentor’s numbers',
  thread_key: 'what opens threads',
  draft: 'own words; gone with the draft',
  outbox: 'own words that wait',
  outbox_part: 'own sealed posts that wait',
  expected_receipt: 'of every envelope, dummies too; gone once judged',
  receipt_day: 'counts of a day',
  alarm: 'what went wrong at the relay',
  erasure: 'own posts that are being erased',
  batch: 'the feed’s chain',
  notice: 'the coordinator’s',
  day_key: 'the feed’s, public',
  post: 'the feed’s; without a body once taken back',
  message: 'what posts mean, and whether they were read here',
  thread: 'what threads show',
  thread_tally: 'counts of these',
  thread_mark: 'which threads are put by or muted here, for this person alone',
  projection: 'by which rules the meaning was made',
  stray_checkpoint: 'of others’ posts, public',
  search: 'words of posts that are here; no search',
  search_data: 'of the index',
  search_idx: 'of the index',
  search_config: 'of the index',
  search_document: 'which posts are in it, and their words as they are compared: gone with them',
  search_progress: 'how far it is',
  sqlite_sequence: 'the last numbers given out',
  pin: 'what the PIN of this screen is recognised by, and wrong tries; stays on this PC',
  deletion_day: 'local days past the programme’s date; stays on this PC',
  rebuilt: 'figures of a mending, and its day',
  own_changes: 'a count, and the name that two files share',
  reread: 'how far the feed had been read before a mending',
  unseen: 'what had not been seen then',
  saved_post: 'own posts until the feed brings them again',
  kept_batch: 'the feed’s last batches as they came, public',
  kept_body: 'posts of these as they came, sealed',
  feed_behind: 'since when the feed is behind what is known',
};

const word = '쀼긔뢔퐝';
const passphrase = '느티나무 아래 작은 우체통';
const query = '숣뱗쥡';
let folder: VaultFolder;
let outside: string;
const names = new Set<string>();
/** Files in which something could be read; one that is written in plain has to be among them. */
const readable = new Set<string>();

/** In the megabytes of a sealed file any four bytes may stand by chance, which a token of two syllables has in UTF-16; SQLite writes UTF-8. */
const isTelling = (form: Buffer): boolean => form.length >= 6;

/** The words, every token of two syllables or three consonants of theirs, and the keys. */
function needles(): Buffer[] {
  const tokens = [word, query].flatMap((one) => tokensOf(squeeze(foldWords(one))).split(' '));
  const rare = tokens.filter((token) => Buffer.byteLength(token) >= 6);
  return [
    ...[word, query, passphrase, ...rare].flatMap(texts).filter(isTelling),
    Buffer.from(folder.key),
    Buffer.from(toHex(folder.key)),
    Buffer.from('SQLite format 3'),
  ];
}

/** What lies there at this moment. */
function look(): void {
  const all = needles();
  for (const place of [folder.path, outside]) {
    for (const name of readdirSync(place)) {
      const bytes = readFileSync(join(place, name));
      if (place === folder.path) names.add(name.replace(/\d+/, 'N'));
      if (all.some((needle) => bytes.includes(needle))) readable.add(name);
    }
  }
}

/** A day on which everything happens that writes files. */
beforeAll(async () => {
  folder = new VaultFolder();
  outside = mkdtempSync(join(tmpdir(), 'kkanbu-places-'));
  const { path, key, environment } = folder;
  writeMarker(path, { version: 1, vault: 'ab'.repeat(16), state: 'ready' });
  let vault = folder.open();
  const [thread] = fillWithOwnWords(vault, folder);
  const asked = new Writer(environment).ask(5000, word, `${word} `.repeat(60));
  vault.feed.append([batchOf(5000, asked)]);
  for (let number = 1; number <= 40; number += 1)
    vault.search.add(number, { title: word, text: word });
  vault.drafts.save(draft(900, { title: word, text: word.repeat(200) }));
  vault.outbox.add(
    entry(901, { content: { kind: 'comment', text: word }, thread: thread ?? null }),
  );
  for (const sought of [word, query]) {
    const tokens = `"${tokensOf(sought).split(' ').join('" AND "')}"`;
    const words = { tokens, stretches: [sought], patterns: [`*${sought}*`] };
    for (const post of vault.search.candidates(words, 'titles', { scope: 'all', topic: null }))
      void post;
  }
  look();
  vault.drafts.discard(idOf(900));
  const archive = new VaultArchive({
    folder: path,
    key,
    environment,
    stretch: quickStretch,
    onStep: look,
  });
  await archive.write(vault, join(outside, 'move.kkanbu'), passphrase);
  vault.membership.setMoved(false);
  folder.close(vault);
  look();
  const damaged = readFileSync(folder.file);
  writeFileSync(folder.file, damaged.fill(7, 0, 4096));
  rebuildVault({ folder: path, key, environment, onStep: look });
  vault = folder.open();
  vault.drafts.save(draft(902, { title: word, text: word }));
  look();
  folder.close(vault);
  const other = new VaultFolder();
  other.close(other.open());
  const taking = new VaultArchive({
    folder: other.path,
    key: other.key,
    environment,
    stretch: quickStretch,
    onStep: look,
  });
  await taking.take(join(outside, 'move.kkanbu'), passphrase);
  for (const name of readdirSync(other.path)) names.add(name.replace(/\d+/, 'N'));
  other.remove();
  look();
  writeFileSync(join(outside, 'plain'), tokensOf(query));
  look();
});

afterAll(() => {
  folder.remove();
  rmSync(outside, { recursive: true, force: true });
});

test('a profile has no file that is not known', () => {
  expect([...names].filter((name) => !(name in files))).toEqual([]);
  for (const name of ['own.db', 'vault.db', 'vault-moving.db', 'vault-damaged-N.db', 'vault.json'])
    expect(names).toContain(name);
});

test('no word, token of the index, passphrase or key can be read in any, nor beside a moving file', () => {
  expect([...readable]).toEqual(['plain']);
});

test('every table of a vault has its reason', () => {
  const raw = openFile(folder.file, folder.key);
  const there = prepare(raw, `SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  raw.close();
  expect(there.map(({ name }) => String(name)).toSorted()).toEqual(Object.keys(tables).toSorted());
});

test('and once everything is deleted there is no file left', async () => {
  const keychain: Keychain = {
    state: async () => 'present',
    get: async () => null,
    set: async () => undefined,
    delete: async () => true,
  };
  await eraseVault({ folder: folder.path, keychain });
  expect(readdirSync(folder.path)).toEqual([]);
});
