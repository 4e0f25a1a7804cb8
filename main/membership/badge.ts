import { sized, type Bytes32, type EdSeed } from '../../protocol/bytes.ts';
import { edKeyPair, edSign, type EdKeyPair } from '../../protocol/ed25519.ts';
import type { Environment } from '../../protocol/environment.ts';
import { badgeMessage } from '../../protocol/frames/issuer.ts';
import { xKeyPair, type XKeyPair } from '../../protocol/hpke.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { nicknamePattern } from '../../protocol/notice.ts';
import type { Roll } from '../../protocol/roll.ts';
import type { Me } from '../../preload/contract.ts';
import type { StoredBadge } from '../vault/membership-store.ts';
import { MembershipError } from './errors.ts';
import type { IssuerClient } from './issuer-client.ts';

/** A new badge's secrets, not yet asked for. Throws MembershipError 'nickname-malformed'. */
export function makeBadge(environment: Environment, nickname: string): StoredBadge {
  const composed = nickname.normalize('NFC').trim().replace(/\s+/g, ' ');
  if (!nicknamePattern.test(composed)) throw new MembershipError('nickname-malformed');
  return {
    seed: sized<EdSeed>(environment.random(32), 32),
    sealSeed: sized<Bytes32>(environment.random(32), 32),
    nickname: composed,
    requested: false,
  };
}

export type BadgeKeys = { signing: EdKeyPair; sealing: XKeyPair };

export async function badgeKeys(badge: StoredBadge): Promise<BadgeKeys> {
  return { signing: edKeyPair(badge.seed), sealing: await xKeyPair(badge.sealSeed) };
}

/**
 * Asks the coordinator to certify the badge; `replaces`: instead of the one that a lost PC had. Throws MembershipError, 'nickname-taken' among
 * others.
 */
export async function requestBadge(
  issuer: IssuerClient,
  manifest: Manifest,
  badge: StoredBadge,
  replaces: boolean,
): Promise<void> {
  const { signing, sealing } = await badgeKeys(badge);
  const message = badgeMessage(manifest.hash, signing.publicKey, sealing.publicKey, badge.nickname);
  await issuer.ask(
    {
      type: 'badge',
      badge: signing.publicKey,
      sealTo: sealing.publicKey,
      nickname: badge.nickname,
      proof: edSign(signing, message),
      replaces,
    },
    'badge-requested',
  );
}

/** Where a badge stands, as the notices tell. */
export function badgeState(badge: StoredBadge | null, roll: Roll): Me['badge'] {
  if (!badge) return 'none';
  const notice = roll.badge(edKeyPair(badge.seed).publicKey);
  if (notice) return notice.withdrawn ? 'withdrawn' : 'certified';
  return badge.requested ? 'requested' : 'none';
}
