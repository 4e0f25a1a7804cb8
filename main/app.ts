import type { Environment } from '../protocol/environment.ts';
import { protocolVersion } from '../protocol/rules.ts';
import {
  type AppState,
  type DesktopHandlers,
  type Handlers,
  type LookHandlers,
  type OfficeHandlers,
  type PushName,
  type Request,
  type VaultState,
  pushNames,
} from '../preload/contract.ts';
import { Client } from './client.ts';
import { clientHandlers } from './client-handlers.ts';
import type { CheckingOptions } from './exchange/checking/pool.ts';
import type { StepObserver } from './exchange/delivery-step.ts';
import { Exporting, type PaperDesk } from './export/exporting.ts';
import { guardedTimers } from './guarded-timers.ts';
import { heraldNews, plainOutlook, type Noticeboard } from './herald.ts';
import type { Push } from './ipc.ts';
import { Keeping, type FileChooser } from './keeping.ts';
import type { PreferencesStore } from './preferences.ts';
import type { StartWords } from './start-words.ts';
import type { Keychain } from './vault/keychain.ts';
import { isDamage } from './vault/failure.ts';
import { locked, lockedBy, type Unlocked } from './vault/locked.ts';
import { openWithPassphrase } from './vault/unlock-passphrase.ts';
import { openInMemory, openVault } from './vault/unlock.ts';
import { VaultError } from './vault/vault-error.ts';
import type { Vault } from './vault/vault.ts';
import { programVersion } from './version.ts';

/** What the app says of itself on standard output, for whoever started it: its phase, and kinds of errors. Never content. */
export type AppEvent =
  { event: 'phase'; phase: AppState['phase'] } | { event: 'fault'; at: string; kind: string };

export type AppOptions = {
  /** Where the vault lies. */
  folder: string;
  environment: Environment;
  keychain: Keychain;
  workerUrl: URL;
  /** Threads that check what is caught up with. */
  checking?: CheckingOptions;
  /** Where a person says which file is meant. */
  files: FileChooser;
  /** Where what is read becomes a file for others, or paper. */
  paper: PaperDesk;
  /** The settings are as after the installation. */
  resetPreferences?: () => void;
  /** Everything was deleted, and the board is plain again. */
  erased?: () => void;
  preferences: PreferencesStore;
  push: Push;
  board: Noticeboard;
  words: StartWords;
  /** Another vault is open, or none; told before anybody else hears of it. */
  vaultChanged?: (vault: Vault | null, state: VaultState) => void;
  say(event: AppEvent): void;
  /** Told of every step of a delivery: tests end the process at each of them. */
  onStep?: StepObserver;
};

/**
 * The app behind its window: a vault that is locked at first, and the client once it is open. What locks the keychain later does not close an
 * open vault: only the next start needs the key again.
 */
export class App {
  readonly #options: AppOptions;
  #vault: Vault | null = null;
  #vaultState: VaultState = { mode: 'locked', why: 'opening' };
  #client: Client | null = null;
  #mend: Unlocked['mend'];
  #moving: Unlocked['moving'];
  readonly #keeping: Keeping;
  readonly #exporting: Exporting;
  #attempts: Promise<unknown> = Promise.resolve();
  #closed = false;
  #endHerald: () => void = () => undefined;
  #phase: AppState['phase'] | null = null;
  readonly handlers: Omit<Handlers, keyof (DesktopHandlers & LookHandlers & OfficeHandlers)>;

