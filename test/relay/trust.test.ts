import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sized, toHex, type Bytes32 } from '../../protocol/bytes.ts';
import { systemEnvironment } from '../../protocol/environment.ts';
import { usualMissingRule } from '../../main/exchange/receipts.ts';
import type { AlarmKind } from '../../preload/contract.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import type { RunningRole } from '../../relay/role.ts';
import {
  runClient,
  until,
  type RunningClient,
  type RunOptions,
} from '../fixtures/running-client.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { serveDroppingGate } from './fixtures/dropping-gate.ts';
import { serveForkingFeed } from './fixtures/forking-feed.ts';
import { signWithKeyOfItsOwn } from './fixtures/key-of-its-own.ts';

// On a busy machine very short rounds lose envelopes to lateness; what is dropped here is nearly all.
const missingRule = { ...usualMissingRule, share: 0.5 };

let cohort: TestCohort;
let folder: string;
let running: RunningClient[];
let manipulated: RunningRole[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kkanbu-trust-'));
  [running, manipulated] = [[], []];
});

afterEach(async () => {
  for (const one of running) await one.end();
  for (const role of manipulated) await role.close();
  await cohort.end();
  await rm(folder, { recursive: true, force: true });
});

const settings = { roundLength: 200, minSet: 1, quota: { certificates: 1, questions: 1 } };

async function takePart(options: RunOptions = {}): Promise<RunningClient> {
  const [invite = ''] = await createInvites(cohort.kit, 'mentee', 1);
  const one = runClient({ missingRule, ...options });
  running.push(one);
  await one.client.join({ invite, nickname: null });
  return one;
}

const alarmOf = (one: RunningClient): AlarmKind | null => one.client.appState().alarm?.kind ?? null;

const raised = (one: RunningClient): Promise<AlarmKind> =>
  until(one, 'an alarm is raised', () => alarmOf(one));

const online = (one: RunningClient): Promise<true> =>
  until(one, 'it reads and sends', () => one.client.status().link === 'online');

/** Nothing that names this person, where it could. */
function expectNothingPersonal({ client, vault }: RunningClient): void {
  const report = client.appState().alarm?.report ?? '';
  const stored = vault.membership.load();
  const secrets = [stored?.entropy, stored?.code].flatMap((bytes) => (bytes ? [toHex(bytes)] : []));
  expect(report).toContain('manifest: ');
  for (const secret of secrets) expect(report).not.toContain(secret);
  expect(report).not.toMatch(/\d{1,3}(\.\d{1,3}){3}|:\d\d/);
}

describe('a feed that shows some of its readers another history', () => {
  test('is found out by them, and stays so over a restart, until the person decides', async () => {
    cohort = await makeCohort(settings);
    let deceived = false;
    manipulated.push(
      await serveForkingFeed(cohort.data, join(folder, 'other'), systemEnvironment, () => deceived),
    );
    await cohort.start(['issuer', 'gate']);
    const [one, two] = [await takePart(), await takePart()];
    await Promise.all([online(one), online(two)]);
    deceived = true;
    const options = { file: join(folder, 'vault.db'), key: sized<Bytes32>(new Uint8Array(32), 32) };
    const victim = await takePart(options);
    expect(await raised(victim)).toBe('second-history');
    const { phase, alarm } = victim.client.appState();
    expect(phase).toBe('alarm');
    expect(alarm?.report).toMatch(/^round: \d+$/m);
    expect(alarm?.report).toMatch(/^seen: [\da-f]{64}$/m);
    expectNothingPersonal(victim);
    expect([alarmOf(one), alarmOf(two)]).toEqual([null, null]);

    await victim.end();
    running = [one, two];
    deceived = false;
    const again = runClient({ missingRule, ...options });
    running.push(again);
    expect(again.client.appState()).toMatchObject({ phase: 'alarm', alarm });
    await sleep(1_000);
    expect(again.client.status().link).toBe('offline');
    const [invite = ''] = await createInvites(cohort.kit, 'mentee', 1);
    await expect(again.client.checkInvite({ invite })).rejects.toMatchObject({
      code: 'not-allowed',
    });

    // What was read of the other history is still there: the true one is the second now.
    expect((await again.client.retryAfterAlarm()).phase).toBe('ready');
    expect(await raised(again)).toBe('second-history');
  });
});

describe('a gate that lets one client’s envelopes fall', () => {
  test('is found out by that client: it holds its posts, and reads on', async () => {
    cohort = await makeCohort(settings);
    let [clients, spared] = [0, Infinity];
    const gate = await serveDroppingGate(cohort.data, systemEnvironment, (client) => {
      clients = Math.max(clients, client + 1);
      return client >= spared;
    });
    manipulated.push(gate);
    await cohort.start(['issuer', 'feed']);
    const one = await takePart();
    await until(one, 'its envelopes arrive', () => (one.vault.feed.head()?.round ?? 0) > 0);
    spared = clients;
    const victim = await takePart();
    expect(await raised(victim)).toBe('receipts-missing');
    expect(victim.client.appState()).toMatchObject({ phase: 'ready', alarm: { halting: false } });
    expect(victim.client.status()).toMatchObject({ hold: 'receipts-missing' });
    expectNothingPersonal(victim);
    const head = victim.vault.feed.head()?.round ?? 0;
    await until(victim, 'it reads on', () => (victim.vault.feed.head()?.round ?? 0) > head + 2);
    expect(alarmOf(one)).toBeNull();
    spared = Infinity;
    const retried = await victim.client.retryAfterAlarm();
    expect(retried.alarm).toBeNull();
    await online(victim);
  });
});

describe('an issuer that treats one member unlike the others', () => {
  test('by an RSA key of its own is found out when its certificates are unblinded', async () => {
    cohort = await makeCohort(settings);
    await signWithKeyOfItsOwn(cohort.data);
    await cohort.start();
    const one = await takePart();
    expect(await raised(one)).toBe('broken-certificate');
    expect(one.vault.certificates.stock(0)).toBe(0);
    expectNothingPersonal(one);
  });

  test('by a shared key of its own is found out against the notice', async () => {
    cohort = await makeCohort({ ...settings, epochLength: 8_000 });
    await cohort.start();
    const one = await takePart();
    await online(one);
    const database = new DatabaseSync(join(cohort.data, 'issuer', 'issuer.sqlite'));
    const tag = systemEnvironment.random(32);
    expect(database.prepare('UPDATE epochs SET k_all = ? WHERE epoch > 0').run(tag).changes).toBe(
      1,
    );
    database.close();
    expect(await raised(one)).toBe('uncommitted-key');
    expect(one.client.appState().alarm?.report).toContain('epoch: 1');
    expect(one.client.appState().alarm?.report).not.toContain(toHex(tag));
    expectNothingPersonal(one);
  });
});
