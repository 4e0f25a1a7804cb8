import type { Environment, Timer } from '../protocol/environment.ts';
import type { PushName, Pushes } from '../preload/contract.ts';

type Listener<N extends PushName> = (payload: Pushes[N]) => void;
type ListenersByName = { [N in PushName]: Set<Listener<N>> };

/** How long changes of one kind are gathered before they are told once, ms. */
const gathering = 40;

/** Tells whoever listens what has changed; many changes in a moment are told once, with what holds then. */
export class Announcer {
  readonly #environment: Environment;
  readonly #listeners: ListenersByName = {
    stateChanged: new Set(),
    statusChanged: new Set(),
    inboxChanged: new Set(),
    outboxChanged: new Set(),
    draftsChanged: new Set(),
    flushDrafts: new Set(),
    preferencesChanged: new Set(),
    showThread: new Set(),
    desktopChanged: new Set(),
    lockChanged: new Set(),
    handoverWaits: new Set(),
  };
  readonly #due = new Map<PushName, Timer>();

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** Answers its own unsubscribe. */
  on<N extends PushName>(name: N, listener: Listener<N>): () => void {
    const listeners: Set<Listener<N>> = this.#listeners[name];
    // Wrapped, so that a function that was added twice is heard twice and removed once.
    const own: Listener<N> = (payload) => listener(payload);
    listeners.add(own);
    return () => {
      listeners.delete(own);
    };
  }

  /** Tells it in a moment, once, however often it is called until then; `payload` is asked for then. */
  soon<N extends PushName>(name: N, payload: () => Pushes[N]): void {
    if (this.#due.has(name)) return;
    const timer = this.#environment.after(gathering, () => {
      this.#due.delete(name);
      const listeners: Set<Listener<N>> = this.#listeners[name];
      if (listeners.size === 0) return;
      const told = payload();
      for (const listener of Array.from(listeners)) listener(told);
    });
    this.#due.set(name, timer);
  }

  /** Nothing more is told of what has happened until now. */
  cancel(): void {
    for (const timer of this.#due.values()) timer.cancel();
    this.#due.clear();
  }
}
