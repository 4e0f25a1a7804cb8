import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { AppState, Request, Responses, StorageView } from '../preload/contract.ts';
import type { Client } from './client.ts';
import { MembershipError } from './membership/errors.ts';
import { eraseVault } from './vault/erase.ts';
import type { Keychain } from './vault/keychain.ts';
import { locked, lockedBy, type Moving, type Unlocked } from './vault/locked.ts';
import { checkNewPassphrase } from './vault/passphrase.ts';
import { VaultError } from './vault/vault-error.ts';
import { setAsideIn, vaultFilesIn } from './vault/vault-files.ts';
import { wordsLeft } from './vault/words-left.ts';
import type { Vault } from './vault/vault.ts';

/** Where a person says which file is meant. `null`: they changed their mind. */
export interface FileChooser {
  /** `name`: what is proposed. */
  save(name: string): Promise<string | null>;
  open(): Promise<string | null>;
}

export type KeepingOptions = {
  folder: string;
  keychain: Keychain;
  /** Whether all of it ends with the process, so that what lies on the disk is another one's. */
  inMemory: () => boolean;
  files: FileChooser;
  /** What is open now. Throws VaultError 'vault-locked'. */
  opened: () => { client: Client; vault: Vault; moving: Moving | undefined };
  /** Ends what is open, does what must not happen beside it, and opens what there is then. */
  replace: (work: () => Promise<Unlocked>) => Promise<AppState>;
  /** Opens the vault as at a start. */
  unlock: () => Promise<Unlocked>;
  /** The app's settings are as after its installation. */
  resetPreferences: () => void;
  /** All of it was deleted, by whomever: what it has left outside of the vault goes too. */
  erased: () => void;
};

/** Proposed for the file of a move: neither a person nor a cohort can be read off it. */
const archiveName = '깐부톡-이사.kkanbu';

/** What becomes of everything on this PC, by the person's choice or by the programme's date: moving, deleting, how much there is. */
export class Keeping {
  readonly #options: KeepingOptions;

  constructor(options: KeepingOptions) {
    this.#options = options;
  }

  /** Throws VaultError, MembershipError. */
  async moveOut({ passphrase }: Request<'moveOut'>): Promise<Responses['moveOut']> {
    const { files, opened } = this.#options;
    const { client, vault, moving } = opened();
    client.checkActive();
    const archive = onDisk(moving).archive;
    checkNewPassphrase(passphrase);
    const target = await files.save(archiveName);
    if (target === null) return null;
    await client.renew(async () => archive.write(vault, target, passphrase));
    return { file: basename(target) };
  }

  /** Throws VaultError 'vault-in-use' where one has joined. */
  async moveIn({ passphrase }: Request<'moveIn'>): Promise<AppState> {
    const { files, opened, replace } = this.#options;
    const { client, vault, moving } = opened();
    const { archive, reopen } = onDisk(moving);
    checkEmpty(vault);
    const source = await files.open();
    if (source === null) return client.appState();
    // Of a vault that was mended and has lost its membership, there may be words.
    await archive.take(source, passphrase, wordsLeft(vault));
    // Time has passed.
    checkEmpty(vault);
    return replace(async () => {
      archive.place();
      return openedBy(reopen);
    });
  }

  /** Throws VaultError 'key-kept'; everything is there then. */
  async eraseAll(): Promise<AppState> {
    const { replace, unlock, resetPreferences } = this.#options;
    const failures: Error[] = [];
    const state = await replace(async () => {
      const failure = await this.#erase();
      if (failure) failures.push(failure);
      return unlock();
    });
    for (const failure of failures) throw failure;
    resetPreferences();
    return state;
  }

  /** The programme's date has come. What cannot be deleted now is tried again with the next look at the date. */
  async expire(): Promise<void> {
    await this.#options.replace(async () => {
      const failure = await this.#erase();
      return failure === null ? locked('deleted') : this.#options.unlock();
    });
  }

  storage(): StorageView {
    const { folder, opened } = this.#options;
    const { client, vault, moving } = opened();
    return {
      ...vault.keeping.kept(),
      bytes: moving ? vaultFilesIn(folder).reduce((sum, file) => sum + sizeOf(file), 0) : 0,
      deletesAt: client.deletesAt(),
      setAside: setAsideIn(folder).length,
      rebuilt: vault.keeping.rebuilt(),
    };
  }

  noteRebuilt(): StorageView {
    this.#options.opened().vault.keeping.noteRebuilt();
    return this.storage();
  }

  /** Why it could not be done; `null` if it was. */
  async #erase(): Promise<Error | null> {
    const { folder, keychain, inMemory, erased } = this.#options;
    try {
      if (!inMemory()) await eraseVault({ folder, keychain });
      erased();
      return null;
    } catch (error) {
      if (error instanceof VaultError) return error;
      throw error;
    }
  }
}

/** Out of memory everything could only be written in plain. Throws MembershipError 'not-allowed'. */
function onDisk(moving: Moving | undefined): Moving {
  if (!moving) throw new MembershipError('not-allowed');
  return moving;
}

/** Joining that was begun and never answered is not a membership yet. */
function checkEmpty(vault: Vault): void {
  const stored = vault.membership.load();
  if (stored && stored.state !== 'enrolling') throw new VaultError('vault-in-use');
}

function openedBy(open: () => Unlocked): Unlocked {
  try {
    return open();
  } catch (error) {
    return lockedBy(error);
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
