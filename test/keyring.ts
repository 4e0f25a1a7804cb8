import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findProgram } from '../build/programs.mjs';

/** A desktop's keyring of its own: a real D-Bus with a real gnome-keyring, far from that of whoever runs the tests. */
export type TestKeyring = {
  /** Added to a program's environment, it uses this keyring and no other. */
  env: { DBUS_SESSION_BUS_ADDRESS: string };
  /** As when a person locks it, or the screen does. */
  lock(): Promise<void>;
  unlock(): Promise<void>;
  /** It stays on the bus, but answers nothing any more; `unlock` ends that too. */
  silence(): void;
  /** Ends its processes and removes its files. Calling it again does nothing. */
  stop(): Promise<void>;
};

/** `none`: a session without any D-Bus. */
export type KeyringKind = 'unlocked' | 'locked' | 'none';

const secrets = 'org.freedesktop.secrets';
const needed = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon', 'setpriv'];

/** Ready within a fraction of a second. Throws with one line where a Debian package is missing. */
export async function startKeyring(kind: KeyringKind): Promise<TestKeyring> {
  const folder = mkdtempSync(join(tmpdir(), 'kkanbu-keyring-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  // An address, although nobody listens there: without one libraries would start a bus by themselves.
  const address = `unix:path=${join(folder, 'bus')}`;
  if (kind === 'none') return withoutBus(address, remove);
  const daemons = new Daemons(folder, address);
  const stop = async (): Promise<void> => {
    await daemons.stop();
    remove();
  };
  try {
    await daemons.start();
    if (kind === 'locked') await daemons.lock();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: address },
    lock: async () => daemons.lock(),
    unlock: async () => daemons.unlock(),
    silence: () => daemons.silence(),
    stop,
  };
}

function withoutBus(address: string, remove: () => void): TestKeyring {
  const impossible = (): never => {
    throw new Error('There is no keyring in this test.');
  };
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: address },
    lock: async () => impossible(),
    unlock: async () => impossible(),
    silence: impossible,
    stop: async () => remove(),
  };
}

/** Of gnome-keyring's control protocol. */
const unlockOperation = 1;

class Daemons {
  readonly #folder: string;
  readonly #env: Record<string, string>;
  #bus: ChildProcess | null = null;
  #keyring: ChildProcess | null = null;
  #silent = false;

  constructor(folder: string, address: string) {
    this.#folder = folder;
    this.#env = {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      XDG_DATA_HOME: join(folder, 'data'),
      XDG_RUNTIME_DIR: join(folder, 'run'),
      DBUS_SESSION_BUS_ADDRESS: address,
    };
  }

  async start(): Promise<void> {
    const missing = needed.filter((name) => !findProgram(name));
    if (missing.length > 0) {
      throw new Error(
        `The tests' keyring lacks ${missing.join(', ')}: apt-get install dbus gnome-keyring libsecret-1-0`,
      );
    }
    mkdirSync(join(this.#folder, 'run'), { mode: 0o700 });
    const config = join(this.#folder, 'bus.conf');
    writeFileSync(config, busConfig(this.#env['DBUS_SESSION_BUS_ADDRESS'] ?? ''));
    this.#bus = this.#spawn(
      'dbus-daemon',
      `--config-file=${config}`,
      '--nofork',
      '--print-address',
    );
    const ended = once(this.#bus, 'exit').then(() => {
      throw new Error('dbus-daemon ended at once.');
    });
    await Promise.race([once(this.#bus.stdout ?? this.#bus, 'data'), ended]);
    ended.catch(() => undefined);
    await this.unlock();
  }

  async lock(): Promise<void> {
    await this.#send(secrets, '/org/freedesktop/secrets', [
      'org.freedesktop.Secret.Service.Lock',
      'array:objpath:/org/freedesktop/secrets/collection/login',
    ]);
  }

  /** As the login does it. A daemon that is silent is replaced by another, which takes the password as it starts. */
  async unlock(): Promise<void> {
    if (this.#keyring && !this.#silent) return this.#login();
    await end(this.#keyring);
    this.#silent = false;
    await this.#until('the old keyring has left the bus', async () => !(await this.#isOnBus()));
    this.#keyring = this.#spawn(
      'gnome-keyring-daemon',
      '--unlock',
      '--components=secrets',
      '--foreground',
    );
    this.#keyring.stdin?.end('test-only');
    await this.#until('the keyring is on the bus', async () => this.#isOnBus());
  }

  silence(): void {
    this.#silent = true;
    this.#keyring?.kill('SIGSTOP');
  }

  /** Asks over gnome-keyring's control socket, as PAM does after a password was right. */
  async #login(): Promise<void> {
    const password = Buffer.from('test-only');
    const message = Buffer.alloc(12 + password.length);
    message.writeUInt32BE(message.length, 0);
    message.writeUInt32BE(unlockOperation, 4);
    message.writeUInt32BE(password.length, 8);
    password.copy(message, 12);
    const socket = connect(join(this.#folder, 'run', 'keyring', 'control'));
    // The first byte only shows the kernel who asks.
    socket.write(Buffer.concat([Buffer.alloc(1), message]));
    const answer = await new Promise<Buffer>((resolve, reject) => {
      socket.once('data', resolve).once('error', reject);
    });
    socket.destroy();
    if (answer.readUInt32BE(4) !== 0) {
      throw new Error('gnome-keyring refused its password.');
    }
  }

  async stop(): Promise<void> {
    await end(this.#keyring);
    await end(this.#bus);
  }

  /** The kernel ends it together with this process, however that ends. */
  #spawn(program: string, ...args: string[]): ChildProcess {
    return spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], {
      env: this.#env,
      cwd: this.#folder,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  }

  async #isOnBus(): Promise<boolean> {
    const answer = await this.#send('org.freedesktop.DBus', '/', [
      'org.freedesktop.DBus.NameHasOwner',
      `string:${secrets}`,
    ]);
    return answer.includes('true');
  }

  async #send(name: string, path: string, message: readonly string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(
      'dbus-send',
      ['--session', '--print-reply=literal', `--dest=${name}`, path, ...message],
      { env: this.#env },
    );
    return stdout;
  }

  async #until(what: string, condition: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 500; tries += 1) {
      if (await condition()) return;
      await sleep(10);
    }
    throw new Error(`Not after 5 seconds: ${what}.`);
  }
}

/** By force: it is the only signal that a stopped process hears, and there is nothing to save. */
async function end(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** Starts no services by itself: neither a second keyring nor windows that ask for passwords. */
const busConfig = (address: string): string => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
