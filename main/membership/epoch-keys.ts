import { equal, fromUtf8, type SharedKey } from '../../protocol/bytes.ts';
import { epochKeysSchema, type EpochKeys } from '../../protocol/frames/issuer.ts';
import type { EpochNotice } from '../../protocol/notice.ts';
import { readKeyPair } from '../../protocol/read-proof.ts';
import { commitment, type Roll } from '../../protocol/roll.ts';
import { mentorSealing } from '../../protocol/sealing.ts';
import { parseJson } from '../../protocol/signed-json.ts';
import type { Evidence } from '../exchange/alarm.ts';
import { MembershipError } from './errors.ts';
import { openSealed, type IssuerClient } from './issuer-client.ts';
import type { Enrolment } from './phrase.ts';

/** The shared keys of all epochs that this member may read. Throws MembershipError. */
export async function fetchEpochKeys(
  issuer: IssuerClient,
  enrolment: Enrolment,
): Promise<EpochKeys[]> {
  const { sealed } = await issuer.ask({ type: 'keys' }, 'keys');
  const plain = await openSealed(enrolment, 'keys', sealed);
  try {
    return parseJson(epochKeysSchema, fromUtf8(plain));
  } catch {
    throw new MembershipError('issuer-refused');
  }
}

/**
 * The first epoch of which the issuer gave other keys than its notice commits to, if there is one: a key of one's own would be a tag. Epochs
 * without a notice are passed over; they are looked at again when the notice comes.
 */
export async function uncommittedEpoch(
  keys: readonly EpochKeys[],
  roll: Roll,
): Promise<EpochNotice | null> {
  for (const { epoch, all, mentor } of keys) {
    const notice = roll.epoch(epoch);
    if (!notice) continue;
    const holds =
      equal(commitment(all), notice.allCommitment) &&
      equal(readKeyPair(all).publicKey, notice.readKey) &&
      (mentor === null || (await isMentorsKey(mentor, notice)));
    if (!holds) return notice;
  }
  return null;
}

/** What may be told of such an epoch: not the key that came, which nobody else may have. */
export const evidenceOf = ({ epoch, allCommitment, mentorCommitment }: EpochNotice): Evidence => ({
  epoch,
  expected: [allCommitment, mentorCommitment],
});

/** What members seal to `mentorSeal` must be for whoever holds this key, and for nobody else. */
async function isMentorsKey(mentor: SharedKey, notice: EpochNotice): Promise<boolean> {
  if (!equal(commitment(mentor), notice.mentorCommitment)) return false;
  return equal((await mentorSealing(mentor)).publicKey, notice.mentorSeal);
}
