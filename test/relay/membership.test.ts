import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sized, type Bytes32, type EdPublicKey, type Hash } from '../../protocol/bytes.ts';
import { certificateHolds, importIssuerKey } from '../../protocol/certificate.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import { systemEnvironment as environment } from '../../protocol/environment.ts';
import { formatInvite, parseInvite } from '../../protocol/invite.ts';
import { readManifest } from '../../protocol/manifest.ts';
import { Blinder } from '../../main/membership/blinder.ts';
import { Certificates } from '../../main/membership/certificates.ts';
import { IssuerClient } from '../../main/membership/issuer-client.ts';
import { MembershipError } from '../../main/membership/errors.ts';
import { Joining } from '../../main/membership/join.ts';
import { enrolmentOf } from '../../main/membership/phrase.ts';
import { visitIssuer } from '../../main/membership/visit.ts';
import { Participation } from '../../main/participation.ts';
import { Vault } from '../../main/vault/vault.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';

const workerUrl = new URL('../../main/membership/blinding-worker.ts', import.meta.url);
const never = new AbortController().signal;

let cohort: TestCohort;
let ends: (() => void | Promise<void>)[];

beforeEach(() => {
  ends = [];
});

afterEach(async () => {
  for (const end of ends) await end();
  await cohort.end();
});

async function found(overrides: Parameters<typeof makeCohort>[0] = {}): Promise<void> {
  cohort = await makeCohort({
    roundLength: 100,
    quota: { certificates: 3, questions: 2 },
    ...overrides,
  });
  await cohort.start();
}

function newVault(): Vault {
  const vault = Vault.open({
    file: null,
    key: sized<Bytes32>(environment.random(32), 32),
    environment,
  });
  ends.push(() => vault.close());
  return vault;
}

const joining = (vault: Vault): Joining => new Joining(vault.membership, environment, never);
const invite = async (): Promise<string> => (await createInvites(cohort.kit, 'mentee', 1))[0] ?? '';

describe('joining', () => {
  test('the second try is the same member’s, when the answer to the first was lost', async () => {
    await found({ seats: { mentee: 1, mentor: 1, coordinator: 1 } });
    const vault = newVault();
    const text = await invite();
    const joined = await joining(vault).join(text, null);
    vault.membership.save({ ...joined, state: 'enrolling' });
    const again = await joining(vault).join(text, null);
    expect(again).toMatchObject({ state: 'member', entropy: joined.entropy });
  });

  test('who comes when all seats are taken waits', async () => {
    await found({ seats: { mentee: 1, mentor: 1, coordinator: 1 } });
    expect(await joining(newVault()).join(await invite(), null)).toMatchObject({ state: 'member' });
    expect(await joining(newVault()).join(await invite(), null)).toMatchObject({
      state: 'waiting',
    });
  });

  test('a manifest that is not the invite’s is refused before anything is stored', async () => {
    await found();
    const genuine = parseInvite(await invite());
    const vault = newVault();
    const other = formatInvite({ ...genuine, manifest: sized<Hash>(environment.random(32), 32) });
    await expect(joining(vault).join(other, null)).rejects.toMatchObject({
      code: 'manifest-mismatch',
    });
    expect(vault.membership.load()).toBeNull();
  });

  test('an issuer with another certificate than the invite’s is not spoken to', async () => {
    await found();
    const genuine = parseInvite(await invite());
    const issuer = { ...genuine.issuer, certificate: cohort.kit.manifest.gate.certificate };
    await expect(
      joining(newVault()).check(formatInvite({ ...genuine, issuer })),
    ).rejects.toMatchObject({
      code: 'issuer-unreachable',
    });
  });
});

