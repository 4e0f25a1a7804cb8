import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type AppEvent } from '../../../main/app.ts';
import type { StepObserver } from '../../../main/exchange/delivery-step.ts';
import type { PreferencesStore } from '../../../main/preferences.ts';
import { createKeychain, type Keychain } from '../../../main/vault/keychain.ts';
import type { Preferences } from '../../../preload/contract.ts';
import { sized, type Bytes32 } from '../../../protocol/bytes.ts';
import { systemEnvironment, type Environment, type Timer } from '../../../protocol/environment.ts';
import { isMissing } from '../../../relay/storage/folder.ts';
import type { PersonSettings } from './words.ts';

const workerUrl = new URL('../../../main/membership/blinding-worker.ts', import.meta.url);

/** A keychain that is always open, and outlives the process: the keyring's own faults have a scenario of their own. */
class FolderKeychain implements Keychain {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  async state(): Promise<'present'> {
    return 'present';
  }

  async get(account: string): Promise<Bytes32 | null> {
    try {
      return sized<Bytes32>(new Uint8Array(readFileSync(join(this.#folder, account))), 32);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async set(account: string, key: Bytes32): Promise<void> {
    writeFileSync(join(this.#folder, account), key, { flush: true });
  }

  async delete(account: string): Promise<boolean> {
    rmSync(join(this.#folder, account));
    return true;
  }
}

export const keychainFor = ({ keys }: Pick<PersonSettings, 'keys'>): Keychain =>
  keys === null ? createKeychain(systemEnvironment, 5_000) : new FolderKeychain(keys);

/** The system's clock as one has it whose battery is empty. */
export class WrongClock implements Environment {
  #off: number;

  constructor(off: number) {
    this.#off = off;
  }

  set(off: number): void {
    this.#off = off;
  }

  now(): number {
    return systemEnvironment.now() + this.#off;
  }

  random(length: number): Uint8Array {
    return systemEnvironment.random(length);
  }

  after(ms: number, task: () => void): Timer {
    return systemEnvironment.after(ms, task);
  }
}

/** Settings of a person who changes none. */
const preferences = (): PreferencesStore => {
  let current: Preferences = {
    language: 'ko',
    theme: 'system',
    textSize: 100,
    notifications: true,
    arriving: false,
    wordsLater: false,
    tourSeen: true,
    letterKeys: true,
    blurAway: false,
    hideFromCapture: false,
    lockAfter: 0,
  };
  return {
    get: () => current,
    set: (wanted) => {
      current = wanted;
    },
    knowsTray: () => true,
    noteTray: () => undefined,
    hasNews: () => false,
    noteNews: () => undefined,
    onChange: () => () => undefined,
    setAside: null,
  };
};

/** The whole app behind its window, on plain Node: what a page would call are its handlers. */
export function appWithoutWindow(
  settings: PersonSettings,
  environment: Environment,
  say: (event: AppEvent) => void,
  onStep: StepObserver,
): App {
  return new App({
    folder: settings.folder,
    environment,
    keychain: keychainFor(settings),
    workerUrl,
    preferences: preferences(),
    files: { save: async () => null, open: async () => null },
    paper: {
      choose: async () => null,
      pdf: async () => new Uint8Array(),
      print: async () => false,
    },
    push: () => undefined,
    board: {
      show: () => undefined,
      tell: () => undefined,
      isQuiet: () => true,
      isLooking: () => true,
      onLooked: () => () => undefined,
      hadNews: () => false,
    },
    words: { invite: null, nickname: null, memory: false },
    say,
    onStep,
  });
}
