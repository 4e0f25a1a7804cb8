import type { Environment } from '../../protocol/environment.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import type { Alarm } from './alarm.ts';
import { Backoff } from './backoff.ts';
import { OtherManifestError } from './hello.ts';
import type { ReadKey, ReadKeys } from './read-keys.ts';
import { Repeating } from './repeating.ts';
import { SocketError, type Socket } from './socket.ts';

/** waiting: nothing is there to connect with, or the last try failed. */
export type LinkState = 'waiting' | 'connecting' | 'open';

export type LinkOptions = {
  environment: Environment;
  keys: ReadKeys;
  alarm: Alarm;
  /** Connects and greets. */
  open: (key: ReadKey, signal: AbortSignal) => Promise<Socket>;
  /** Works with a greeted connection until it breaks; calls `settled` once the other side does its part. */
  serve: (socket: Socket, settled: () => void, signal: AbortSignal) => Promise<void>;
  changed: () => void;
  /** Told of what should not happen: a full disk, a defect. */
  fault: (error: unknown) => void;
};

/** How long to wait for keys before looking again, ms; whoever brings them wakes the link. */
const lookAgain = 60_000;

/** Keeps one connection up: tries, works, and after a failure waits with jitter. Ends at `stop` and at an alarm that halts. */
export class Link {
  readonly #options: LinkOptions;
  readonly #backoff: Backoff;
  readonly #tries: Repeating;
  #state: LinkState = 'waiting';
  #attempt = 0;
  /** Ends the connection, or the try, of this turn. */
  #turning = new AbortController();

  constructor(options: LinkOptions) {
    const { environment, alarm } = options;
    this.#options = options;
    this.#backoff = new Backoff(environment);
    this.#tries = new Repeating({
      environment,
      goesOn: () => !alarm.halting,
      work: (signal) => this.#turn(signal),
    });
  }

  get state(): LinkState {
    return this.#state;
  }

  start(): void {
    this.#tries.start();
  }

  /** Tries at once instead of waiting: keys have come, or the network is back. */
  wake(): void {
    this.#tries.wake();
  }

  /** Gives up the connection or the try that there is, and connects at once, as if nothing had failed: the PC has slept. */
  renew(): void {
    this.#settled();
    this.#turning.abort();
    this.#tries.wake();
  }

  async stop(): Promise<void> {
    await this.#tries.stop();
  }

  async #turn(stopping: AbortSignal): Promise<number> {
    const turning = new AbortController();
    const end = (): void => turning.abort();
    this.#turning = turning;
    stopping.addEventListener('abort', end);
    const key = this.#options.keys.choose(this.#attempt);
    const pause = key ? await this.#try(key, turning.signal) : lookAgain;
    stopping.removeEventListener('abort', end);
    this.#become('waiting');
    return pause;
  }

  /** One connection from beginning to end. Answers how long to wait before the next, ms. */
  async #try(key: ReadKey, signal: AbortSignal): Promise<number> {
    const { open, serve, alarm, fault } = this.#options;
    let socket: Socket | null = null;
    const end = (): void => socket?.close();
    this.#become('connecting');
    try {
      socket = await open(key, signal);
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
      this.#become('open');
      await serve(socket, () => this.#settled(), signal);
    } catch (error) {
      if (error instanceof OtherManifestError)
        alarm.raise('second-manifest', { seen: [error.seen] });
      if (!(error instanceof SocketError || error instanceof ProtocolError)) fault(error);
    } finally {
      signal.removeEventListener('abort', end);
      end();
    }
    if (signal.aborted) return 0;
    this.#attempt += 1;
    return this.#backoff.next();
  }

  #settled(): void {
    this.#attempt = 0;
    this.#backoff.reset();
  }

  #become(state: LinkState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.changed();
  }
}