describe('certificates', () => {
  test('are the same after a crash between asking and storing, and all of them hold', async () => {
    await found();
    const vault = newVault();
    const stored = await joining(vault).join(await invite(), null);
    const manifest = readManifest(stored.manifest);
    const enrolment = await enrolmentOf(stored.entropy);
    const notice = cohort.kit.roll().epoch(0);
    if (!notice) throw new Error('no epoch');
    const connect = async (): Promise<IssuerClient> => {
      const issuer = await IssuerClient.connect(manifest.issuer, manifest.hash, environment, never);
      await issuer.speakAs(enrolment);
      return issuer;
    };
    const certificates = new Certificates({
      manifest,
      environment,
      store: vault.certificates,
      blinder: new Blinder(workerUrl),
      progress: () => undefined,
    });
    const obtain = async (
      open: () => Promise<IssuerClient>,
      signal: AbortSignal,
    ): Promise<void> => {
      await certificates.prepare([notice], signal);
      const issuer = await open();
      const issued = await certificates.ask(issuer, enrolment, [notice], false);
      issuer.close();
      for (const one of issued) await certificates.keep(one, signal);
    };
    const crash = new AbortController();
    const crashing = async (): Promise<IssuerClient> => {
      const issuer = await connect();
      crash.abort();
      return issuer;
    };
    await expect(obtain(crashing, crash.signal)).rejects.toThrow('internal');
    const asked = vault.certificates.pending(0);
    expect(asked).toHaveLength(3);
    expect(vault.certificates.stock(0)).toBe(0);
    await obtain(connect, never);
    expect(vault.certificates.pending(0)).toBeNull();
    const key = (await importIssuerKey(notice.issuerKey)).native;
    const seen: EdPublicKey[] = [];
    for (let taken = vault.certificates.take(0); taken; taken = vault.certificates.take(0)) {
      const { publicKey } = edKeyPair(taken.seed);
      expect(certificateHolds(key, manifest.cohort, 0, publicKey, taken.certificate)).toBe(true);
      expect(asked?.map(({ seed }) => seed)).toContainEqual(taken.seed);
      seen.push(publicKey);
    }
    expect(seen).toHaveLength(3);
  });

  test('of the next epoch come at some moment of the running one, unasked', async () => {
    await found({ epochLength: 30_000 });
    const { vault, participation } = await takePart();
    const first = await awaited(() => vault.certificates.completedEpochs().at(-1));
    const later = await awaited(() =>
      vault.certificates.completedEpochs().find((epoch) => epoch > first),
    );
    expect(later).toBe(first + 1);
    expect(participation.phase()).toBe('ready');
  });
});

test('keys come also when the signer has too much to do for certificates', async () => {
  await found();
  const vault = newVault();
  const stored = await joining(vault).join(await invite(), null);
  const { manifest } = cohort.kit;
  const busy = new MembershipError('issuer-unreachable', 'busy');
  const visit = await visitIssuer({
    manifest,
    environment,
    stored,
    signal: never,
    at: [manifest.issuer],
    certificates: { ask: () => Promise.reject(busy) },
    notices: [],
  });
  expect(visit).toMatchObject({ issued: [], failure: busy, membership: { until: null } });
  expect(visit?.keys.map(({ epoch }) => epoch)).toEqual([0, 1]);
});

test('a key that the notices do not commit to stops everything, and says so', async () => {
  await found();
  const { vault, participation } = await takePart((keys) => {
    const [own] = keys.membership.epochKeys();
    if (!own?.mentor)
      keys.membership.addEpochKeys([{ epoch: 0, all: own?.all ?? tag(), mentor: tag() }]);
  });
  await awaited(() => participation.alarm() ?? undefined);
  expect(participation.alarm()?.kind).toBe('uncommitted-key');
  expect(participation.phase()).toBe('alarm');
  expect(vault.feed.head()).not.toBeNull();
  await awaited(() => (participation.status().link === 'offline' ? true : undefined));
});

const tag = (): NonNullable<ReturnType<Vault['membership']['epochKeys']>[number]['mentor']> =>
  sized(environment.random(32), 32);

async function takePart(
  before: (vault: Vault) => void = () => undefined,
): Promise<{ vault: Vault; participation: Participation }> {
  const vault = newVault();
  const stored = await joining(vault).join(await invite(), null);
  before(vault);
  const participation = new Participation(stored, {
    vault,
    environment,
    workerUrl,
    checking: null,
    missingRule: { share: 1, atLeastSent: 1, atLeastMissing: 1 },
    onStep: () => undefined,
    stateChanged: () => undefined,
    deletionDue: () => undefined,
    statusChanged: () => undefined,
    noticed: () => undefined,
    arrived: () => undefined,
    fault: (error) => {
      throw error;
    },
  });
  participation.start();
  ends.unshift(() => participation.stop());
  return { vault, participation };
}

/** Looks until there is something; these parts have no pushes of their own. */
async function awaited<T>(look: () => T | undefined): Promise<T> {
  for (let n = 0; n < 1_200; n += 1) {
    const seen = look();
    if (seen !== undefined) return seen;
    await sleep(50);
  }
  throw new Error('waited in vain');
}
