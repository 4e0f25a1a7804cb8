import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Client } from '../../main/client.ts';
import { createKeychain, type Keychain } from '../../main/vault/keychain.ts';
import { readMarker } from '../../main/vault/marker.ts';
import { openVault } from '../../main/vault/unlock.ts';
import { VaultError } from '../../main/vault/vault-error.ts';
import { Vault } from '../../main/vault/vault.ts';
import type { VaultState } from '../../preload/contract.ts';
import { sized, toHex, utf8, type Bytes32 } from '../../protocol/bytes.ts';
import { systemEnvironment as environment } from '../../protocol/environment.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { allThreads, until, type RunningClient } from '../fixtures/running-client.ts';
import { startKeyring, type TestKeyring } from '../keyring.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { workerUrl } from './fixtures/member-pc.ts';

const quota = 3;
const written = '아무에게도 말하지 못한 이야기를 적어 둡니다';

let cohort: TestCohort;
let keyring: TestKeyring;
let keychain: Keychain;
let folder: string;
let ends: (() => Promise<void>)[];

beforeAll(async () => {
  keyring = await startKeyring('unlocked');
  // This process is one person's desktop.
  process.env['DBUS_SESSION_BUS_ADDRESS'] = keyring.env.DBUS_SESSION_BUS_ADDRESS;
  keychain = createKeychain(environment);
  cohort = await makeCohort({
    minSet: 1,
    roundLength: 500,
    quota: { certificates: quota, questions: 2 },
  });
  await cohort.start();
});

afterAll(async () => {
  await cohort.end();
  await keyring.stop();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kkanbu-lost-'));
  ends = [];
});

afterEach(async () => {
  for (const end of ends) await end();
  rmSync(folder, { recursive: true, force: true });
});

const profile = (name: string): string => join(folder, name);

/** The whole app but for its window, on a profile folder, with this desktop's keychain. */
async function start(name: string): Promise<RunningClient> {
  const place = { folder: profile(name), environment, keychain, allowMemory: false };
  const { vault, state } = await openVault(place);
  if (!vault) throw new Error(JSON.stringify(state));
  return run(vault, state);
}

function run(vault: Vault, vaultState: VaultState): RunningClient {
  const faults: unknown[] = [];
  const onFault = (error: unknown): unknown => faults.push(error);
  const client = new Client({ vault, vaultState, environment, workerUrl, onFault });
  client.start();
  let ended = false;
  const end = async (): Promise<void> => {
    if (ended) return;
    ended = true;
    await client.stop();
    vault.close();
  };
  ends.push(end);
  return { client, vault, faults, end };
}

const invite = async (): Promise<string> => (await createInvites(cohort.kit, 'mentee', 1))[0] ?? '';

function writeDraft({ client }: RunningClient): void {
  client.saveDraft({
    id: toHex(environment.random(16)),
    kind: 'question',
    thread: null,
    title: '제목',
    text: written,
    topic: 'heart',
    audience: 'everyone',
    mentor: null,
    target: null,
    reason: null,
  });
}

const bytesIn = (name: string): Buffer =>
  Buffer.concat(readdirSync(profile(name)).map((file) => readFileSync(join(profile(name), file))));

test('a copy of the profile without the keychain opens nothing and tells nothing', async () => {
  const owner = await start('own');
  await owner.client.join({ invite: await invite(), nickname: null });
  writeDraft(owner);
  await until(
    owner,
    'certificates are in stock',
    () => owner.vault.certificates.stock(0) === quota,
  );
  const { words } = owner.client.phrase();
  const { entropy, manifest } = owner.vault.membership.load() ?? {};
  const keys = owner.vault.membership.epochKeys().map(({ all }) => all);
  // Once while it runs, with SQLite's log beside it, and once afterwards.
  cpSync(profile('own'), profile('running copy'), { recursive: true });
  await owner.end();
  cpSync(profile('own'), profile('copy'), { recursive: true });

  // Elsewhere no keychain has this vault's key.
  expect(await keychain.delete(readMarker(profile('own'))?.vault ?? '')).toBe(true);
  const secrets: Uint8Array[] = [
    ...[written, '제목', words.join(' '), cohort.kit.manifest.name].map(utf8),
    ...keys,
    ...[entropy, manifest?.subarray(0, 64)].flatMap((one) => (one ? [one] : [])),
  ];
  expect(secrets.length).toBeGreaterThan(7);
  for (const name of ['running copy', 'copy']) {
    const place = { folder: profile(name), environment, keychain, allowMemory: true };
    expect(await openVault(place)).toEqual({
      vault: null,
      state: { mode: 'locked', why: 'key-missing' },
    });
    const file = join(profile(name), 'vault.db');
    const key = sized<Bytes32>(environment.random(32), 32);
    const guessed = (): Vault => Vault.open({ file, key, environment });
    expect(guessed).toThrow(VaultError);
    expect(guessed).toThrow(expect.objectContaining({ code: 'vault-damaged' }));
    const bytes = bytesIn(name);
    expect(bytes.length).toBeGreaterThan(4096);
    for (const secret of secrets) expect(bytes.includes(Buffer.from(secret))).toBe(false);
    expect(bytes.includes('SQLite format')).toBe(false);
  }
});

test('the 24 words on a fresh profile regain the membership and the next issuance, and no thread', async () => {
  const link = await invite();
  const lost = await start('lost');
  const joined = await lost.client.join({ invite: link, nickname: null });
  expect(joined.me).toMatchObject({ recovered: false, phraseNoted: false, standing: 'member' });
  expect(lost.client.notePhrase().me).toMatchObject({ phraseNoted: true });
  writeDraft(lost);
  await until(lost, 'certificates are in stock', () => lost.vault.certificates.stock(0) === quota);
  const phrase = lost.client.phrase().words.join(' ');
  await lost.end();

  const fresh = await start('fresh');
  expect(fresh.client.appState()).toMatchObject({ phase: 'welcome', me: null });
  expect(() => fresh.client.phrase()).toThrow(expect.objectContaining({ code: 'not-ready' }));
  const state = await fresh.client.recover({ invite: link, phrase, nickname: null });
  expect(state).toMatchObject({
    phase: 'ready',
    cohort: joined.cohort,
    me: { role: 'mentee', recovered: true, phraseNoted: true, standing: 'member' },
  });
  await until(fresh, 'it reads and sends', () => fresh.client.status().link === 'online');
  await until(fresh, 'both quotas are there', () =>
    [0, 1].every((epoch) => fresh.vault.certificates.stock(epoch) === quota),
  );
  expect(fresh.client.phrase().words.join(' ')).toBe(phrase);
  expect(allThreads(fresh)).toEqual([]);
  expect(fresh.client.drafts()).toEqual([]);
  expect(fresh.client.appState().alarm).toBeNull();
  expect(fresh.faults).toEqual([]);

  await fresh.end();
  const restarted = await start('fresh');
  expect(restarted.client.appState()).toMatchObject({ phase: 'ready', me: { recovered: true } });
});
