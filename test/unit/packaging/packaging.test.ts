import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { launchApp } from '../../electron/run-app.ts';
import { startKeyring } from '../../keyring.ts';
import { type Packed, readAsar, readList } from './asar.ts';
import { aroundTheArchive, besideTheBundle, isOfTheBundle, nativeParts } from './contents.ts';
import type { Target } from './dummy-electron.ts';
import { readFuses } from './fuses.ts';
import { type Package, buildBundle, packageApp, root } from './package-app.ts';

/** In milliseconds. */
const packing = 180_000;
const opening = { timeout: 20_000 };

let folder = '';
const packages = new Map<Target, Package>();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kkanbu-packages-'));
  await buildBundle();
  const targets: readonly Target[] = ['linux', 'win32'];
  await Promise.all(
    targets.map(async (target) => packages.set(target, await packageApp(folder, target, 'x64'))),
  );
}, packing);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function packageFor(target: Target): Package {
  const made = packages.get(target);
  if (!made) throw new Error(`There is no package for ${target}.`);
  return made;
}

const archiveOf = (packed: Package): string => join(packed.folder, 'resources/app.asar');

/** Paths below a folder, as they are written on Linux. */
const filesBelow = (place: string): string[] =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(place, join(parentPath, name)).replaceAll(sep, '/'))
    .toSorted();

/** The files in which a word stands. */
const holdersOf = (word: string, files: readonly Packed[]): string[] =>
  files.filter(({ content }) => content.includes(word)).map(({ path }) => `${path}: ${word}`);

describe.each<Target>(['linux', 'win32'])('a package for %s', (target) => {
  let packed: Package;
  let files: Packed[];

  beforeAll(() => {
    packed = packageFor(target);
    files = readAsar(archiveOf(packed));
  });

  test('is made without any network', () => {
    expect(packed.network).toBe('');
  });

  test('holds the bundle, what its native parts need, and no other file', () => {
    const paths = files.map(({ path }) => path);
    expect(paths.filter((path) => !isOfTheBundle(path)).toSorted()).toEqual(
      besideTheBundle(target),
    );
    expect(paths).toContain('dist/main/main.js');
    expect(paths).toContain('dist/preload/preload.cjs');
    expect(paths).toContain('dist/renderer/index.html');
  });

  test('has its own native parts beside the archive, and nothing else there', () => {
    const unpacked = files.filter((file) => file.unpacked).map(({ path }) => path);
    expect(unpacked.toSorted()).toEqual(nativeParts(target));
    expect(filesBelow(`${archiveOf(packed)}.unpacked`)).toEqual(nativeParts(target));
  });

  test('has around the archive only Electron, two languages and the licences', () => {
    const around = filesBelow(packed.folder).filter((path) => !path.includes('app.asar.unpacked'));
    expect(around).toEqual(aroundTheArchive(basename(packed.program)));
    expect(readFileSync(join(packed.folder, 'resources/NOTICE'))).toEqual(
      readFileSync(join(root, 'NOTICE')),
    );
  });

  test('has every fuse as it was stated', () => {
    expect(readFuses(packed.program)).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('tells nothing of the machine that built it, and brings no source map', () => {
    const machine = [root.slice(0, -1), homedir(), '/home/', '/tmp/', 'C:\\Users\\'];
    const words = [...machine.filter((place) => place.length > 1), 'sourceMappingURL='];
    expect(words.flatMap((word) => holdersOf(word, files))).toEqual([]);
  });

  test('holds nothing of the tests and of the stand-in', () => {
    expect(['KKANBU_STAND_IN', 'vitest'].flatMap((word) => holdersOf(word, files))).toEqual([]);
  });

  test('describes itself, and says nothing of how it is built', () => {
    const json = files.find(({ path }) => path === 'package.json')?.content.toString() ?? '';
    expect(Object.keys(JSON.parse(json) as object).toSorted()).toEqual([
      'dependencies',
      'description',
      'desktopName',
      'engines',
      'homepage',
      'license',
      'main',
      'name',
      'private',
      'productName',
      'type',
      'version',
    ]);
  });
});

test('a package for win32 carries the archive’s fingerprint and the icon in its program', () => {
  const packed = packageFor('win32');
  const program = readFileSync(packed.program);
  const list = readList(archiveOf(packed));
  const value = createHash('sha256').update(list).digest('hex');
  const entry = JSON.stringify({ file: 'resources\\app.asar', alg: 'SHA256', value });
  expect(program.includes(entry)).toBe(true);
  const icon = readFileSync(join(root, 'build/icons/set/256x256.png'));
  expect(program.includes(icon)).toBe(true);
});

// Its native parts run where they were made for.
test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'a package for linux starts from nothing but its own files, and opens a vault',
  async () => {
    const archive = archiveOf(packageFor('linux'));
    const installed = join(folder, 'installed');
    for (const { path, unpacked, content } of readAsar(archive)) {
      const file = join(installed, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, unpacked ? readFileSync(join(`${archive}.unpacked`, path)) : content);
    }
    const keyring = await startKeyring('unlocked');
    const profile = join(folder, 'profile');
    const entry = join(installed, 'dist/main/main.js');
    const app = await launchApp({ entry, profile, env: keyring.env });
    await expect.poll(() => existsSync(join(profile, 'local/vault.db')), opening).toBe(true);
    expect(await app.stop()).toEqual({ code: 0, signal: null });
    await keyring.stop();
  },
);
