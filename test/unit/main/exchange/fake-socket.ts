import type { Environment } from '../../../../protocol/environment.ts';
import { SocketError, type Message, type Socket } from '../../../../main/exchange/socket.ts';

/** A connection whose other end is the test. */
export class FakeSocket implements Socket {
  readonly sent: Message[] = [];
  readonly #environment: Environment;
  readonly #waiting: Message[] = [];
  #wake: () => void = () => undefined;
  closed = false;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** The other end says something. */
  say(message: Message | object): void {
    const isMessage = typeof message === 'string' || message instanceof Uint8Array;
    this.#waiting.push(isMessage ? message : JSON.stringify(message));
    this.#wake();
  }

  send(message: Message): void {
    if (!this.closed) this.sent.push(message);
  }

  receive(within: number): Promise<Message> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const message = this.#waiting.shift();
        if (message === undefined && !this.closed) return;
        timer.cancel();
        this.#wake = () => undefined;
        if (message === undefined) reject(new SocketError('closed'));
        else resolve(message);
      };
      const timer = this.#environment.after(within, () => reject(new SocketError('silent')));
      this.#wake = look;
      look();
    });
  }

  close(): void {
    this.closed = true;
    this.#wake();
  }
}
