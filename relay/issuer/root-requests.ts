import { sized, utf8, type Bytes16 } from '../../protocol/bytes.ts';
import type { IssuerAnswer } from '../../protocol/frames/issuer.ts';
import { toPlain } from '../../protocol/signed-json.ts';
import { runningEpoch, seal, type IssuerDesk, type RequestOf } from './desk.ts';
import { IssuerError } from './issuer-error.ts';

/** What an epoch's notice commits to; of the running epoch and the next. Throws IssuerError 'unknown-epoch'. */
export async function openEpoch(
  desk: IssuerDesk,
  { epoch }: RequestOf<'open-epoch'>,
): Promise<IssuerAnswer> {
  const running = runningEpoch(desk);
  if (epoch < running || epoch > running + 1) throw new IssuerError('unknown-epoch');
  const { issuerKey, allCommitment, mentorCommitment, readKey, mentorSeal } =
    await desk.epochs.open(epoch);
  return {
    type: 'epoch',
    issuerKey,
    allCommitment,
    mentorCommitment,
    readKey,
    mentorSeal,
    members: desk.roster.count(epoch),
  };
}

export function makeInvites(
  { environment, roster }: IssuerDesk,
  { role, count }: RequestOf<'invites'>,
): IssuerAnswer {
  const codes = Array.from({ length: count }, () => sized<Bytes16>(environment.random(16), 16));
  roster.addInvites(role, codes);
  return { type: 'invites', codes };
}

/** Throws IssuerError 'invite-unknown'. */
export function remove(desk: IssuerDesk, request: RequestOf<'remove'>): IssuerAnswer {
  const { was, from, key } = desk.departures.remove(request.code, runningEpoch(desk));
  const badges = key && request.badges ? desk.badges.of(key).map(({ badge }) => badge) : [];
  return { type: 'removed', was, from, badges };
}

/** The shared keys up to the running epoch, for the coordinator's reader of reports. */
export async function readKey(desk: IssuerDesk): Promise<IssuerAnswer> {
  const keys = desk.epochs.keysUpTo(Math.max(0, runningEpoch(desk)));
  const plaintext = utf8(JSON.stringify(toPlain(keys)));
  return { type: 'read-key', sealed: await seal(desk.manifest.coordinator, 'read-key', plaintext) };
}
