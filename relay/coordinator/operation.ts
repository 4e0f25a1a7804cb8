import { X509Certificate } from 'node:crypto';
import { equal, toHex } from '../../protocol/bytes.ts';
import type { Endpoint, ManifestContent } from '../../protocol/manifest.ts';
import { addressOfUrl } from '../address.ts';
import type { Card } from '../cards.ts';

/** Cards that cannot become a cohort. same-key: of one key for two roles, of which one could then pass for the other. */
export class CardError extends Error {
  override readonly name = 'CardError';
  readonly code: 'same-key' | 'cards';

  constructor(code: CardError['code']) {
    super(code);
    this.code = code;
  }
}

/** Throws CardError 'cards' unless there is one whole card of each role, 'same-key' where two have one key, of TLS or of their own. */
export function checkCards(cards: readonly Card[]): void {
  const roles = new Set(cards.map(({ role }) => role));
  if (cards.length !== 3 || roles.size !== 3) throw new CardError('cards');
  const tlsKeys = new Set(cards.map(({ endpoint }) => tlsKeyOf(endpoint)));
  if (tlsKeys.size !== 3) throw new CardError('same-key');
  const own = cards.flatMap((card) => {
    if (card.role === 'issuer') return [];
    return [card.role === 'gate' ? card.gateKey : card.feedKey];
  });
  const [one, other] = own;
  if (one && other && equal(one, other)) throw new CardError('same-key');
  // A card that was made for a move has no epochs: there would be no keys to begin with.
  if (cards.some((card) => card.role === 'issuer' && card.epochs.length === 0))
    throw new CardError('cards');
}

const tlsKeyOf = ({ certificate }: Endpoint): string =>
  toHex(new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' }));

type Operation = ManifestContent['operation'];

/** Whether gate and feed, which together could tell who wrote what, say to be on one host. */
export function onOneHost(cards: readonly Card[]): boolean {
  const hostOf = (role: Card['role']): string => {
    const card = cards.find((one) => one.role === role);
    const host = card ? addressOfUrl(card.endpoint.url).host : '';
    return ['localhost', '::1'].includes(host) ? '127.0.0.1' : host;
  };
  return hostOf('gate') === hostOf('feed');
}

/** What stands in the manifest: never more than the addresses allow. Two hosts prove nothing either; the word is the coordinator's. */
export function operationOf(asked: Operation | null, cards: readonly Card[]): Operation {
  return onOneHost(cards) ? 'single' : (asked ?? 'split');
}
