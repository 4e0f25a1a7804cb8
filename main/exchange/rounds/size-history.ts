import type { FeedStore } from '../../vault/feed-store.ts';
import type { SizeHistory } from './forecast.ts';

/** Rounds that are read from the vault together. */
const blockLength = 1024;
/** Blocks that are remembered: six weeks of an everyday cohort. */
const mostBlocks = 64;

/**
 * The sizes of the rounds that this PC has read: the same for everybody who has read them. Each block of rounds is one range of the batches'
 * primary key, read once: what is published does not change. A post's round is chosen shortly before it is sent, and that must take no time.
 */
export function sizeHistoryOf(feed: FeedStore): SizeHistory {
  const past = new Map<number, ReadonlyMap<number, number>>();
  const blockOf = (block: number): ReadonlyMap<number, number> => {
    const known = past.get(block);
    if (known) return known;
    const last = (block + 1) * blockLength - 1;
    const sizes = feed.envelopesBetween(block * blockLength, last);
    if (past.size >= mostBlocks) past.clear();
    if ((feed.head()?.round ?? -1) > last) past.set(block, sizes);
    return sizes;
  };
  return {
    sizes(from, to) {
      const found = new Map<number, number>();
      for (let round = Math.max(0, from); round <= to;) {
        const block = Math.floor(round / blockLength);
        const sizes = blockOf(block);
        for (; round <= to && Math.floor(round / blockLength) === block; round += 1) {
          const size = sizes.get(round);
          if (size !== undefined) found.set(round, size);
        }
      }
      return found;
    },
  };
}
