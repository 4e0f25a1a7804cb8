import type { OutboxEntry } from '../../preload/contract.ts';
import { arrivalInWords } from './times.ts';
import type { Words } from './words.ts';

/**
 * What to say of something that was just put into the outbox: when it should arrive, where that is known.
 * @param now milliseconds since 1970
 */
export function sentInWords(words: Words, { plannedAt, hold }: OutboxEntry, now: number): string {
  if (plannedAt === null || hold !== null) return words.compose.sent;
  return words.sending.sentFor(arrivalInWords(words.time, plannedAt, now));
}
