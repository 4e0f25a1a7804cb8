import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { sized, type Bytes32, type Hash } from '../../protocol/bytes.ts';
import { splitContent } from '../../protocol/content.ts';
import type { Environment } from '../../protocol/environment.ts';
import { VaultDatabase } from './database.ts';
import { DraftStore } from './draft-store.ts';
import { isDamage, translated } from './failure.ts';
import { merge, type Merged } from './merge.ts';
import { OutboxStore } from './outbox-store.ts';
import { restore } from './own-rows.ts';
import { ownTables } from './own-tables.ts';
import { openAsItIs, openFile, prepare, type Raw } from './raw-file.ts';
import { nothingSalvaged, salvageCopy, salvageVault, type Salvaged } from './salvage.ts';
import { latestVersion, migrations } from './schema/migrations.ts';
import { VaultError } from './vault-error.ts';
import { fileIn, keepFolder, removeFile, setAside } from './vault-files.ts';

/** A rebuild, in order, as an observer is told: tests end the process at each of them. */
export const rebuildSteps = [
  /** Everything that can be read was read. */
  'read',
  /** The new vault is on the disk with all of it, under a name of its own. */
  'made',
  /** It bears the name that says that it is complete: from now on the rebuild is only carried to its end. */
  'complete',
  /** The damaged file was set aside. */
  'set-aside',
] as const;
export type RebuildStep = (typeof rebuildSteps)[number];

export type RebuildOptions = {
  folder: string;
  key: Bytes32;
  environment: Environment;
  onStep?: (step: RebuildStep) => void;
};

/**
 * Makes a vault out of what can be read of a damaged one and its second copy; the damaged file is set aside as it is. What the feed has comes again
 * from there. Cut off at any moment, it is begun anew or carried on with the next start. Throws VaultError: 'disk-full', 'disk-readonly',
 * 'vault-locked', 'vault-newer'; everything is as before then.
 */
export function rebuildVault(options: RebuildOptions): void {
  translated(() => {
    const { folder, onStep } = options;
    finishRebuild(folder);
    removeFile(folder, 'making');
    const vault = readFrom(options, 'vault', salvageVault);
    const copy = readFrom(options, 'copy', salvageCopy);
    if (Math.max(vault.version ?? 0, copy.version ?? 0) > latestVersion) {
      throw new VaultError('vault-newer');
    }
    onStep?.('read');
    make(options, vault, copy);
    onStep?.('made');
    renameSync(fileIn(folder, 'making'), fileIn(folder, 'mended'));
    keepFolder(folder);
    onStep?.('complete');
    setAside(folder, isSound(copy) ? ['vault'] : ['vault', 'copy']);
    onStep?.('set-aside');
    finishRebuild(folder);
  });
}

/** Carries a rebuild to its end whose new vault is complete. */
export function finishRebuild(folder: string): void {
  const mended = fileIn(folder, 'mended');
  if (!existsSync(mended)) return;
  const file = fileIn(folder);
  // A log that was left behind would be taken for the new vault's.
  if (existsSync(file) || existsSync(`${file}-wal`)) setAside(folder, ['vault']);
  renameSync(mended, file);
  keepFolder(folder);
}

/** Reads a file from a copy of it: reading alone would move its log into it. */
function readFrom(
  { folder, key }: RebuildOptions,
  which: 'vault' | 'copy',
  salvage: (raw: Raw) => Salvaged,
): Salvaged {
  const file = fileIn(folder, which);
  removeFile(folder, 'reading');
  let raw: Raw | null = null;
  try {
    for (const tail of ['', '-wal']) {
      if (existsSync(`${file}${tail}`))
        copyFileSync(`${file}${tail}`, `${fileIn(folder, 'reading')}${tail}`);
    }
    if (!existsSync(fileIn(folder, 'reading'))) return nothingSalvaged;
    raw = openAsItIs(fileIn(folder, 'reading'), key);
    return salvage(raw);
  } catch (error) {
    if (isDamage(error)) return nothingSalvaged;
    throw error;
  } finally {
    raw?.close();
    removeFile(folder, 'reading');
  }
}

