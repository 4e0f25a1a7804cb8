import { utf8, type EdPublicKey } from '../../protocol/bytes.ts';
import { edVerify } from '../../protocol/ed25519.ts';
import { badgeMessage, type EpochKeys, type IssuerAnswer } from '../../protocol/frames/issuer.ts';
import { toPlain } from '../../protocol/signed-json.ts';
import { CloseError } from '../close-error.ts';
import { enrolled, runningEpoch, seal, seated, type IssuerDesk, type RequestOf } from './desk.ts';

/** Uses an invite. Throws IssuerError. */
export const enrol = (
  desk: IssuerDesk,
  key: EdPublicKey,
  { sealTo, code }: RequestOf<'enrol'>,
): IssuerAnswer => ({
  type: 'enrolled',
  ...desk.roster.enrol(key, sealTo, code, runningEpoch(desk)),
});

/** Where a key stands: all that a new PC has to know. Throws IssuerError 'not-a-member'. */
export function standing(desk: IssuerDesk, key: EdPublicKey): IssuerAnswer {
  const { role, state, until } = enrolled(desk, key);
  return { type: 'standing', role, state, until, badge: desk.badges.of(key)[0] ?? null };
}

/** Throws IssuerError 'not-a-member'. */
export const leave = (desk: IssuerDesk, key: EdPublicKey): IssuerAnswer => ({
  type: 'left',
  from: desk.departures.leave(enrolled(desk, key), runningEpoch(desk)),
});

/** The keys of all epochs that this member takes part in, the next one's too, and all before. Throws IssuerError. */
export async function keys(desk: IssuerDesk, key: EdPublicKey): Promise<IssuerAnswer> {
  const member = seated(desk, key);
  const next = runningEpoch(desk) + 1;
  const last = member.until === null ? next : Math.min(next, member.until - 1);
  const all = desk.epochs.keysUpTo(last);
  if (all.some(({ epoch }) => epoch === next)) desk.departures.noteKeysAhead(member.key, next);
  const plaintext = encodeKeys(all, member.role !== 'mentee');
  return { type: 'keys', sealed: await seal(member.sealTo, 'keys', plaintext) };
}

/** JSON, without the mentors' keys as long as with them: the spaces at its end say nothing. */
function encodeKeys(all: readonly EpochKeys[], mentor: boolean): Uint8Array {
  const whole = JSON.stringify(toPlain(all));
  if (mentor) return utf8(whole);
  const own = JSON.stringify(toPlain(all.map((one) => ({ ...one, mentor: null }))));
  return utf8(own.padEnd(whole.length));
}

/** Throws IssuerError; ProtocolError 'format'. */
export async function certify(
  desk: IssuerDesk,
  key: EdPublicKey,
  { epoch, blinded, replacement = false }: RequestOf<'certify'>,
): Promise<IssuerAnswer> {
  const request = { epoch, blinded, replacement };
  return { type: 'certified', sealed: await desk.issuance.certify(seated(desk, key), request) };
}

/** Throws IssuerError; CloseError 'bad-proof' where the badge's own key has not signed. */
export function requestBadge(
  desk: IssuerDesk,
  key: EdPublicKey,
  { badge, sealTo, nickname, proof, replaces = false }: RequestOf<'badge'>,
): IssuerAnswer {
  const member = seated(desk, key);
  const message = badgeMessage(desk.manifest.hash, badge, sealTo, nickname);
  if (!edVerify(badge, message, proof)) throw new CloseError('bad-proof');
  desk.badges.request(member, { badge, sealTo, nickname }, replaces);
  return { type: 'badge-requested' };
}
