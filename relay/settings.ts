import { ProtocolError } from '../protocol/errors.ts';
import { dayAt, dayStart } from '../protocol/calendar.ts';
import { day } from '../protocol/rules.ts';
import type { Card } from './cards.ts';
import type { CohortSettings } from './coordinator/found.ts';
import { operationOf } from './coordinator/operation.ts';

/** What can be said about a cohort on the command line; anything left out has a default. */
export type SettingWords = {
  name?: string | undefined;
  mentees?: string | undefined;
  mentors?: string | undefined;
  coordinators?: string | undefined;
  round?: string | undefined;
  'min-set'?: string | undefined;
  operation?: string | undefined;
  'delete-at'?: string | undefined;
};

const timeZone = 540;

/** A cohort's settings from words and cards, beginning at the last midnight in Korea. Throws ProtocolError 'format'. */
export function readSettings(
  words: SettingWords,
  cards: readonly Card[],
  now: number,
): CohortSettings {
  if (!words.name) throw new ProtocolError('format', 'name');
  const { operation = null } = words;
  if (operation !== null && operation !== 'split' && operation !== 'single')
    throw new ProtocolError('format', 'operation');
  const calendar = { start: 0, roundLength: 1, epochLength: 1, timeZone };
  const start = dayStart(calendar, dayAt(calendar, now));
  return {
    name: words.name,
    start,
    deleteAt: deletionDate(words['delete-at'], start),
    roundLength: duration(words.round ?? '60s'),
    epochLength: 7 * day,
    timeZone,
    minSet: count(words['min-set'] ?? '15'),
    seats: {
      mentee: count(words.mentees ?? '37'),
      mentor: count(words.mentors ?? '17'),
      coordinator: count(words.coordinators ?? '1'),
    },
    quota: { certificates: 40, questions: 5 },
    operation: operationOf(operation, cards),
    demo: false,
  };
}

/** `YYYY-MM-DD`: as that day begins in Korea. Without one, two years after the start: a programme's year, and one more. Throws ProtocolError 'format'. */
function deletionDate(text: string | undefined, start: number): number {
  if (text === undefined) return start + 2 * 365 * day;
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const at = midnight - timeZone * 60_000;
  // Days that there are not, as the 30th of February, are taken for others.
  if (!(at > start) || new Date(midnight).toISOString().slice(0, 10) !== text)
    throw new ProtocolError('format', 'date of deletion');
  return at;
}

/** A positive whole number. Throws ProtocolError 'format'. */
export function count(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new ProtocolError('format', 'number');
  return Number(text);
}

/** 0 or a positive whole number: epochs are counted from 0. Throws ProtocolError 'format'. */
export const wholeNumber = (text: string): number => (text === '0' ? 0 : count(text));

/** `500ms`, `60s` or `2m`, in ms; a divisor of the epoch. Throws ProtocolError 'format'. */
function duration(text: string): number {
  const match = /^([1-9]\d{0,5})(ms|s|m)$/.exec(text);
  const ms = Number(match?.[1]) * ({ ms: 1, s: 1_000, m: 60_000 }[match?.[2] ?? ''] ?? Number.NaN);
  if (!(ms <= 3_600_000) || (7 * day) % ms !== 0) throw new ProtocolError('format', 'round');
  return ms;
}
