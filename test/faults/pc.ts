import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Holdings } from './holdings.ts';
import { Ledger } from './ledger.ts';
import type { Command, Defect, PersonSettings, Told } from './person/words.ts';

const script = fileURLToPath(new URL('./person/person-child.ts', import.meta.url));

/** A call that the app refused, by its code. */
class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The app ended while it was asked for something. */
class EndedError extends Error {
  override readonly name = 'EndedError';
}

export type PcOptions = {
  /** A folder of its own: profile, keychain and temporary files go below it. */
  root: string;
  canary: string;
  person: number;
  invite: string;
  nickname: string | null;
  /** The environment of a real keyring; `null`: a keychain that is always open. */
  keyring?: Readonly<Record<string, string>> | null;
  /** Of another start on the same profile: its book, and the number of its first life. */
  ledger?: Ledger;
  firstLife?: number;
};

/** How a start differs from an everyday one. */
export type StartOptions = {
  deadly?: PersonSettings['deadly'];
  clockOff?: number;
  defect?: Defect | null;
  folder?: string;
  /** Largest size of a file, in blocks of 512 bytes. */
  largestFile?: number;
};

/** One member's PC: a profile that stays, and an app that is started, killed and started again. */
export class Pc {
  readonly ledger: Ledger;
  /** Failures that no code of the contract names, and deaths that nobody ordered. */
  readonly faults: string[] = [];
  /** What calls were refused with, counted. */
  readonly refused = new Map<string, number>();
  /** How often its vault was made anew while it ran. */
  mended = 0;
  readonly #options: PcOptions;
  #child: ChildProcess | null = null;
  #life: number;
  #asked = 0;
  #killed = false;
  #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #opened = Promise.withResolvers<void>();
  #errors = '';

  constructor(options: PcOptions) {
    this.#options = options;
    this.ledger = options.ledger ?? new Ledger();
    this.#life = options.firstLife ?? 0;
    for (const folder of [this.folder, this.temporary]) mkdirSync(folder, { recursive: true });
  }

  get person(): number {
    return this.#options.person;
  }

  get folder(): string {
    return join(this.#options.root, 'profile');
  }

  get temporary(): string {
    return join(this.#options.root, 'tmp');
  }

  /** Where this PC's app may leave something. */
  get places(): string[] {
    return [this.#options.root];
  }

  get isRunning(): boolean {
    return this.#child !== null;
  }

  /** The same PC, started a second time beside itself. */
  twin(): Pc {
    return new Pc({ ...this.#options, ledger: this.ledger, firstLife: 5_000 });
  }

  start(options: StartOptions = {}): void {
    const { root, canary, person, invite, nickname, keyring = null } = this.#options;
    this.#life += 1;
    const settings: PersonSettings = {
      folder: options.folder ?? this.folder,
      keys: keyring ? null : join(root, 'keys'),
      canary,
      person,
      life: this.#life,
      invite,
      nickname,
      clockOff: options.clockOff ?? 0,
      deadly: options.deadly ?? null,
      defect: options.defect ?? null,
    };
    const words = [process.execPath, script, JSON.stringify(settings)];
    const limited = ['sh', '-c', `trap '' XFSZ; ulimit -f ${options.largestFile}; exec "$@"`, 'sh'];
    const [program = '', ...args] = options.largestFile ? [...limited, ...words] : words;
    const child = spawn(program, args, {
      stdio: 'pipe',
      env: { ...process.env, ...keyring, TMPDIR: this.temporary },
    });
    this.#child = child;
    this.#asked = 0;
    this.#killed = false;
    this.#opened = Promise.withResolvers<void>();
    this.#errors = '';
    child.stdin.on('error', () => undefined);
    child.stderr.on('data', (bytes: Buffer) => {
      this.#errors += bytes.toString();
    });
    createInterface({ input: child.stdout }).on('line', (line) => this.#hear(line));
    child.once('close', (code, signal) => this.#ended(child, code, signal));
  }

  /** Resolves when the app that was started last has opened its vault, or said why it does not; or has ended. */
  async opened(): Promise<void> {
    await Promise.race([this.#opened.promise, this.ended()]);
  }

  /** Resolves when the app has ended, however it does. */
  async ended(): Promise<void> {
    if (this.#child) await once(this.#child, 'close');
  }

  async kill(): Promise<void> {
    this.#killed = true;
    const ended = this.ended();
    this.#child?.kill('SIGKILL');
    await ended;
  }

  /** As a person ends it. */
  async end(): Promise<void> {
    const ended = this.ended();
    void this.ask({ do: 'end' }).catch(() => undefined);
    await ended;
  }

  /** Throws RefusedError, or EndedError where the app ends before it answers. */
  ask(command: Command): Promise<unknown> {
    const answer = Promise.withResolvers<unknown>();
    answer.promise.catch(() => undefined);
    this.#waiting.set(this.#asked, answer);
    this.#asked += 1;
    if (this.#child) this.#child.stdin?.write(`${JSON.stringify(command)}\n`);
    else answer.reject(new EndedError());
    return answer.promise;
  }

  /** Joined, with certificates, and nothing holds posts back. Throws as {@link ask}. */
  async ready(patience = 120_000): Promise<void> {
    await this.ask({ do: 'ready', patience });
  }

  call(name: string, request?: unknown): Promise<unknown> {
    return this.ask({ do: 'call', name, request });
  }

  /** The app's state, once its vault is open or locked. */
  async state(): Promise<{ phase: string; vault: { mode: string; why?: string } }> {
    return (await this.call('appState')) as Awaited<ReturnType<Pc['state']>>;
  }

  /** Takes the membership up again by its 24 words. Throws as {@link ask}. */
  async recover(phrase: string): Promise<void> {
    const { invite, nickname } = this.#options;
    await this.call('recover', { invite, phrase, nickname });
  }

  /** What is in the vault; ends the app. Throws as {@link ask}. */
  async holdings(): Promise<Holdings> {
    const found = (await this.ask({ do: 'holdings' })) as Holdings;
    await this.end();
    return found;
  }

  #hear(line: string): void {
    let told: Told;
    try {
      told = JSON.parse(line) as Told;
    } catch {
      // Cut off in the middle of a line, by being killed.
      return;
    }
    if ('answer' in told) {
      const waiting = this.#waiting.get(told.answer);
      this.#waiting.delete(told.answer);
      if ('error' in told) waiting?.reject(new RefusedError(told.error));
      else waiting?.resolve(told.value);
    } else if (told.event === 'mended') this.mended += 1;
    else if (told.event === 'phase') this.#opened.resolve();
    else if (told.event === 'fault') this.faults.push(`${told.at}: ${told.kind}`);
    else if (told.event === 'refused') {
      const key = `${told.call}: ${told.code}`;
      this.refused.set(key, (this.refused.get(key) ?? 0) + 1);
    } else this.ledger.hear(told);
  }

  #ended(child: ChildProcess, code: number | null, signal: string | null): void {
    if (this.#child === child) this.#child = null;
    if (code !== 0 && signal !== 'SIGKILL') {
      this.faults.push(`ended with ${code ?? signal}: ${this.#errors.slice(0, 600)}`);
    } else if (this.#errors !== '' && !this.#killed) this.faults.push(this.#errors.slice(0, 600));
    for (const { reject } of this.#waiting.values()) reject(new EndedError());
    this.#waiting.clear();
  }
}
