import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { RelayRole } from '../../relay/log.ts';

const script = fileURLToPath(new URL('../relay/fixtures/role-child.ts', import.meta.url));

/** One role of the relay in a process of its own, which can be killed and started again. */
export class Role {
  readonly #data: string;
  readonly #role: RelayRole;
  #child: ChildProcess | null = null;

  constructor(data: string, role: RelayRole) {
    this.#data = data;
    this.#role = role;
  }

  /** Resolves once it serves. */
  async start(): Promise<void> {
    const child = fork(script, [this.#data, this.#role, '']);
    this.#child = child;
    const ended = once(child, 'exit').then(() => {
      throw new Error(`the ${this.#role} has ended`);
    });
    await Promise.race([once(child, 'message'), ended]);
    ended.catch(() => undefined);
  }

  async kill(): Promise<void> {
    await this.#gone((child) => child.kill('SIGKILL'));
  }

  async end(): Promise<void> {
    await this.#gone((child) => child.send('end'));
  }

  async #gone(end: (child: ChildProcess) => unknown): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    end(child);
    await exit;
  }
}
