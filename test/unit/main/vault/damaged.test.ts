import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rebuildSteps } from '../../../../main/vault/rebuild.ts';
import { VaultError } from '../../../../main/vault/vault-error.ts';
import { setAsideIn } from '../../../../main/vault/vault-files.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import type { ThreadId } from '../../../../protocol/bytes.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { randomBelow } from '../../../../protocol/environment.ts';
import { batchOf } from '../feed-writers.ts';
import { draft, entry, idOf } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';
import {
  draftCount,
  entryCount,
  fillWithOwnWords,
  openAgain,
  ownThreads,
  ownWords,
} from './own-words.ts';

let folder: VaultFolder;
let threads: ThreadId[];
let before: string[];
const whole = new Map<string, Buffer>();
const open = new Set<Vault>();

beforeEach(() => {
  folder = new VaultFolder();
  const vault = folder.open();
  threads = fillWithOwnWords(vault, folder);
  before = ownWords(vault, threads);
  folder.close(vault);
  keep();
});

afterEach(() => {
  for (const vault of open) vault.close();
  open.clear();
  folder.remove();
});

const fileOf = (name: string): string => join(folder.path, name);

function keep(): void {
  whole.clear();
  for (const name of readdirSync(folder.path)) whole.set(name, readFileSync(fileOf(name)));
}

function putBack(): void {
  for (const vault of open) vault.close();
  open.clear();
  for (const name of readdirSync(folder.path)) rmSync(fileOf(name));
  for (const [name, bytes] of whole) writeFileSync(fileOf(name), bytes);
}

const below = (bound: number): number => randomBelow(folder.environment, bound);

const damages = {
  'a bit flipped': (file: string) => {
    const bytes = readFileSync(file);
    const at = below(bytes.length);
    bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << below(8)), at);
    writeFileSync(file, bytes);
  },
  'ten bits flipped': (file: string) => {
    for (let time = 0; time < 10; time += 1) damages['a bit flipped'](file);
  },
  'cut off': (file: string) => truncateSync(file, below(readFileSync(file).length)),
  'pages of nothing': (file: string) => {
    const bytes = readFileSync(file);
    for (let time = 0; time < 5; time += 1) {
      const page = below(Math.ceil(bytes.length / 4096));
      bytes.fill(0, page * 4096, (page + 1) * 4096);
    }
    writeFileSync(file, bytes);
  },
  'the first page gone': (file: string) => {
    const bytes = readFileSync(file);
    bytes.fill(7, 0, 4096);
    writeFileSync(file, bytes);
  },
  emptied: (file: string) => writeFileSync(file, ''),
  removed: (file: string) => rmSync(file),
} as const;

/** Starts; where the vault turns out to be damaged, then or while it is read, it is mended as a person would ask for it. */
function startAndMend(): { vault: Vault; mended: boolean } {
  const first = openAgain(folder);
  try {
    if (first.vault) {
      open.add(first.vault);
      ownWords(first.vault, threads);
      return { vault: first.vault, mended: false };
    }
  } catch (error) {
    if (!(error instanceof VaultError && error.code === 'vault-damaged')) throw error;
    first.vault?.close();
    if (first.vault) open.delete(first.vault);
  }
  const second = first.mend?.();
  if (!second?.vault) throw new Error('not mended');
  open.add(second.vault);
  return { vault: second.vault, mended: true };
}

describe('wherever the vault is damaged, no word of one’s own is lost', () => {
  test.each(Object.keys(damages) as (keyof typeof damages)[])('%s', (kind) => {
    const times =
      kind === 'removed' || kind === 'emptied' || kind === 'the first page gone' ? 1 : 8;
    let mends = 0;
    for (let time = 0; time < times; time += 1) {
      putBack();
      damages[kind](folder.file);
      const { vault, mended } = startAndMend();
      expect(ownWords(vault, threads)).toEqual(before);
      mends += Number(mended);
    }
    console.info(`vault.db, ${kind}: ${times} times, ${mends} rebuilt, 0 words lost`);
  });

  test('and the damaged file is set aside as it was, under a name that says nothing', () => {
    damages['the first page gone'](folder.file);
    const damaged = readFileSync(folder.file);
    startAndMend();
    expect(readFileSync(fileOf('vault-damaged-1.db')).equals(damaged)).toBe(true);
    putBack();
    copyFileSync(folder.file, fileOf('vault-damaged-1.db'));
    damages.emptied(folder.file);
    startAndMend();
    expect(setAsideIn(folder.path)).toEqual(['vault-damaged-1.db', 'vault-damaged-2.db']);
    const left = readdirSync(folder.path).filter((name) => !name.endsWith('-wal'));
    expect(left.toSorted()).toEqual([
      'own.db',
      'vault-copy.json',
      'vault-damaged-1.db',
      'vault-damaged-2.db',
      'vault.db',
      'vault.json',
    ]);
  });
});

