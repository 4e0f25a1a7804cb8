import { createPrivateKey, type KeyObject } from 'node:crypto';

import { sized, type Bytes32, type EdSeed, type SharedKey } from '../../protocol/bytes.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import { systemEnvironment, type Environment } from '../../protocol/environment.ts';
import { xKeyPair } from '../../protocol/hpke.ts';
import type { MemberRole } from '../../protocol/frames/issuer.ts';
import { day } from '../../protocol/rules.ts';
import { approveBadges } from '../../relay/coordinator/notices.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import type { Kit } from '../../relay/coordinator/kit.ts';
import { initDemo } from '../../relay/demo.ts';
import { openFeed } from '../../relay/feed/feed.ts';
import { Epochs } from '../../relay/issuer/epochs.ts';
import { issuerMigrations } from '../../relay/issuer/schema.ts';
import { roles, type Log } from '../../relay/log.ts';
import { serve, type Relay } from '../../relay/serve.ts';
import { openDatabase } from '../../relay/storage/database.ts';
import { Folder } from '../../relay/storage/folder.ts';
import { SecretFiles } from '../../relay/storage/secret-files.ts';
import { playHistory } from './history.ts';
import { stories } from './stories.ts';

/** The badge of the mentor who has answered in the past; the member who plays it gets these seeds. */
export type DemoBadge = { seed: EdSeed; sealSeed: Bytes32; nickname: string };

export type DemoCohort = {
  kit: Kit;
  badge: DemoBadge;
  invites(role: MemberRole, count: number): Promise<string[]>;
  /** Certifies every badge that was asked for; answers how many. */
  approveBadges(): Promise<number>;
  close(): Promise<void>;
};

/** How far back the cohort begins. */
const past = 5 * day;
const members = { windows: 2, cover: 6 };

/** A cohort with a past, served on this machine. `data`: an empty folder. */
export async function startCohort(data: string, log: Log): Promise<DemoCohort> {
  const environment = systemEnvironment;
  const overrides = { start: environment.now() - past };
  const passphrase = Buffer.from(environment.random(24)).toString('base64url');
  const kit = await initDemo({ data, environment, passphrase, overrides });
  const badge: DemoBadge = {
    seed: sized<EdSeed>(environment.random(32), 32),
    sealSeed: sized<Bytes32>(environment.random(32), 32),
    nickname: '느티나무',
  };
  await writePast(data, kit, badge);
  const relay: Relay = await serve({ data, roles, environment, log });
  return {
    kit,
    badge,
    invites: async (role, count) => createInvites(kit, role, count),
    approveBadges: async () => approveBadges(kit),
    close: async () => relay.close(),
  };
}

async function writePast(data: string, kit: Kit, badge: DemoBadge): Promise<void> {
  let now = kit.manifest.start;
  const moved: Environment = { ...systemEnvironment, now: () => now };
  const engine = await openFeed(data, moved);
  try {
    const { publicKey: sealTo } = await xKeyPair(badge.sealSeed);
    const pair = edKeyPair(badge.seed);
    const body = {
      kind: 'badge',
      badge: pair.publicKey,
      sealTo,
      nickname: badge.nickname,
    } as const;
    const fate = await engine.takeNotice(kit.sign(body));
    if (fate !== 'taken') throw new Error(`The feed did not take the first badge: ${fate}`);
    const { issuerKey, everyone } = secretsOf(data);
    const pen = {
      manifest: kit.manifest,
      environment: systemEnvironment,
      issuerKey,
      everyone,
      badge: pair,
      others: members.cover,
    };
    await playHistory(engine, pen, stories, (ms) => {
      now = ms;
    });
  } finally {
    await engine.close();
  }
}

/** The demo owns the issuer too: what epoch 0 is signed and sealed with. */
function secretsOf(data: string): { issuerKey: KeyObject; everyone: SharedKey } {
  const folder = new Folder(data).inside('issuer');
  const files = new SecretFiles(folder.inside('epochs'), systemEnvironment);
  const database = openDatabase(folder.path('issuer.sqlite'), issuerMigrations);
  try {
    const everyone = new Epochs(database, files, systemEnvironment).keysUpTo(0)[0]?.all;
    const der = files.read(0);
    if (!everyone || !der) throw new Error('The demo’s issuer has no first epoch.');
    const issuerKey = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
    return { issuerKey, everyone };
  } finally {
    database.close();
  }
}
