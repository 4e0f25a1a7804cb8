import { signal } from '@preact/signals';
import type {
  AboutView,
  AppState,
  Bridge,
  ErrorCode,
  Outcome,
  Preferences,
  Request,
  StatusView,
} from '../../preload/contract.ts';

/** Where the person and the program stand: membership, vault, connection and preferences, as main last told. */
export class Standing {
  readonly state = signal<AppState | null>(null);
  readonly status = signal<StatusView | null>(null);
  readonly preferences = signal<Preferences>({
    language: 'ko',
    theme: 'system',
    textSize: 100,
    notifications: true,
    // Nobody is invited before it is known whether they were.
    arriving: false,
    wordsLater: false,
    tourSeen: true,
    letterKeys: true,
    blurAway: false,
    hideFromCapture: false,
    lockAfter: 0,
  });
  /** Why the very first question to main failed. */
  readonly problem = signal<ErrorCode | null>(null);
  /** What came of the last try to open a locked vault. */
  readonly unlocking = signal<'idle' | 'busy' | 'still-locked' | ErrorCode>('idle');
  readonly #bridge: Bridge;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  async start(): Promise<void> {
    this.#bridge.onStateChanged((state) => this.enter(state));
    this.#bridge.onStatusChanged((status) => (this.status.value = status));
    this.#bridge.onPreferencesChanged((preferences) => (this.preferences.value = preferences));
    const [preferences, state, status] = await Promise.all([
      this.#bridge.preferences(),
      this.#bridge.appState(),
      this.#bridge.status(),
    ]);
    if (preferences.ok) this.preferences.value = preferences.value;
    // A push may have overtaken the answers; what main pushed is newer.
    if (status.ok) this.status.value ??= status.value;
    if (!state.ok) this.problem.value = state.code;
    else if (this.state.value === null) this.enter(state.value);
  }

  /** Takes over a state that a call answered with or main pushed. */
  enter(state: AppState): void {
    this.problem.value = null;
    this.state.value = state;
  }

  /** Tries again to open the vault, after the person has done something about it. */
  async unlock(): Promise<void> {
    await this.#open(async () => this.#bridge.unlock());
  }

  async openWith(choice: Request<'openWith'>): Promise<void> {
    await this.#open(async () => this.#bridge.openWith(choice));
  }

  async #open(attempt: () => Promise<Outcome<AppState>>): Promise<void> {
    if (this.unlocking.value === 'busy') return;
    this.unlocking.value = 'busy';
    const before = this.state.value?.vault;
    const outcome = await attempt();
    if (!outcome.ok) {
      this.unlocking.value = outcome.code;
      return;
    }
    const { vault } = outcome.value;
    const isSame = vault.mode === 'locked' && before?.mode === 'locked' && vault.why === before.why;
    this.unlocking.value = isSame ? 'still-locked' : 'idle';
    this.enter(outcome.value);
  }

  /** Which program this is; `null`: nothing is told of it now. */
  async about(): Promise<AboutView | null> {
    const outcome = await this.#bridge.about();
    return outcome.ok ? outcome.value : null;
  }

  /** After an alarm, by the person's own decision: forgets it and goes on. @returns why that failed, or `null` */
  async retryAfterAlarm(): Promise<ErrorCode | null> {
    const outcome = await this.#bridge.retryAfterAlarm();
    if (!outcome.ok) return outcome.code;
    this.enter(outcome.value);
    return null;
  }

  async prefer(change: Partial<Preferences>): Promise<void> {
    const wanted = { ...this.preferences.value, ...change };
    this.preferences.value = wanted;
    const outcome = await this.#bridge.setPreferences(wanted);
    if (outcome.ok) this.preferences.value = outcome.value;
  }
}