test('of what comes again, one’s own words are known before, and what was read stays read', () => {
  const [thread] = threads;
  const before = openAgain(folder);
  const [asked] = before.vault?.feed.openedAfter(0, 1).posts ?? [];
  before.vault?.close();
  if (!asked) throw new Error('no question');
  expect(asked.thread).toEqual(thread);
  damages['the first page gone'](folder.file);
  const { reread, feed, pseudonyms } = startAndMend().vault;
  expect(feed.head()).toBe(null);
  expect(reread.savedPart(asked.id)).toEqual(asked.opened);
  expect([reread.wasSeen(asked.id, 1), reread.covers(100_000)]).toEqual([true, false]);
  expect(pseudonyms.ofThread(asked.thread)?.nextSequence).toBe(30);
  const later = { ...asked, id: sha256(asked.id), sequence: 34, opened: null };
  feed.append([batchOf(1, [asked]), batchOf(2, [later])]);
  expect(pseudonyms.ofThread(asked.thread)?.nextSequence).toBe(35);
  expect(reread.savedPart(asked.id)).toBe(null);
});

describe('wherever the second copy is damaged, nobody notices', () => {
  test.each(Object.keys(damages) as (keyof typeof damages)[])('%s', (kind) => {
    for (let time = 0; time < 2; time += 1) {
      putBack();
      damages[kind](fileOf('own.db'));
      const { vault, mended } = startAndMend();
      expect([mended, ownWords(vault, threads)]).toEqual([false, before]);
      // It is whole again, at the latest when everything was looked at.
      vault.reviewCopy();
      open.delete(vault);
      vault.close();
      damages.removed(folder.file);
      const second = startAndMend();
      expect([second.mended, ownWords(second.vault, threads)]).toEqual([true, before]);
    }
  });
});

describe('where the log was lost', () => {
  /** Writes more, and leaves the files as a power cut would. */
  function writeAndCut(): string[] {
    const vault = folder.open();
    vault.drafts.save(draft(900, { title: '끊기기 전', text: '방금 쓴 글' }));
    vault.drafts.discard(idOf(3));
    vault.outbox.add(entry(2000, { state: 'kept' }));
    const now = ownWords(vault, threads);
    keep();
    folder.close(vault);
    putBack();
    return now;
  }

  test.each(['removed', 'emptied', 'cut off', 'ten bits flipped'] as const)(
    'its log %s: what was written last is there nevertheless',
    (kind) => {
      const now = writeAndCut();
      damages[kind](`${folder.file}-wal`);
      expect(ownWords(startAndMend().vault, threads)).toEqual(now);
    },
  );

  test('or that of the second copy, or both', () => {
    const now = writeAndCut();
    rmSync(fileOf('own.db-wal'), { force: true });
    expect(ownWords(startAndMend().vault, threads)).toEqual(now);
    putBack();
    for (const name of ['own.db-wal', 'vault.db-wal']) rmSync(fileOf(name), { force: true });
    expect(ownWords(startAndMend().vault, threads)).toEqual(now);
  });
});

test('with both damaged at once, records are saved that one of them still has', () => {
  const figures = { drafts: 0, outbox: 0, times: 8 };
  for (let time = 0; time < figures.times; time += 1) {
    putBack();
    damages['ten bits flipped'](folder.file);
    damages['a bit flipped'](fileOf('own.db'));
    const { vault } = startAndMend();
    figures.drafts += vault.drafts.count();
    figures.outbox += vault.outbox.count();
  }
  const all = { drafts: draftCount * figures.times, outbox: entryCount * figures.times };
  console.info(
    `both: ${figures.drafts} of ${all.drafts} drafts, ${figures.outbox} of ${all.outbox} entries`,
  );
  expect(figures.drafts / all.drafts).toBeGreaterThan(0.8);
  expect(figures.outbox / all.outbox).toBeGreaterThan(0.8);
});

test('without a second copy, what lies in undamaged pages is saved', () => {
  const figures = { drafts: 0, threads: 0, times: 8 };
  for (let time = 0; time < figures.times; time += 1) {
    putBack();
    rmSync(fileOf('own.db'));
    const bytes = readFileSync(folder.file);
    const page = 1 + below(bytes.length / 4096 - 1);
    bytes.fill(0, page * 4096, (page + 1) * 4096);
    writeFileSync(folder.file, bytes);
    const { vault } = startAndMend();
    figures.drafts += vault.drafts.count();
    figures.threads += threads.filter((thread) => vault.pseudonyms.ofThread(thread)).length;
  }
  const drafts = draftCount * figures.times;
  const own = ownThreads * figures.times;
  console.info(
    `no copy, one page gone: ${figures.drafts} of ${drafts} drafts, ${figures.threads} of ${own} threads`,
  );
  // The page may be the one that all others of a table hang from: then that table is lost, and no other.
  expect(figures.drafts / drafts).toBeGreaterThan(0.5);
  expect(figures.threads / own).toBeGreaterThan(0.5);
});

describe('a rebuild that is cut off', () => {
  test.each(rebuildSteps)(
    'after “%s” loses nothing: the next start goes on or begins anew',
    (step) => {
      damages['the first page gone'](folder.file);
      const first = openAgain(folder, {
        onStep: (reached) => {
          if (reached === step) throw new Error('cut off');
        },
      });
      expect(() => first.mend?.()).toThrow('cut off');
      const { vault, mended } = startAndMend();
      expect(ownWords(vault, threads)).toEqual(before);
      expect(mended).toBe(step === 'read' || step === 'made');
      expect(setAsideIn(folder.path)).toEqual(['vault-damaged-1.db']);
      expect(existsSync(fileOf('vault-new.db'))).toBe(false);
    },
  );
});
