import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { equal, sized, toHex, type Bytes32 } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import {
  extractCopy,
  readArchiveHeader,
  writeArchive,
  type ArchiveHeader,
} from './archive-file.ts';
import { VaultDatabase } from './database.ts';
import { DraftStore, type DraftInput } from './draft-store.ts';
import { failureOf, translated } from './failure.ts';
import { unwrapKey, wrapKey, type Stretch } from './passphrase.ts';
import { rekeyFile } from './raw-file.ts';
import { VaultError, type VaultErrorCode } from './vault-error.ts';
import { fileIn, keepFolder, keepName, removeFile } from './vault-files.ts';
import type { Vault } from './vault.ts';

/** A move, in order, as an observer is told: tests end the process at each of them. */
export const moveSteps = [
  /** The file is complete beside the place where it shall be, and was read back. */
  'written',
  /** This PC's vault says that it has moved. */
  'noted',
  /** The file has its name. */
  'named',
  /** The other PC has the copy under its own key, complete. */
  'taken',
  /** It stands in the place of the empty vault. */
  'placed',
] as const;
export type MoveStep = (typeof moveSteps)[number];

export type ArchiveOptions = {
  folder: string;
  /** The vault's. */
  key: Bytes32;
  environment: Environment;
  /** Without one: what the program has. */
  stretch?: Stretch;
  onStep?: (step: MoveStep) => void;
};

/** Takes a vault on disk to another PC: one file under a passphrase, in which all of it lies under a key of its own. */
export class VaultArchive {
  readonly #options: ArchiveOptions;

  constructor(options: ArchiveOptions) {
    this.#options = options;
  }

  /**
   * Writes everything into `target`; nothing of the vault may be in use meanwhile. The vault says that it has moved before the file has its name, and not
   * before the file is complete: a crash leaves at most a PC that has moved and no file, never two that go on. Throws VaultError: 'passphrase-short',
   * 'archive-unwritable', 'disk-full'; this PC is as before then.
   */
  async write(vault: Vault, target: string, passphrase: string): Promise<void> {
    const { folder, key, environment, stretch, onStep } = this.#options;
    const id = toHex(environment.random(16));
    const own = sized<Bytes32>(environment.random(32), 32);
    const copy = fileIn(folder, 'moving');
    const fresh = `${target}.part`;
    try {
      const wrapped = await wrapKey(passphrase, own, id, environment, stretch);
      await checkOpens(passphrase, { id, wrapped }, own, stretch);
      // From here on nothing is waited for: what a person types until this PC has moved would be missing in the file.
      removeFile(folder, 'moving');
      translated(() => {
        // Beforehand: SQLite would make it readable for everybody that the umask lets in.
        closeSync(openSync(copy, 'wx', 0o600));
        vault.copyInto(copy);
        forgetThisPc(copy, key);
        rekeyFile(copy, key, own);
      });
      const length = checked(copy, own);
      asUnwritable(() => {
        rmSync(fresh, { force: true });
        writeArchive(fresh, { id, wrapped, length }, copy);
      });
      const read = asUnwritable(() => readArchiveHeader(fresh));
      if (!isDeepStrictEqual(read, { ...read, id, wrapped, length })) {
        throw new VaultError('archive-unwritable');
      }
      onStep?.('written');
      vault.membership.setMoved(true);
      onStep?.('noted');
      try {
        asUnwritable(() => renameSync(fresh, target));
      } catch (error) {
        vault.membership.setMoved(false);
        throw error;
      }
      keepName(target);
      onStep?.('named');
    } finally {
      own.fill(0);
      removeFile(folder, 'moving');
      rmSync(fresh, { force: true });
    }
  }

