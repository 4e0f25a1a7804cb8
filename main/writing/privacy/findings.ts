import { accounts } from './account.ts';
import { caseNumbers } from './case-number.ts';
import { dates } from './date.ts';
import { emails } from './email.ts';
import { employeeNumbers } from './employee-number.ts';
import type { Finder, Found } from './found.ts';
import { levelled } from './level.ts';
import { names } from './name.ts';
import { withParticle } from './particle.ts';
import { phones } from './phone.ts';
import { positions } from './position.ts';
import { residentNumbers } from './resident-number.ts';
import { units } from './unit.ts';

/** Where places overlap, the finder that comes first is right: it knows more of what it looks at. */
const finders: readonly Finder[] = [
  emails,
  residentNumbers,
  employeeNumbers,
  caseNumbers,
  accounts,
  phones,
  dates,
  positions,
  names,
  units,
];

/** As people count letters. */
const letters = new Intl.Segmenter('ko');
/** What never goes on with a letter. */
const begins = /[가-힣 -~]/u;

/**
 * What in a text may tell who somebody is: places in order, none over another, in time that grows with the text's length alone. Nothing is kept.
 * `expressions`: places (UTF-16 units) of words that the writer alone uses.
 */
export function findingsIn(text: string, expressions: readonly Found[] = []): Found[] {
  const level = levelled(text);
  const isTaken = new Uint8Array(text.length);
  const kept: Found[] = [];
  const keep = (one: Found): void => {
    if (isTaken.subarray(one.from, one.to).includes(1)) return;
    const worded = isKorean(text) ? particled(level, one) : inEnglish(one);
    const whole = { ...worded, to: letterEnd(text, worded.to) };
    const free = isTaken.subarray(one.to, whole.to).includes(1) ? one : whole;
    isTaken.fill(1, free.from, free.to);
    kept.push(free);
  };
  for (const finder of finders) for (const one of finder(level)) keep(one);
  for (const one of expressions) keep(one);
  return kept.toSorted((a, b) => a.from - b.from);
}

/** Where the letter ends in whose midst a place lies: an accent that stands by itself goes with what it stands on. */
function letterEnd(text: string, place: number): number {
  if (begins.test(text.charAt(place))) return place;
  const letter = letters.segment(text).containing(place);
  return !letter || letter.index === place ? place : letter.index + letter.segment.length;
}

function particled(text: string, found: Found): Found {
  if (found.suggestion === null) return found;
  return { ...found, ...withParticle(text, found.to, found.suggestion) };
}

const isKorean = (text: string): boolean => /[ㄱ-ㆎ가-힣]/u.test(text);

const english: Partial<Record<Found['kind'], string>> = {
  email: '(email)',
  phone: '(phone number)',
  'resident-number': '(registration number)',
  'employee-number': '(employee number)',
  account: '(account number)',
  'case-number': '(case number)',
  date: 'recently',
};

const inEnglish = (found: Found): Found => ({
  ...found,
  suggestion: english[found.kind] ?? found.suggestion,
});
