import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemEnvironment } from '../../protocol/environment.ts';
import { readManifest } from '../../protocol/manifest.ts';
import { readCard } from '../../relay/cards.ts';
import { openKit } from '../../relay/coordinator/kit.ts';
import type { Log } from '../../relay/log.ts';
import { serve, type Relay } from '../../relay/serve.ts';
import { Folder } from '../../relay/storage/folder.ts';
import { freePorts } from '../../relay/address.ts';

const cli = fileURLToPath(new URL('../../relay/cli.ts', import.meta.url));
const passphrase = '서로 다른 세 낱말';
let folder: string;

const relay = (...args: readonly string[]) =>
  promisify(execFile)(process.execPath, [cli, ...args], {
    env: { ...process.env, KKANBU_PASSPHRASE: passphrase },
  });
const at = (...names: readonly string[]): string => join(folder, ...names);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kkanbu-founding-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('three operators make their roles, and the coordinator joins their cards to a cohort', async () => {
  const ports = await freePorts('127.0.0.1', 3);
  for (const [i, role] of ['issuer', 'gate', 'feed'].entries()) {
    await relay('init', role, '--data', at(role), '--address', `127.0.0.1:${ports[i]}`);
  }
  const cards = ['issuer', 'gate', 'feed'].map((role) => at(role, role, 'card.json')).join(',');
  const { stdout } = await relay(
    'init',
    'coordinator',
    '--cards',
    cards,
    '--name',
    '안양 깐부톡',
    '--operation',
    'split',
    '--data',
    at('office'),
  );
  expect(stdout).toMatch(/Six words: (\S+ ){5}\S+/);

  const manifest = readManifest(new Folder(at('office')).read('manifest.bin') ?? new Uint8Array(0));
  expect(manifest).toMatchObject({
    name: '안양 깐부톡',
    operation: 'split',
    minSet: 15,
    roundLength: 60_000,
    seats: { mentee: 37, mentor: 17, coordinator: 1 },
    quota: { certificates: 40, questions: 5 },
    demo: false,
  });
  expect(manifest.gate.url).toBe(`wss://127.0.0.1:${ports[1]}`);
});

test('no secret of a role stands in its card', () => {
  const card = new Folder(at('feed', 'feed')).read('card.json') ?? new Uint8Array(0);
  expect(Object.keys(readCard(card))).toEqual(['role', 'endpoint', 'feedKey']);
});

test.skipIf(process.platform === 'win32')(
  'nobody else may read a role’s or the coordinator’s files',
  async () => {
    for (const path of [
      at('feed', 'feed', 'identity.json'),
      at('office', 'coordinator', 'kit.bin'),
    ]) {
      expect((await stat(path)).mode & 0o077).toBe(0);
    }
  },
);

test('the three roles, each with its own data, find each other and take the coordinator’s work', async () => {
  const running: Relay[] = [];
  const up = vi.fn<Log>();
  for (const role of ['feed', 'gate', 'issuer'] as const) {
    for (const file of ['manifest.bin', 'notices.bin'])
      await copyFile(at('office', file), at(role, file));
    running.push(
      await serve({ data: at(role), roles: [role], environment: systemEnvironment, log: up }),
    );
  }
  await vi.waitFor(() => expect(up).toHaveBeenCalledWith('link-up', { role: 'gate' }));
  const { stdout } = await relay(
    'invite',
    '--role',
    'mentee',
    '--count',
    '2',
    '--kit',
    at('office', 'coordinator'),
  );
  expect(stdout.match(/^kkanbu:\/\/join\//gm)).toHaveLength(2);
  const badges = await relay('notice', 'badges', '--kit', at('office', 'coordinator'));
  expect(badges.stdout).toContain('Badges certified: 0');
  for (const one of running.toReversed()) await one.close();
});

test('the kit opens with its passphrase only', async () => {
  const kit = await openKit(at('office', 'coordinator'), passphrase);
  expect(kit.notices()).toHaveLength(2);
  expect(kit.roll().epoch(1)?.members).toBe(55);
  await expect(openKit(at('office', 'coordinator'), '다른 말')).rejects.toMatchObject({
    code: 'passphrase',
  });
  await expect(openKit(at('nowhere'), passphrase)).rejects.toMatchObject({ code: 'missing' });
});

test('a notice that was signed is kept, and the next one follows it after the kit is opened again', async () => {
  const kit = await openKit(at('office', 'coordinator', 'kit.bin'), passphrase);
  kit.sign({ kind: 'withdraw-badge', badge: kit.manifest.gateKey });
  const again = await openKit(at('office', 'coordinator'), passphrase);
  expect(again.notices()).toHaveLength(3);
  expect(again.roll().head.next).toBe(3);
});

test('what exists is not made over, and what makes no sense is said in Korean and English', async () => {
  await expect(
    relay('init', 'feed', '--data', at('feed'), '--address', '127.0.0.1:1'),
  ).rejects.toMatchObject({
    stderr: expect.stringContaining('이미 만들어져 있어요') as string,
  });
  await expect(
    relay('init', 'feed', '--data', at('x'), '--address', 'nonsense'),
  ).rejects.toMatchObject({ code: 1 });
  await expect(relay('dance')).rejects.toMatchObject({ code: 2 });
  const { stdout } = await relay('--help');
  expect(stdout).toContain('깐부톡 릴레이');
  expect(stdout).toContain('Kkanbu Talk relay');
});

test('the coordinator’s commands say when the relay cannot be reached', async () => {
  await expect(
    relay('invite', '--role', 'mentee', '--count', '2', '--kit', at('office', 'coordinator')),
  ).rejects.toMatchObject({
    stderr: expect.stringContaining('릴레이에 연결하지 못했어요') as string,
  });
});