  constructor(options: AppOptions) {
    const failed = (error: unknown): void => this.report('timer', kindOf(error));
    this.#options = { ...options, environment: guardedTimers(options.environment, failed) };
    const { folder, keychain, files, board, resetPreferences, erased } = options;
    this.#keeping = new Keeping({
      folder,
      keychain,
      files,
      inMemory: () => this.#vaultState.mode === 'memory',
      opened: () => this.#opened(),
      replace: async (work) => this.#replace(work),
      unlock: async () => this.#begin(),
      resetPreferences: () => resetPreferences?.(),
      erased: () => {
        board.show(plainOutlook);
        erased?.();
      },
    });
    this.#exporting = new Exporting({
      desk: options.paper,
      environment: this.#options.environment,
      language: () => options.preferences.get().language,
      readable: () => this.#ready().inbox(),
    });
    this.handlers = this.#createHandlers();
    options.preferences.onChange((preferences) => options.push('preferencesChanged', preferences));
  }

  /**
   * Opens the vault, and begins to work with the network once it is open. The window is there before: the system may ask for a password, and a
   * person sees what for. A demo's invite that came with the start is used at once.
   */
  async start(): Promise<void> {
    const { environment, words } = this.#options;
    await this.#open(async () =>
      words.memory ? openInMemory(environment, 'chosen') : this.#unlock(words.invite !== null),
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#endHerald();
    await this.#client?.stop();
    this.#vault?.close();
  }

  /** The PC has slept. */
  resumed(): void {
    this.#client?.resumed();
  }

  /** Something that should not happen and is nobody's answer: its place and kind, never a message, which may hold what was typed. */
  report(at: string, kind: string): void {
    this.#options.say({ event: 'fault', at, kind });
  }

  /** One attempt after the other: a second click must not become a second vault. */
  async #open(attempt: () => Promise<Unlocked>): Promise<AppState> {
    const turn = this.#attempts.then(async () => {
      if (!this.#client) this.#take(await attempt());
    });
    this.#attempts = turn.catch(() => undefined);
    await turn;
    return this.#appState();
  }

  #take({ vault, state, mend, moving }: Unlocked): void {
    if (this.#closed) {
      vault?.close();
      return;
    }
    this.#vaultState = state;
    this.#mend = mend;
    this.#moving = moving;
    this.#vault = vault;
    try {
      this.#options.vaultChanged?.(vault, state);
      if (vault) this.#work(vault);
      this.#options.push('stateChanged', this.#appState());
      if (this.#client) this.#options.push('statusChanged', this.#client.status());
      this.#tellPhase();
    } catch (error) {
      // Damage that only those meet who begin to work: without this the app would not start any more.
      if (!isDamage(error)) throw error;
      if (this.#vault) this.#damaged();
    }
  }

  #work(vault: Vault): void {
    vault.onDamaged(() => this.#damaged());
    const { environment, workerUrl, checking, push, onStep } = this.#options;
    const client = new Client({
      ...(onStep ? { onStep } : {}),
      ...(checking ? { checking } : {}),
      vault,
      vaultState: this.#vaultState,
      environment,
      workerUrl,
      onFault: (error) => this.report('client', kindOf(error)),
      onDeletionDue: () =>
        void this.#keeping.expire().catch((error: unknown) => this.report('date', kindOf(error))),
    });
    const forward = (name: PushName): void => {
      client.on(name, (payload) => push(name, payload));
    };
    for (const name of pushNames) forward(name);
    client.on('stateChanged', () => this.#tellPhase());
    const endHerald = heraldNews(client, this.#options.board, environment);
    // Found damaged meanwhile.
    if (this.#vault !== vault) {
      endHerald();
      return;
    }
    this.#endHerald = endHerald;
    this.#client = client;
    client.start();
    vault.startCare(environment);
    void this.#joinByWords().catch((error: unknown) => this.report('join', kindOf(error)));
  }

  /** Another vault than the one that is open, or none: nothing of this one is in use while `work` runs. */
  async #replace(work: () => Promise<Unlocked>): Promise<AppState> {
    const turn = this.#attempts.then(async () => {
      const [client, vault, state] = [this.#client, this.#vault, this.#vaultState];
      // Somebody else has the files.
      if (state.mode === 'locked' && state.why === 'in-use') throw new VaultError('vault-locked');
      this.#endHerald();
      this.#endHerald = () => undefined;
      await client?.stop();
      vault?.close();
      this.#client = null;
      this.#vault = null;
      this.#take(await work());
    });
    this.#attempts = turn.catch(() => undefined);
    await turn;
    return this.#appState();
  }

  #opened(): ReturnType<ConstructorParameters<typeof Keeping>[0]['opened']> {
    const [client, vault] = [this.#ready(), this.#vault];
    if (!vault) throw new VaultError('vault-locked');
    return { client, vault, moving: this.#moving };
  }

  /** As at a start; what was in memory is begun anew there. */
  async #begin(): Promise<Unlocked> {
    const isMemory = this.#vaultState.mode === 'memory';
    return isMemory ? openInMemory(this.#options.environment, 'chosen') : this.#unlock(false);
  }

  #damaged(): void {
    void this.#breakOff().catch((error: unknown) => this.report('damage', kindOf(error)));
  }

  /** The file turned out to be damaged: nothing more is read or written, and the person is asked what to do. */
  async #breakOff(): Promise<void> {
    const [client, vault, mend] = [this.#client, this.#vault, this.#mend];
    this.#client = null;
    this.#vault = null;
    this.#endHerald();
    this.#endHerald = () => undefined;
    const ended = client?.stop().catch((error: unknown) => this.report('damage', kindOf(error)));
    const closed = this.#attempts.then(async () => ended).then(() => vault?.close());
    // A rebuild waits until nobody holds the file any more.
    this.#attempts = closed.catch(() => undefined);
    this.#take({ ...locked('damaged'), ...(mend && { mend }) });
    await closed;
  }

  #appState(): AppState {
    const locked = { phase: 'locked', cohort: null, me: null, alarm: null } as const;
    return this.#client?.appState() ?? { ...locked, vault: this.#vaultState };
  }

  #tellPhase(): void {
    const { phase } = this.#appState();
    if (phase === this.#phase) return;
    this.#phase = phase;
    this.#options.say({ event: 'phase', phase });
  }

  async #unlock(allowMemory: boolean): Promise<Unlocked> {
    try {
      const { folder, environment, keychain } = this.#options;
      return await openVault({ folder, environment, keychain, allowMemory });
    } catch (error) {
      return lockedBy(error);
    }
  }

  /** Only where a person was asked for it: nothing that they send by mistake makes another vault. */
  async #unlockWith(choice: Request<'openWith'>): Promise<Unlocked> {
    const why = this.#vaultState.mode === 'locked' ? this.#vaultState.why : null;
    const { kind } = choice;
    if (why !== 'no-keychain' && (why !== 'passphrase-needed' || kind === 'memory')) {
      throw new VaultError('vault-locked');
    }
    if (kind === 'memory') return openInMemory(this.#options.environment, 'chosen');
    try {
      const { folder, environment } = this.#options;
      return await openWithPassphrase({ folder, environment }, choice.passphrase);
    } catch (error) {
      return lockedBy(error);
    }
  }

  /** Only where the vault is damaged, and its key is there. */
  #rebuild(): Unlocked {
    const isDamaged = this.#vaultState.mode === 'locked' && this.#vaultState.why === 'damaged';
    if (!isDamaged || !this.#mend) throw new VaultError('vault-locked');
    try {
      return this.#mend();
    } catch (error) {
      return lockedBy(error);
    }
  }

  /** Only a demo's invite is taken without asking: any other is a person's own decision. */
  async #joinByWords(): Promise<void> {
    const { invite, nickname } = this.#options.words;
    if (!invite || !this.#client || this.#client.appState().phase !== 'welcome') return;
    const { cohort } = await this.#client.checkInvite({ invite });
    if (cohort.demo) await this.#client.join({ invite, nickname });
  }

  #ready(): Client {
    if (!this.#client) throw new VaultError('vault-locked');
    return this.#client;
  }

  #createHandlers(): App['handlers'] {
    const { preferences } = this.#options;
    return {
      appState: () => this.#appState(),
      unlock: async () => this.#open(async () => this.#unlock(false)),
      openWith: async (choice) => this.#open(async () => this.#unlockWith(choice)),
      ...clientHandlers(() => this.#ready()),
      storage: () => this.#keeping.storage(),
      noteRebuilt: () => this.#keeping.noteRebuilt(),
      rebuild: async () => this.#open(async () => this.#rebuild()),
      moveOut: async (request) => this.#keeping.moveOut(request),
      moveIn: async (request) => this.#keeping.moveIn(request),
      eraseAll: async () => this.#keeping.eraseAll(),
      makePaper: async (request) => this.#exporting.make(request),
      about: () => ({ program: programVersion, protocol: protocolVersion }),
      preferences: () => preferences.get(),
      setPreferences: (wanted) => {
        preferences.set(wanted);
        return preferences.get();
      },
    };
  }
}

function kindOf(error: unknown): string {
  if (error instanceof VaultError) return `${error.name} ${error.code}`;
  return error instanceof Error ? error.constructor.name : typeof error;
}
