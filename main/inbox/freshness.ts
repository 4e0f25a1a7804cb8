import type { CoarseTime } from '../../preload/contract.ts';
import { equal, toHex } from '../../protocol/bytes.ts';
import { roundStart, type CalendarRules } from '../../protocol/calendar.ts';
import { day } from '../../protocol/rules.ts';
import type { Message } from '../vault/thread-store.ts';
import { withStates, type Meaning } from './meaning.ts';
import { halfDay } from './times.ts';

/** After this long an answer may not be right any more, ms. */
const aged = 365 * day;

/** The first of the answers that the asker found helpful. */
export const helpfulAnswer = ({ answers, accepted }: Meaning): Message | null =>
  answers.find(({ post }) => accepted.has(toHex(post))) ?? null;

/**
 * When somebody who answers last looked at what was found helpful, where that is over a year ago; `null` where it is not, and where nothing was.
 * Whatever counts was written here: the helpful answers themselves, all that was written under a badge, and other words for any of it.
 */
export function agedSince(
  rules: CalendarRules,
  now: number,
  messages: readonly Message[],
  { accepted, answers }: Meaning,
): CoarseTime | null {
  const helpful = answers.filter(({ post }) => accepted.has(toHex(post)));
  if (helpful.length === 0) return null;
  const looks = withStates(messages).filter(
    (message) =>
      message.state === 'shown' &&
      speaks.has(message.kind) &&
      (message.role === 'badge' || helpful.some(({ author }) => equal(author, message.author))),
  );
  const at = roundStart(rules, Math.max(...looks.map(({ round }) => round)));
  return now - at > aged ? halfDay(rules, at) : null;
}

const speaks: ReadonlySet<Message['kind']> = new Set(['answer', 'comment', 'edit']);
