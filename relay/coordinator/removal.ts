import { equal } from '../../protocol/bytes.ts';
import { parseInvite } from '../../protocol/invite.ts';
import { endMembership, removals } from './issuer-office.ts';
import type { Kit } from './kit.ts';
import { NoticeError, submitNotices } from './submit.ts';

export type Removal = {
  /** What the invite was worth. */
  was: 'invite' | 'waiting' | 'member' | 'gone';
  /** Of a member: the first epoch of which it gets no keys and no certificates. */
  from: number | null;
  /** Of the badges that were withdrawn with it. */
  nicknames: string[];
};

/**
 * Removes whoever used an invite: the only name that the coordinator has for a member. The notice tells a number, no name. `withBadge`: a
 * mentor's badge is withdrawn as well, at once. May be done again. Throws NoticeError 'other-cohort'; ProtocolError 'format'; IssuerRefusal
 * 'invite-unknown'.
 */
export async function removeMember(kit: Kit, link: string, withBadge: boolean): Promise<Removal> {
  const invite = parseInvite(link);
  if (!equal(invite.manifest, kit.manifest.hash)) throw new NoticeError('other-cohort');
  const { was, from, badges } = await endMembership(kit, invite.code, withBadge);
  await signRemovals(kit);
  const roll = kit.roll();
  const nicknames: string[] = [];
  for (const badge of badges) {
    const certified = roll.badge(badge);
    if (!certified || certified.withdrawn) continue;
    kit.sign({ kind: 'withdraw-badge', badge });
    nicknames.push(certified.nickname);
  }
  await submitNotices(kit);
  return { was, from, nicknames };
}

/** Signs how many members have gone, as far as no notice has said so: after a crash too, and for those who left by themselves. */
export async function signRemovals(kit: Kit): Promise<void> {
  for (const { epoch, count } of await removals(kit)) {
    const unsaid = count - kit.roll().removed(epoch);
    if (unsaid > 0) kit.sign({ kind: 'remove', epoch, count: unsaid });
  }
}
