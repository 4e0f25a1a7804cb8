import { epochAt } from '../../protocol/calendar.ts';
import { epochCommitments, wantedBadges, type WantedBadge } from './issuer-office.ts';
import type { Kit } from './kit.ts';
import { signRemovals } from './removal.ts';
import { NoticeError, submitNotices } from './submit.ts';

/** Certifies badges; one that replaces an older one of the same mentor withdraws that first. */
export async function certifyBadges(kit: Kit, wanted: readonly WantedBadge[]): Promise<void> {
  for (const { badge, sealTo, nickname, replaces } of wanted) {
    for (const old of replaces) kit.sign({ kind: 'withdraw-badge', badge: old.badge });
    kit.sign({ kind: 'badge', badge, sealTo, nickname });
  }
  await submitNotices(kit);
}

/** Certifies all badges that mentors want; answers how many. */
export async function approveBadges(kit: Kit): Promise<number> {
  const wanted = await wantedBadges(kit);
  await certifyBadges(kit, wanted);
  return wanted.length;
}

/** Withdraws the badge of a nickname. Throws NoticeError 'unknown-badge'. */
export async function withdrawBadge(kit: Kit, nickname: string): Promise<void> {
  const found = kit
    .roll()
    .badges()
    .find((badge) => badge.nickname === nickname && !badge.withdrawn);
  if (!found) throw new NoticeError('unknown-badge');
  kit.sign({ kind: 'withdraw-badge', badge: found.badge });
  await submitNotices(kit);
}

/** Opens an epoch: keys at the issuer, then the notice that commits to them. An epoch that has its notice keeps it. */
export async function openEpoch(kit: Kit, epoch: number): Promise<void> {
  await signEpoch(kit, epoch);
  await submitNotices(kit);
}

/**
 * What is due every week, for a scheduled task: opens the running epoch and the next where they have no notice, and announces how many members
 * have gone. Answers the epochs that it opened. Doing it again does nothing.
 */
export async function openDueEpochs(kit: Kit): Promise<number[]> {
  const running = Math.max(0, epochAt(kit.manifest, kit.environment.now()));
  const opened: number[] = [];
  for (const epoch of [running, running + 1]) if (await signEpoch(kit, epoch)) opened.push(epoch);
  await signRemovals(kit);
  await submitNotices(kit);
  return opened;
}

async function signEpoch(kit: Kit, epoch: number): Promise<boolean> {
  if (kit.roll().epoch(epoch)) return false;
  const { type: _, ...commitments } = await epochCommitments(kit, epoch);
  kit.sign({ kind: 'epoch', epoch, ...commitments });
  return true;
}
