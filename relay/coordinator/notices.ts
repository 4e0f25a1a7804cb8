import { paths } from '../../protocol/frames/hello.ts';
import { noticeAnswerFrame, type NoticeResult } from '../../protocol/frames/gate.ts';
import { parseJson } from '../../protocol/signed-json.ts';
import { openLine } from './exchange.ts';
import { badgeRequests, epochCommitments } from './issuer-office.ts';
import type { Kit } from './kit.ts';

/** The feed did not take a notice; what is signed stays with the kit and goes out with the next attempt. */
class NoticeError extends Error {
  override readonly name = 'NoticeError';
  readonly code: Exclude<NoticeResult, 'taken' | 'known'> | 'unknown-badge';

  constructor(code: NoticeError['code']) {
    super(code);
    this.code = code;
  }
}

/** Brings all notices of the kit to the feed, by way of the gate, until it knows them. Throws NoticeError, UnreachableError. */
async function submitNotices(kit: Kit): Promise<void> {
  const line = await openLine(kit.manifest.gate, paths.notices, 4_096, kit.environment);
  try {
    const submit = async (notice: Uint8Array): Promise<NoticeResult> => {
      line.send(notice);
      return parseJson(noticeAnswerFrame, await line.next()).result;
    };
    const notices = kit.notices();
    // Back from the newest to the first that is taken or known, then forth again: usually one or two frames.
    let index = notices.length - 1;
    for (; index >= 0; index -= 1) {
      const result = await submit(notices[index] ?? new Uint8Array(0));
      if (result === 'taken' || result === 'known') break;
      if (result !== 'chain') throw new NoticeError(result);
    }
    for (const notice of notices.slice(index + 1)) {
      const result = await submit(notice);
      if (result !== 'taken' && result !== 'known') throw new NoticeError(result);
    }
  } finally {
    line.close();
  }
}

/** Certifies all badges that mentors have asked for; answers how many. */
export async function approveBadges(kit: Kit): Promise<number> {
  const requests = await badgeRequests(kit);
  for (const { badge, sealTo, nickname } of requests)
    kit.sign({ kind: 'badge', badge, sealTo, nickname });
  await submitNotices(kit);
  return requests.length;
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
  if (!kit.roll().epoch(epoch)) {
    const { issuerKey, allCommitment, mentorCommitment, readKey, members } = await epochCommitments(
      kit,
      epoch,
    );
    kit.sign({
      kind: 'epoch',
      epoch,
      issuerKey,
      allCommitment,
      mentorCommitment,
      readKey,
      members,
    });
  }
  await submitNotices(kit);
}
