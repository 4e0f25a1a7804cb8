import { compareBytes } from '../../protocol/bytes.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { opensThread, type Post } from '../../protocol/post.ts';
import type { Roll } from '../../protocol/roll.ts';
import { parkTime } from '../../protocol/rules.ts';
import type { Refusal } from '../log.ts';
import type { StoredHistory } from './history.ts';
import { judge } from './rules.ts';

/**
 * Judges the posts of a round one after the other and stores what is admitted, with the parked posts that were waiting for it. Threads are
 * opened first and texts come in their order, whatever the order of arrival. Answers what was stored, sorted by id.
 */
export function admitPosts(
  manifest: Manifest,
  roll: Roll,
  history: StoredHistory,
  arrived: readonly Post[],
  round: number,
  refused: (refusal: Refusal) => void,
): Post[] {
  const expired = history.dropParkedBefore(round - Math.floor(parkTime / manifest.roundLength));
  for (let i = 0; i < expired; i += 1) refused('parked-too-long');
  const admitted: Post[] = [];
  for (const first of arrived.toSorted(byOrderOfReading)) {
    let post: Post | null = first;
    while (post) {
      const verdict = judge(manifest, roll, history, post, round);
      if (verdict.kind === 'refuse') refused(verdict.refusal);
      if (verdict.kind === 'park') history.park(post, round);
      if (verdict.kind !== 'admit') break;
      admitted.push(post);
      // Stored at once, so that the next post is judged by it. The order follows from the posts themselves, not from their arrival.
      history.insert(post, round);
      post = history.takeSuccessor(post);
    }
  }
  return admitted.toSorted((a, b) => compareBytes(a.id, b.id));
}

const byOrderOfReading = (a: Post, b: Post): number =>
  Number(opensThread(b)) - Number(opensThread(a)) ||
  a.sequence - b.sequence ||
  compareBytes(a.id, b.id);
