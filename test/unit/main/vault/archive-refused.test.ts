import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { VaultArchive } from '../../../../main/vault/archive.ts';
import { atFirst } from '../../../../main/vault/membership-store.ts';
import { sized, toHex, type Bytes16, type Bytes32 } from '../../../../protocol/bytes.ts';
import { quickStretch } from '../../../fixtures/quick-stretch.ts';
import { draft } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('../../../fixtures/moving-child.ts', import.meta.url));
const passphrase = '느티나무 아래 작은 우체통';
const words = '아무도읽지못할낱말 '.repeat(400);
let folder: VaultFolder;
let outside: string;
let target: string;

beforeEach(() => {
  folder = new VaultFolder();
  outside = mkdtempSync(join(tmpdir(), 'kkanbu-move-'));
  target = join(outside, '깐부톡-이사.kkanbu');
  const vault = folder.open();
  vault.membership.save({
    ...atFirst,
    manifest: new Uint8Array([1]),
    role: 'mentee',
    state: 'member',
    code: sized<Bytes16>(new Uint8Array(16), 16),
    entropy: sized<Bytes32>(new Uint8Array(32).fill(7), 32),
    badge: null,
  });
  for (let number = 1; number <= 50; number += 1) vault.drafts.save(draft(number, { text: words }));
  folder.close(vault);
});

afterEach(() => {
  chmodSync(outside, 0o700);
  rmSync(outside, { recursive: true, force: true });
  folder.remove();
});

/** Nobody in particular: the administrator may look into every folder. */
const nobody = process.getuid?.() === 0 ? 65_534 : undefined;

function giveAway(path: string): void {
  if (nobody) chownSync(path, nobody, nobody);
}

/** Takes the vault away in a program of its own. `largest`: no file may grow beyond so many bytes, which a write finds out as on a full disk. */
async function moveOut({ largest = 0, deadly = '' } = {}): Promise<unknown> {
  const child = [
    process.execPath,
    script,
    folder.file,
    toHex(folder.key),
    target,
    passphrase,
    deadly,
  ];
  const limited = `trap '' XFSZ; ulimit -f ${Math.ceil(largest / 512)}; exec "$@"`;
  const [program = '', ...rest] = largest > 0 ? ['sh', '-c', limited, 'sh', ...child] : child;
  const { stdout } = await run(program, rest, nobody ? { uid: nobody, gid: nobody } : {});
  return JSON.parse(stdout);
}

beforeEach(() => {
  for (const name of readdirSync(folder.path)) giveAway(join(folder.path, name));
  for (const path of [folder.path, outside]) giveAway(path);
});

const moving = (): string[] => readdirSync(folder.path).filter((name) => name.includes('moving'));

test.skipIf(process.platform === 'win32')(
  'a folder into which one may put something and not look takes a file: this PC has moved then, and is not a second one that goes on',
  async () => {
    chmodSync(outside, 0o300);
    expect(await moveOut()).toEqual({ code: 'written', moved: true, drafts: 50 });
    expect(existsSync(target)).toBe(true);
  },
);

test.skipIf(process.platform === 'win32')(
  'on a full disk, wherever it is found to be full, this PC stays the one that goes on, and nothing is left lying about',
  async () => {
    const size = statSync(folder.file).size;
    for (const largest of [size - 100_000, size - 20_000]) {
      expect(await moveOut({ largest })).toEqual({ code: 'disk-full', moved: false, drafts: 50 });
      expect([moving(), readdirSync(outside)]).toEqual([[], []]);
    }
  },
);

test('a file that was cut off keeps nobody from writing it again, and the vault is as it was', async () => {
  await expect(moveOut({ deadly: 'written' })).rejects.toMatchObject({ signal: 'SIGKILL' });
  expect(readdirSync(outside)).toEqual(['깐부톡-이사.kkanbu.part']);
  expect(await moveOut()).toEqual({ code: 'written', moved: true, drafts: 50 });
  expect([moving(), readdirSync(outside)]).toEqual([[], ['깐부톡-이사.kkanbu']]);
});

test('what was cut off after this PC had moved, and before the file had its name, is complete under the other one', async () => {
  await expect(moveOut({ deadly: 'noted' })).rejects.toMatchObject({ signal: 'SIGKILL' });
  const fresh = new VaultFolder();
  fresh.close(fresh.open());
  const { path, key, environment } = fresh;
  const archive = new VaultArchive({ folder: path, key, environment, stretch: quickStretch });
  await archive.take(`${target}.part`, passphrase);
  archive.place();
  const there = fresh.open();
  expect([there.drafts.count(), there.membership.load()?.moved]).toEqual([50, false]);
  fresh.remove();
});
