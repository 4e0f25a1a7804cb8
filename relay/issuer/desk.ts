import { concat, type EdPublicKey, type XPublicKey } from '../../protocol/bytes.ts';
import { epochAt } from '../../protocol/calendar.ts';
import type { Environment } from '../../protocol/environment.ts';
import { sealedInfo, type IssuerRequest } from '../../protocol/frames/issuer.ts';
import { hpkeSeal } from '../../protocol/hpke.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Badges } from './badges.ts';
import type { Departures } from './departures.ts';
import type { Epochs } from './epochs.ts';
import type { Issuance } from './issuance.ts';
import { IssuerError } from './issuer-error.ts';
import type { Member, Roster } from './roster.ts';

/** What the issuer's requests are answered from. */
export type IssuerDesk = {
  manifest: Manifest;
  environment: Environment;
  roster: Roster;
  departures: Departures;
  epochs: Epochs;
  issuance: Issuance;
  badges: Badges;
};

/** A request of one type. */
export type RequestOf<Type extends IssuerRequest['type']> = Extract<IssuerRequest, { type: Type }>;

/** The running epoch by the issuer's clock; negative before the cohort begins. */
export const runningEpoch = ({ manifest, environment }: IssuerDesk): number =>
  epochAt(manifest, environment.now());

/** A member of the roster, or one that waits. Throws IssuerError 'not-a-member'. */
export function enrolled({ roster }: IssuerDesk, key: EdPublicKey): Member {
  const member = roster.member(key);
  if (!member) throw new IssuerError('not-a-member');
  return member;
}

/** A member that has a seat. Throws IssuerError 'not-a-member', 'waiting'. */
export function seated(desk: IssuerDesk, key: EdPublicKey): Member {
  const member = enrolled(desk, key);
  if (member.state === 'waiting') throw new IssuerError('waiting');
  return member;
}

/** kem 32 ‖ ciphertext. */
export async function seal(
  to: XPublicKey,
  what: Parameters<typeof sealedInfo>[0],
  plaintext: Uint8Array,
): Promise<Uint8Array> {
  const { kem, ciphertext } = await hpkeSeal(to, sealedInfo(what), new Uint8Array(0), plaintext);
  return concat(kem, ciphertext);
}
