import type { Environment } from '../protocol/environment.ts';
import {
  type AppState,
  type Handlers,
  type PushName,
  type VaultState,
  pushNames,
} from '../preload/contract.ts';
import { Client } from './client.ts';
import type { Push } from './ipc.ts';
import type { PreferencesStore } from './preferences.ts';
import type { StartWords } from './start-words.ts';
import type { Keychain } from './vault/keychain.ts';
import { openInMemory, openVault, type Unlocked } from './vault/unlock.ts';
import { VaultError } from './vault/vault-error.ts';
import type { Vault } from './vault/vault.ts';

/** What the app says of itself on standard output, for whoever started it: its phase, and kinds of errors. Never content. */
export type AppEvent =
  { event: 'phase'; phase: AppState['phase'] } | { event: 'fault'; at: string; kind: string };

export type AppOptions = {
  /** Where the vault lies. */
  folder: string;
  environment: Environment;
  keychain: Keychain;
  workerUrl: URL;
  preferences: PreferencesStore;
  push: Push;
  words: StartWords;
  say(event: AppEvent): void;
};

/** The app behind its window: a vault that may be locked at first, and the client once it is open. */
export class App {
  readonly #options: AppOptions;
  #vault: Vault | null = null;
  #vaultState: VaultState;
  #client: Client | null = null;
  #started = false;
  #phase: AppState['phase'] | null = null;
  readonly handlers: Handlers;

  private constructor(options: AppOptions, opened: Unlocked) {
    this.#options = options;
    this.#vaultState = opened.state;
    this.#take(opened);
    this.handlers = this.#createHandlers();
    options.preferences.onChange((preferences) => options.push('preferencesChanged', preferences));
  }

  /** Throws VaultError where there is a vault that cannot be opened at all. */
  static async open(options: AppOptions): Promise<App> {
    const { environment, words } = options;
    const opened = words.memory
      ? openInMemory(environment, 'chosen')
      : await openVault({ ...options, allowMemory: true });
    return new App(options, opened);
  }

  /** Begins to work with the network. A demo's invite that came with the start is used at once. */
  start(): void {
    this.#started = true;
    this.#client?.start();
    this.#tellPhase();
    void this.#joinByWords().catch((error: unknown) => this.report('join', kindOf(error)));
  }

  async close(): Promise<void> {
    await this.#client?.stop();
    this.#vault?.close();
  }

  /** Something that should not happen and is nobody's answer: its place and kind, never a message, which may hold what was typed. */
  report(at: string, kind: string): void {
    this.#options.say({ event: 'fault', at, kind });
  }

  #take({ vault, state }: Unlocked): void {
    const { environment, workerUrl, push } = this.#options;
    this.#vaultState = state;
    this.#vault = vault;
    if (!vault) return;
    const client = new Client({
      vault,
      vaultState: state,
      environment,
      workerUrl,
      onFault: (error) => this.report('client', kindOf(error)),
    });
    const forward = (name: PushName): void => {
      client.on(name, (payload) => push(name, payload));
    };
    for (const name of pushNames) forward(name);
    client.on('stateChanged', () => this.#tellPhase());
    this.#client = client;
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

  async #unlock(): Promise<AppState> {
    if (!this.#client) {
      this.#take(await openVault({ ...this.#options, allowMemory: false }));
      if (this.#started) this.start();
      this.#options.push('stateChanged', this.#appState());
    }
    return this.#appState();
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

  #createHandlers(): Handlers {
    const { preferences } = this.#options;
    return {
      appState: () => this.#appState(),
      unlock: async () => this.#unlock(),
      checkInvite: async (request) => this.#ready().checkInvite(request),
      join: async (request) => this.#ready().join(request),
      threads: (request) => this.#ready().threads(request),
      counts: () => this.#ready().counts(),
      thread: (request) => this.#ready().thread(request),
      markRead: (request) => this.#ready().markRead(request),
      drafts: () => this.#ready().drafts(),
      saveDraft: (request) => this.#ready().saveDraft(request),
      discardDraft: (request) => this.#ready().discardDraft(request),
      send: async (request) => this.#ready().send(request),
      react: async (request) => this.#ready().react(request),
      outbox: () => this.#ready().outbox(),
      status: () => this.#ready().status(),
      preferences: () => preferences.get(),
      setPreferences: (wanted) => {
        preferences.set(wanted);
        return preferences.get();
      },
    };
  }
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}
