import { edKeyPair } from '../protocol/ed25519.ts';
import type { Environment } from '../protocol/environment.ts';
import type { ListenAddress } from './address.ts';
import { encodeCard, type Card } from './cards.ts';
import type { TlsIdentity } from './endpoint.ts';
import { endpointOf, makeIdentity } from './identity.ts';
import { makeFirstEpochs } from './issuer/issuer.ts';
import type { RelayRole } from './log.ts';
import { Folder } from './storage/folder.ts';

export const cardFile = 'card.json';

export type InitRole = {
  role: RelayRole;
  /** The relay's data folder. */
  data: string;
  address: ListenAddress;
  environment: Environment;
  /** A TLS certificate and key of IT's own; without them a self-signed one is made. */
  tls?: TlsIdentity;
  /** For how many epochs an issuer makes keys: two unless the cohort's start lies further back. */
  epochs?: number;
};

/** Makes what a role needs before there is a cohort, and its public card, which goes to the coordinator. */
export async function initRole(options: InitRole): Promise<Card> {
  const { role, environment } = options;
  const folder = new Folder(options.data).inside(role);
  const identity = await makeIdentity(folder, options.address, environment, options.tls);
  const endpoint = endpointOf(identity);
  const { publicKey } = edKeyPair(identity.seed);
  let card: Card;
  if (role === 'issuer') {
    card = {
      role,
      endpoint,
      epochs: await makeFirstEpochs(folder, environment, options.epochs ?? 2),
    };
  } else if (role === 'gate') {
    card = { role, endpoint, gateKey: publicKey };
  } else {
    card = { role, endpoint, feedKey: publicKey };
  }
  folder.write(cardFile, encodeCard(card), environment);
  return card;
}