  /**
   * Brings what another PC has written to this one's disk, under this vault's key; {@link place} lets it take effect. Throws VaultError:
   * 'archive-malformed', 'archive-newer', 'archive-unreadable', 'passphrase-wrong', 'disk-full'; nothing has changed then. `words`: what was written
   * here, which goes on there.
   */
  async take(source: string, passphrase: string, words: readonly DraftInput[] = []): Promise<void> {
    const { folder, key, environment, stretch, onStep } = this.#options;
    const { id, wrapped } = asUnreadable(() => readArchiveHeader(source));
    const own = await unwrapKey(passphrase, wrapped, id, stretch);
    const copy = fileIn(folder, 'moving');
    try {
      removeFile(folder, 'moving');
      asUnreadable(() => extractCopy(source, copy));
      asMalformed(() => {
        checked(copy, own);
        forgetThisPc(copy, own, (database) => {
          const drafts = new DraftStore(database, environment);
          for (const draft of words) if (!drafts.get(draft.id)) drafts.save(draft);
        });
      });
      translated(() => rekeyFile(copy, own, key));
      onStep?.('taken');
    } catch (error) {
      removeFile(folder, 'moving');
      throw error;
    } finally {
      own.fill(0);
    }
  }

  /** Lets what was taken stand in the place of the vault that is here, which must be closed. Cut off at any moment, the one or the other is there. */
  place(): void {
    const { folder, onStep } = this.#options;
    translated(() => {
      const file = fileIn(folder);
      // The copy of the empty vault, and its log, would be taken for the new one's.
      for (const old of [fileIn(folder, 'copy'), `${fileIn(folder, 'copy')}-wal`, `${file}-wal`]) {
        if (existsSync(old)) rmSync(old);
      }
      renameSync(fileIn(folder, 'moving'), file);
      keepFolder(folder);
    });
    onStep?.('placed');
  }
}

/** Throws VaultError 'archive-unwritable' where the passphrase would not give the key back. */
async function checkOpens(
  passphrase: string,
  { id, wrapped }: Pick<ArchiveHeader, 'id' | 'wrapped'>,
  own: Bytes32,
  stretch?: Stretch,
): Promise<void> {
  const found = await unwrapKey(passphrase, wrapped, id, stretch);
  const fits = equal(found, own);
  found.fill(0);
  if (!fits) throw new VaultError('archive-unwritable');
}

/** Takes out what belongs to a PC and not to the person, and brings a copy of an earlier version up to date. Throws VaultError, 'vault-damaged' without a membership. */
function forgetThisPc(
  file: string,
  key: Bytes32,
  more: (database: VaultDatabase) => void = () => undefined,
): void {
  const database = VaultDatabase.open(file, key, null);
  try {
    database.transaction(() => {
      database.run('DELETE FROM deletion_day');
      database.run('DELETE FROM pin');
      if (database.run('UPDATE membership SET moved = 0') === 0)
        throw new VaultError('vault-damaged');
      more(database);
    });
  } finally {
    database.close();
  }
}

/** The bytes of a file that opens with this key and is whole. Throws VaultError 'vault-damaged'. */
function checked(file: string, key: Bytes32): number {
  const database = VaultDatabase.open(file, key, null);
  try {
    if (!database.isSound()) throw new VaultError('vault-damaged');
  } finally {
    database.close();
  }
  return statSync(file).size;
}

/** What the disk or the vault refuses, in the words of a move; a full disk is one wherever it is. */
function inWords<T>(work: () => T, malformed: VaultErrorCode, other: VaultErrorCode): T {
  try {
    return work();
  } catch (error) {
    const code = error instanceof VaultError ? error.code : failureOf(error);
    if (code === 'disk-full' || code?.startsWith('archive-'))
      throw new VaultError(code, { cause: error });
    if (code === 'vault-newer') throw new VaultError('archive-newer', { cause: error });
    const isDamaged = code === 'vault-damaged';
    throw new VaultError(isDamaged ? malformed : other, { cause: error });
  }
}

const asUnwritable = <T>(work: () => T): T =>
  inWords(work, 'archive-unwritable', 'archive-unwritable');
const asUnreadable = <T>(work: () => T): T =>
  inWords(work, 'archive-unreadable', 'archive-unreadable');
const asMalformed = <T>(work: () => T): T =>
  inWords(work, 'archive-malformed', 'archive-malformed');