const isSound = (copy: Salvaged): boolean => copy.complete.size > 0 && copy.changes !== null;

function make(options: RebuildOptions, vault: Salvaged, copy: Salvaged): void {
  const { folder, key, environment } = options;
  const merged = merge(vault, copy);
  const raw = openFile(fileIn(folder, 'making'), key);
  let lost: number;
  try {
    lost = raw.transaction(() => {
      for (const sql of migrations) raw.exec(sql);
      const left = restore(raw, merged.records).length;
      noteStanding(raw, vault, copy);
      raw.exec(raiseSequences);
      raw.pragma(`user_version = ${latestVersion}`);
      return left;
    })();
  } finally {
    raw.close();
  }
  const database = VaultDatabase.open(fileIn(folder, 'making'), key, null);
  try {
    database.transaction(() => {
      if (!merged.isWhole('outbox_part')) lost += returnUncertain(database, environment);
      noteFigures(database, merged.isWhole, lost, environment);
    });
  } finally {
    database.close();
  }
}

/** Up to where the feed had been read, and that this vault knows of more changes than either of the two. */
function noteStanding(raw: Raw, vault: Salvaged, copy: Salvaged): void {
  const changes = Math.max(vault.changes ?? 0, copy.changes ?? 0) + 1;
  const head = Math.max(vault.head ?? -1, copy.head ?? -1);
  prepare(raw, 'UPDATE own_changes SET number = ?').run(changes);
  if (head < 0) return;
  prepare(raw, 'INSERT OR REPLACE INTO reread VALUES (1, ?)').run(head);
  for (const post of vault.unseen)
    prepare(raw, 'INSERT OR IGNORE INTO unseen VALUES (?)').run(post);
}

/** A number that a sealed post has is never given out again, whatever became of the count. */
const used = (table: string): string => `
  UPDATE ${table} SET next_sequence = max(next_sequence, coalesce(
    (SELECT max(part.sequence) + 1 FROM outbox_part AS part JOIN outbox ON outbox.number = part.outbox
     WHERE outbox.thread = ${table}.thread), 0));`;
const raiseSequences = `${used('pseudonym')}${used('badge_sequence')}`;

/**
 * Entries whose sealed posts cannot be read any more, while nobody knows whether one of them has left: sent again they might come twice. Their words
 * become drafts. Answers how many had none.
 */
function returnUncertain(database: VaultDatabase, environment: Environment): number {
  const outbox = new OutboxStore(database, new DraftStore(database, environment));
  const uncertain = outbox.list().filter(({ content, opens, state, thread, parts }) => {
    if (state === 'returned' || thread === null) return false;
    return parts.length < splitContent(content, opens, noCheckpoint).length;
  });
  return uncertain.filter(({ id }) => outbox.returnToDraft(id) === null).length;
}

const noCheckpoint = sized<Hash>(new Uint8Array(32), 32);

function noteFigures(
  database: VaultDatabase,
  isWhole: Merged['isWhole'],
  lost: number,
  environment: Environment,
): void {
  const count = (from: string): number =>
    database.get(`SELECT count(*) AS n FROM ${from}`)?.integer('n') ?? 0;
  database.run(
    'INSERT OR REPLACE INTO rebuilt VALUES (1, ?, ?, ?, ?, ?, ?)',
    new Date(environment.now()).setHours(0, 0, 0, 0),
    count(`draft WHERE title <> '' OR text <> '' OR reason IS NOT NULL`),
    count('outbox'),
    count(
      'thread_key WHERE thread IN (SELECT thread FROM pseudonym UNION SELECT thread FROM badge_sequence)',
    ),
    ownTables.every(({ name }) => isWhole(name)) ? lost : null,
    count('membership'),
  );
}
