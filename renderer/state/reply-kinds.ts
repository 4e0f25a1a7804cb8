import type { ThreadView } from '../../preload/contract.ts';

type ReplyKind = 'answer' | 'follow-up' | 'comment';

/** What a person may write below a thread, the likeliest first. */
export function replyKinds(can: ThreadView['can']): ReplyKind[] {
  const kinds: ReplyKind[] = [];
  if (can.answer) kinds.push('answer');
  if (can.followUp) kinds.push('follow-up');
  if (can.comment) kinds.push('comment');
  return kinds;
}
