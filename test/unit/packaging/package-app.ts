import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { type Target, makeDummyElectron } from './dummy-electron.ts';

const run = promisify(execFile);
export const root = fileURLToPath(new URL('../../../', import.meta.url));
const noNetwork = new URL('no-network.ts', import.meta.url).href;

type Architecture = 'x64' | 'arm64';

/** An app as a machine gets it. */
export type Package = {
  /** Its folder. */
  folder: string;
  /** Of the program within it. */
  program: string;
  /** All that the packager tried to reach, one a line; it reached nothing. */
  network: string;
};

const programs = { linux: 'kkanbu-talk', win32: 'kkanbu-talk.exe' } as const;
const flags = { linux: '--linux', win32: '--win' } as const;

/** Builds the bundle that is packed, unless it is there: `npm test` has built it before. */
export async function buildBundle(): Promise<void> {
  if (existsSync(join(root, 'dist/main/main.js'))) return;
  await run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--app'], {
    cwd: root,
  });
}

/**
 * Packs the app into a folder of its own under `folder`, from a dummy of Electron.
 * @throws Error with what the packager said.
 */
export async function packageApp(
  folder: string,
  target: Target,
  architecture: Architecture,
): Promise<Package> {
  const name = `${target}-${architecture}`;
  const electron = makeDummyElectron(join(folder, `electron-${name}`), target);
  const network = join(folder, `network-${name}.log`);
  writeFileSync(network, '');
  const output = join(folder, name);
  const packing = run(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      flags[target],
      'dir',
      `--${architecture}`,
      '--publish=never',
      `-c.electronDist=${electron}`,
      `-c.directories.output=${output}`,
    ],
    {
      cwd: root,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        NODE_OPTIONS: `--import=${noNetwork}`,
        KKANBU_NETWORK_LOG: network,
        ELECTRON_BUILDER_OFFLINE: 'true',
        CSC_IDENTITY_AUTO_DISCOVERY: 'false',
      },
    },
  );
  await packing.catch((error: unknown) => {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    throw new Error(`The packager failed for ${name}.\n${said}`, { cause: error });
  });
  const system = target === 'win32' ? 'win' : target;
  const unpacked = join(
    output,
    `${system}-${architecture === 'x64' ? '' : `${architecture}-`}unpacked`,
  );
  return {
    folder: unpacked,
    program: join(unpacked, programs[target]),
    network: readFileSync(network, 'utf8'),
  };
}
