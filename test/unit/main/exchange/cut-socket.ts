import type { Message, Socket } from '../../../../main/exchange/socket.ts';
import type { Environment } from '../../../../protocol/environment.ts';
import { FakeSocket } from './fake-socket.ts';

/** When a connection ends: as soon as its last frame has passed, or with the next one, which is lost on the way and whose sender knows nothing of it. */
export type CutMoment = 'at once' | 'with the next';

/** A connection that lets some frames pass, both directions counted together, and is cut then. */
export class CutSocket implements Socket {
  readonly #inner: FakeSocket;
  readonly #moment: CutMoment;
  readonly #hear: (message: Message, socket: CutSocket) => void;
  #left: number;

  /** `most`: frames that pass. `hear`: the other end, which may answer with `say`. */
  constructor(
    environment: Environment,
    { most, moment }: { most: number; moment: CutMoment },
    hear: (message: Message, socket: CutSocket) => void,
  ) {
    this.#inner = new FakeSocket(environment);
    this.#left = most;
    this.#moment = moment;
    this.#hear = hear;
    if (most === 0 && moment === 'at once') this.close();
  }

  get closed(): boolean {
    return this.#inner.closed;
  }

  /** The other end says something. */
  say(message: Message | object): void {
    this.#pass(() => this.#inner.say(message));
  }

  send(message: Message): void {
    this.#pass(() => this.#hear(message, this));
  }

  receive(within: number): Promise<Message> {
    return this.#inner.receive(within);
  }

  close(): void {
    this.#inner.close();
  }

  #pass(deliver: () => void): void {
    if (this.closed) return;
    if (this.#left === 0) return this.close();
    this.#left -= 1;
    deliver();
    if (this.#left === 0 && this.#moment === 'at once') this.close();
  }
}
