import * as v from 'valibot';
import { headFields } from './gate.ts';

const round = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff));

/**
 * Feed to client, instead of 'head', by a feed that came back from a backup: it signs and shows nothing until it has taken back what it lost. It
 * closes the connection once it has.
 */
export const mendingFrame = v.strictObject({ type: v.literal('mending'), head: headFields });

/** Feed to client, while it mends: what came directly after this round, at most so many batches. Answered by a frame of batches, or `nothing`. */
export const lacksFrame = v.strictObject({
  type: v.literal('lacks'),
  after: round,
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_024)),
});

/** Client to feed: this PC has no such batches. */
export const nothingFrame = v.strictObject({ type: v.literal('nothing') });

/** Largest frame of batches that a feed takes back, bytes: more than 400 posts of one round. */
export const maxGivenLength = 2 * 1_048_576;
/** What a client gives in one frame, bytes, unless a single batch is larger. */
export const targetGivenLength = 262_144;
