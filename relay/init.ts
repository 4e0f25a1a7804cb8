import { edKeyPair } from '../protocol/ed25519.ts';
import type { Environment } from '../protocol/environment.ts';
import type { ListenAddress } from './address.ts';
import { encodeCard, type Card, type EpochCard } from './cards.ts';
import type { TlsIdentity } from './endpoint.ts';
import { endpointOf, makeIdentity, moveIdentity, type Identity } from './identity.ts';
import { makeFirstEpochs } from './issuer/issuer.ts';
import type { RelayRole } from './log.ts';
import { Folder } from './storage/folder.ts';

export const cardFile = 'card.json';

export type PlaceRole = {
  role: RelayRole;
  /** The relay's data folder. */
  data: string;
  address: ListenAddress;
  environment: Environment;
  /** A TLS certificate and key of IT's own; without them a self-signed one is made. */
  tls?: TlsIdentity;
};

export type InitRole = PlaceRole & {
  /** For how many epochs an issuer makes keys: two unless the cohort's start lies further back. */
  epochs?: number;
};

/** Makes what a role needs before there is a cohort, and its public card, which goes to the coordinator. */
export async function initRole(options: InitRole): Promise<Card> {
  const { role, environment, address, tls } = options;
  const folder = new Folder(options.data).inside(role);
  const identity = await makeIdentity(folder, address, environment, tls);
  const epochs =
    role === 'issuer' ? await makeFirstEpochs(folder, environment, options.epochs ?? 2) : [];
  return writeCard(folder, role, identity, epochs, environment);
}

/**
 * Gives a role of a cohort another address or certificate, from its next start on, and makes the card with which the coordinator tells
 * everybody. Throws ProtocolError where the role has not been made.
 */
export async function moveRole(options: PlaceRole): Promise<Card> {
  const { role, environment, address, tls } = options;
  const folder = new Folder(options.data).inside(role);
  const identity = await moveIdentity(folder, address, environment, tls);
  return writeCard(folder, role, identity, [], environment);
}

function writeCard(
  folder: Folder,
  role: RelayRole,
  identity: Identity,
  epochs: EpochCard[],
  environment: Environment,
): Card {
  const endpoint = endpointOf(identity);
  const { publicKey } = edKeyPair(identity.seed);
  const cards = {
    issuer: { role: 'issuer', endpoint, epochs },
    gate: { role: 'gate', endpoint, gateKey: publicKey },
    feed: { role: 'feed', endpoint, feedKey: publicKey },
  } as const satisfies Record<RelayRole, Card>;
  const card = cards[role];
  folder.write(cardFile, encodeCard(card), environment);
  return card;
}
