import type { FeedStore } from '../../vault/feed-store.ts';
import type { SizeHistory } from './forecast.ts';

/** The sizes of the rounds that this PC has read: the same for everybody who has read them. One range of the batches' primary key for each question. */
export const sizeHistoryOf = (feed: FeedStore): SizeHistory => ({
  sizes: (from, to) => feed.envelopesBetween(from, to),
});
