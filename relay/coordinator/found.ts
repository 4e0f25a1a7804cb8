import { sized, type Bytes32, type CohortId, type EdSeed } from '../../protocol/bytes.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import type { Environment } from '../../protocol/environment.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { xKeyPair } from '../../protocol/hpke.ts';
import { readManifest, signManifest, type ManifestContent } from '../../protocol/manifest.ts';
import type { Card } from '../cards.ts';
import { encodeNotices } from '../notices-file.ts';
import { manifestFile, noticesFile } from '../role.ts';
import { Folder } from '../storage/folder.ts';
import { Kit, kitFile } from './kit.ts';
import { sealKit, type KitStretch } from './kit-file.ts';
import { CardError, checkCards } from './operation.ts';

/** What a coordinator decides about a cohort. Times in ms; `timeZone` in minutes east of UTC. */
export type CohortSettings = Pick<
  ManifestContent,
  | 'name'
  | 'start'
  | 'deleteAt'
  | 'roundLength'
  | 'epochLength'
  | 'timeZone'
  | 'minSet'
  | 'seats'
  | 'quota'
  | 'operation'
  | 'demo'
>;

export type FoundCohort = {
  /** Where manifest.bin and notices.bin go, and the kit into a folder of its own. */
  data: string;
  cards: readonly Card[];
  settings: CohortSettings;
  passphrase: string;
  environment: Environment;
  /** Without one: what the program has. */
  stretch?: KitStretch;
};

const kitFolder = 'coordinator';

/**
 * Joins the cards of the three roles, makes the root key, and signs the manifest and the notices of the epochs that the issuer has made.
 * Throws CardError; ProtocolError 'order' where there is a cohort already.
 */
export async function foundCohort(options: FoundCohort): Promise<Kit> {
  const { cards, settings, environment, passphrase } = options;
  const folder = new Folder(options.data);
  const home = folder.inside(kitFolder);
  if (home.read(kitFile)) throw new ProtocolError('order', 'this cohort has been founded already');
  checkCards(cards);
  const issuer = pick(cards, 'issuer');
  const gate = pick(cards, 'gate');
  const feed = pick(cards, 'feed');
  const rootSeed = sized<EdSeed>(environment.random(32), 32);
  const root = edKeyPair(rootSeed);
  const coordinatorSeed = sized<Bytes32>(environment.random(32), 32);
  const coordinator = await xKeyPair(coordinatorSeed);
  const bytes = signManifest(root, {
    version: 1,
    cohort: sized<CohortId>(environment.random(16), 16),
    root: root.publicKey,
    coordinator: coordinator.publicKey,
    feedKey: feed.feedKey,
    gateKey: gate.gateKey,
    issuer: issuer.endpoint,
    gate: gate.endpoint,
    feed: feed.endpoint,
    ...settings,
  });
  const manifest = readManifest(bytes);
  const content = { root: rootSeed, coordinator: coordinatorSeed, manifest: bytes };
  const sealed = await sealKit(content, passphrase, environment, options.stretch);
  home.write(kitFile, sealed, environment);
  const kit = new Kit(home, manifest, { root, coordinator }, environment);
  const { seats } = manifest;
  // Nobody is enrolled yet: the first epochs are announced with the seats that there are.
  const members = seats.mentee + seats.mentor + seats.coordinator;
  for (const epoch of issuer.epochs) kit.sign({ kind: 'epoch', ...epoch, members });
  folder.write(manifestFile, bytes, environment);
  folder.write(noticesFile, encodeNotices(kit.notices()), environment);
  return kit;
}

function pick<R extends Card['role']>(cards: readonly Card[], role: R): Extract<Card, { role: R }> {
  const card = cards.find((one): one is Extract<Card, { role: R }> => one.role === role);
  if (!card) throw new CardError('cards');
  return card;
}
