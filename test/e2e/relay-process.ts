import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { RelayRole } from '../../relay/log.ts';

const cli = fileURLToPath(new URL('../../relay/cli.ts', import.meta.url));

/** The relay as IT runs it: `relay serve` in a process of its own. All that it ever prints is kept. */
export class RelayProcess {
  readonly #data: string;
  readonly #lines: string[] = [];
  #child: ChildProcess | null = null;

  constructor(data: string) {
    this.#data = data;
  }

  /** Resolves when these roles are served. */
  async start(roles: readonly RelayRole[] = ['issuer', 'gate', 'feed']): Promise<void> {
    const child = spawn(
      process.execPath,
      [cli, 'serve', '--roles', roles.join(','), '--data', this.#data],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#child = child;
    const served = Promise.withResolvers<void>();
    let count = 0;
    const hear = (text: string): void => {
      this.#lines.push(text);
      count += text.split('"serving"').length - 1;
      if (count >= roles.length) served.resolve();
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('exit', () => served.reject(new Error(`The relay ended.\n${this.log()}`)));
    await served.promise;
  }

  /** In good order, as `systemctl stop` does it. */
  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return;
    child.removeAllListeners('exit');
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  log(): string {
    return this.#lines.join('');
  }
}
