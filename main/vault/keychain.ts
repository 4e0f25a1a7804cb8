import type * as keytarModule from 'keytar';
import { fromBase64Sized, toBase64, toHex, type Bytes32 } from '../../protocol/bytes.ts';
import { systemEnvironment, type Environment } from '../../protocol/environment.ts';

/** Without `findCredentials`, which crashes the process where the keyring is locked. */
type Keytar = Pick<typeof keytarModule, 'getPassword' | 'setPassword' | 'deletePassword'>;

/** `locked`: there, but it hands nothing out for now. `absent`: this system has none that could be asked. */
export type KeychainState = 'present' | 'locked' | 'absent';

/** `keychain-silent`: no answer in time, for example because the system is still asking the person for a password. */
export type KeychainErrorCode = 'keychain-refused' | 'keychain-silent';

/** The keychain did not do what it was asked. */
export class KeychainError extends Error {
  override readonly name = 'KeychainError';
  readonly code: KeychainErrorCode;

  constructor(code: KeychainErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** Where the operating system keeps this person's secrets: here only vaults' keys, each under the vault's id as its account. */
export interface Keychain {
  /** Found out by writing, reading and deleting an entry that means nothing. Never throws. */
  state(): Promise<KeychainState>;
  /** `null`: no key under this account, or the keychain is locked; it does not tell which. Throws KeychainError. */
  get(account: string): Promise<Bytes32 | null>;
  /** Throws KeychainError; after 'keychain-silent' the key may still be written later. */
  set(account: string, key: Bytes32): Promise<void>;
  /** Whether there was one that could be deleted. Throws KeychainError. */
  delete(account: string): Promise<boolean>;
}

/** The system's own: Credential Manager, Keychain, or the Secret Service. `patience`: milliseconds until a call counts as unanswered. */
export function createKeychain(
  environment: Environment = systemEnvironment,
  patience = 30_000,
): Keychain {
  return new SystemKeychain(environment, patience);
}

/** Shown by the systems' own programs beside the entry. */
const service = 'kr.kkanbu.talk';

/** One call at a time, in order: the system's services answer parallel ones badly, and may ask the person once for each. */
class SystemKeychain implements Keychain {
  readonly #environment: Environment;
  readonly #patience: number;
  #keytar: Promise<Keytar> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #running = false;

  constructor(environment: Environment, patience: number) {
    this.#environment = environment;
    this.#patience = patience;
  }

  async state(): Promise<KeychainState> {
    const account = `canary-${toHex(this.#environment.random(16))}`;
    const secret = toBase64(this.#environment.random(32));
    try {
      return await this.#inTurn(async (keytar) => tryCanary(keytar, account, secret));
    } catch (error) {
      return error instanceof KeychainError && error.code === 'keychain-silent'
        ? 'locked'
        : 'absent';
    }
  }

  async get(account: string): Promise<Bytes32 | null> {
    const text = await this.#inTurn(async (keytar) => keytar.getPassword(service, account));
    return text === null ? null : readKey(text);
  }

  async set(account: string, key: Bytes32): Promise<void> {
    await this.#inTurn(async (keytar) => keytar.setPassword(service, account, toBase64(key)));
  }

  async delete(account: string): Promise<boolean> {
    return this.#inTurn(async (keytar) => keytar.deletePassword(service, account));
  }

  async #inTurn<T>(work: (keytar: Keytar) => Promise<T>): Promise<T> {
    let givenUp = false;
    const turn = this.#last.then(async () => {
      // Nobody waits for it any more: a write now would surprise.
      if (givenUp) throw new KeychainError('keychain-silent');
      return this.#run(work);
    });
    this.#last = turn.catch(() => undefined);
    const silent = Promise.withResolvers<never>();
    const timer = this.#environment.after(this.#patience, () => {
      givenUp = true;
      silent.reject(new KeychainError('keychain-silent'));
    });
    try {
      return await Promise.race([turn, silent.promise]);
    } finally {
      timer.cancel();
    }
  }

  async #run<T>(work: (keytar: Keytar) => Promise<T>): Promise<T> {
    this.#running = true;
    try {
      return await work(await (this.#keytar ??= this.#load()));
    } catch (error) {
      throw new KeychainError('keychain-refused', { cause: error });
    } finally {
      this.#running = false;
    }
  }

  /** At the first call only: without libsecret it cannot be loaded at all. */
  async #load(): Promise<Keytar> {
    const { default: keytar } = await import('keytar');
    // Node waits for its thread pool at the end, and with it for a prompt that nobody may ever answer.
    process.once('exit', () => {
      if (this.#running) process.kill(process.pid, 'SIGKILL');
    });
    return keytar;
  }
}

/** Without a service every call fails; a locked one refuses to write, but answers that it has nothing. */
async function tryCanary(keytar: Keytar, account: string, secret: string): Promise<KeychainState> {
  try {
    await keytar.setPassword(service, account, secret);
  } catch {
    await keytar.getPassword(service, account);
    return 'locked';
  }
  try {
    const read = await keytar.getPassword(service, account);
    const deleted = await keytar.deletePassword(service, account);
    return read === secret && deleted ? 'present' : 'locked';
  } catch {
    // It was there a moment ago.
    return 'locked';
  }
}

/** An entry that somebody else has written over holds no key. */
function readKey(text: string): Bytes32 | null {
  try {
    return fromBase64Sized<Bytes32>(text, 32);
  } catch {
    return null;
  }
}
