import { execFile } from 'node:child_process';
import { scryptSync } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fromUtf8 } from '../../protocol/bytes.ts';
import { systemEnvironment } from '../../protocol/environment.ts';
import { readManifest } from '../../protocol/manifest.ts';
import { readCard } from '../../relay/cards.ts';
import { openKit } from '../../relay/coordinator/kit.ts';
import { checkCards } from '../../relay/coordinator/operation.ts';
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
const roleNames = ['issuer', 'gate', 'feed'] as const;
/** An address of its own for each role, where the system's loopback has more than one. */
const hosts =
  process.platform === 'linux'
    ? { issuer: '127.0.0.1', gate: '127.0.0.2', feed: '127.0.0.3' }
    : { issuer: '127.0.0.1', gate: '127.0.0.1', feed: '127.0.0.1' };
const split = hosts.gate === hosts.feed ? 'single' : 'split';

/** Founds a cohort in a folder of that name. */
const found = (name: string, joined: string, ...more: readonly string[]) =>
  relay('init', 'coordinator', '--cards', joined, '--name', name, '--data', at(name), ...more);
/** The cards of the three roles, or others in their places. */
const cards = (others: Partial<Record<(typeof roleNames)[number], string>> = {}): string =>
  roleNames.map((role) => others[role] ?? at(role, role, 'card.json')).join(',');
const manifestOf = (name: string) =>
  readManifest(new Folder(at(name)).read('manifest.bin') ?? new Uint8Array(0));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kkanbu-founding-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('three operators make their roles, and the coordinator joins their cards to a cohort', async () => {
  const ports = await freePorts('127.0.0.1', 3);
  for (const [i, role] of roleNames.entries()) {
    await relay('init', role, '--data', at(role), '--address', `${hosts[role]}:${ports[i]}`);
  }
  const { stdout } = await found('office', cards(), '--name', '안양 깐부톡');
  expect(stdout).toMatch(/Six words: (\S+ ){5}\S+/);

  // Separate hosts are taken for separate bodies unless somebody says otherwise.
  const manifest = manifestOf('office');
  expect(manifest).toMatchObject({
    name: '안양 깐부톡',
    operation: split,
    minSet: 15,
    roundLength: 60_000,
    seats: { mentee: 37, mentor: 17, coordinator: 1 },
    quota: { certificates: 40, questions: 5 },
    demo: false,
  });
  for (const [i, role] of roleNames.entries())
    expect(manifest[role].url).toBe(`wss://${hosts[role]}:${ports[i]}`);
});

/** Every secret that a folder's identity and keys hold, as it is written down there. */
function secretsOf(role: (typeof roleNames)[number]): string[] {
  const identity = JSON.parse(readFileSync(at(role, role, 'identity.json'), 'utf8')) as {
    key: string;
    seed: string;
  };
  return [identity.seed, identity.key.replaceAll(/-----.*?-----|\s/g, '').slice(20, 120)];
}

/** Everything under a folder, file after file. */
const contentsOf = (...names: readonly string[]): string =>
  readdirSync(at(...names), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
    .replaceAll(/\\n|\s/g, '');

test('nobody holds another’s secrets: no role’s are anywhere but in its own folder', () => {
  for (const role of roleNames) {
    for (const secret of secretsOf(role)) {
      expect(contentsOf(role)).toContain(secret);
      const others = [...roleNames.filter((other) => other !== role), 'office'];
      for (const other of others) expect(contentsOf(other)).not.toContain(secret);
    }
  }
  expect(contentsOf('issuer', 'issuer')).toContain('PRIVATE');
  for (const role of roleNames)
    expect(readFileSync(at(role, role, 'card.json'), 'latin1')).not.toContain('PRIVATE');
});

test('gate and feed on one host are written down as one operation, whatever was asked for', async () => {
  const [port] = await freePorts(hosts.gate, 1);
  await relay('init', 'feed', '--data', at('beside'), '--address', `${hosts.gate}:${port}`);
  const beside = cards({ feed: at('beside', 'feed', 'card.json') });
  const { stderr, stdout } = await found('one-host', beside, '--operation', 'split');
  expect(stderr).toContain('gate와 feed의 주소가 같은 컴퓨터예요');
  expect(stdout).toContain('한 곳에서 운영');
  expect(manifestOf('one-host').operation).toBe('single');
  await found('own-word', cards(), '--operation', 'single');
  expect(manifestOf('own-word').operation).toBe('single');
});

test('two roles of one key are refused, and so are cards that are not one of each role', async () => {
  const tls = JSON.parse(readFileSync(at('gate', 'gate', 'identity.json'), 'utf8')) as {
    certificate: string;
    key: string;
  };
  writeFileSync(at('same.crt'), tls.certificate);
  writeFileSync(at('same.key'), tls.key);
  const brought = ['--certificate', at('same.crt'), '--key', at('same.key')];
  await relay('init', 'feed', '--data', at('twin'), '--address', '127.0.0.9:7443', ...brought);
  const twin = cards({ feed: at('twin', 'feed', 'card.json') });
  await expect(found('refused', twin)).rejects.toMatchObject({
    stderr: expect.stringContaining('두 역할의 열쇠가 같아요') as string,
  });
  const gateTwice = cards({ feed: at('gate', 'gate', 'card.json') });
  await expect(found('refused', gateTwice)).rejects.toMatchObject({
    stderr: expect.stringContaining('한 장씩 있어야 해요') as string,
  });
  const seeds = roleNames.map((role) => readCard(readFileSync(at(role, role, 'card.json'))));
  const [issuer, gate, feed] = seeds;
  if (issuer?.role !== 'issuer' || gate?.role !== 'gate' || feed?.role !== 'feed')
    throw new Error('cards');
  expect(() => checkCards([issuer, gate, { ...feed, feedKey: gate.gateKey }])).toThrow('same-key');
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

test('whoever guesses the passphrase of a kit needs 128 megabytes and half a second a try', () => {
  const bytes = new Uint8Array(readFileSync(at('office', 'coordinator', 'kit.bin')));
  const [head, salt, nonce] = [bytes.slice(0, 44), bytes.slice(4, 20), bytes.slice(20, 44)];
  const key = scryptSync(passphrase, salt, 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 });
  const inside = xchacha20poly1305(key, nonce, head).decrypt(bytes.slice(44));
  expect(JSON.parse(fromUtf8(inside))).toHaveProperty('root');
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
