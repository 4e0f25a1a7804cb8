import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toHex } from '../../../../protocol/bytes.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from '../exchange/cohort.ts';
import { VaultFolder } from '../vault-folder.ts';

const run = promisify(execFile);
let folder: VaultFolder;

beforeEach(() => {
  folder = new VaultFolder();
});

afterEach(() => folder.remove());

type Report = { saved: number; last: string } & Record<string, unknown>;

/** Runs the child where no file may grow beyond 1 MB, which a write finds out as on a full disk. */
async function fillDisk(): Promise<Report> {
  const { manifest } = new TestCohort(new VirtualEnvironment());
  const script = fileURLToPath(new URL('../../../fixtures/filling-child.ts', import.meta.url));
  const bytes = Buffer.from(manifest.bytes).toString('base64url');
  const limited = `trap '' XFSZ; ulimit -f 2048; exec "$@"`;
  const words = [process.execPath, script, folder.file, toHex(folder.key), bytes];
  const { stdout } = await run('sh', ['-c', limited, 'sh', ...words]);
  return JSON.parse(stdout) as Report;
}

test.skipIf(process.platform === 'win32')(
  'a full disk is said to be full, loses nothing, and is written to again once there is room',
  async () => {
    const { saved, last, ...rest } = await fillDisk();
    expect(saved).toBeGreaterThan(10);
    expect(rest).toEqual({
      full: ['disk-full', 'disk-full'],
      changed: 'disk-full',
      sent: 'disk-full',
      disk: 'full',
      drafts: saved,
      outbox: 0,
    });
    const vault = folder.open();
    expect(vault.disk).toBe(null);
    const beginnings = vault.drafts.list().map(({ text }) => text.split(' ').slice(0, 2).join(' '));
    const others = Array.from({ length: saved - 1 }, (_, number) => `글 ${number + 1}`);
    expect(new Set(beginnings)).toEqual(new Set([...others, last === '' ? '글 0' : '바꾼 글']));
    const first = vault.drafts.get('0'.repeat(32));
    if (!first) throw new Error('no draft');
    expect(first.text.startsWith(last)).toBe(true);
    vault.drafts.save({ ...first, text: '다시 쓸 수 있어요' });
    expect(vault.drafts.get(first.id)?.text).toBe('다시 쓸 수 있어요');
  },
);
