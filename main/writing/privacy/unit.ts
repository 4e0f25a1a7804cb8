import { foundBy, type Finder, type Found } from './found.ts';
import { endsNoun, hasParticle } from './particle.ts';
import { anyOffice, everywhere, noDepartment, piecesOf } from './unit-words.ts';

const ownBefore = /(?:저희|우리|저는|제가|전|나는|제)\s$/u;
const workAfter =
  /^(?:에서\s(?:일|근무)|에\s(?:있(?!나|습니까)|온|와|근무|배치)|으?로\s(?:발령|옮|배치|가게|온|왔)|\s?소속)/u;
const officialAfter = /^\s(?:[가-힣]{2,4}\s)?(?:주무관|팀장|과장|계장|차석|사무장)/u;

const town =
  /(?<![가-힣\d])[가-힣]{1,5}\d{0,2}동\s?(?:행정복지센터|주민센터|주민자치센터|행복센터|사무소)/gu;
const numberedTown = /(?<![가-힣\d])[가-힣]{1,4}\d{1,2}동(?!\s?\d)/gu;
const office =
  /(?<![가-힣\d])[가-힣]{2,8}?\s?(?:구청|시청|군청|도청|교육청|읍사무소|면사무소|보건소|사업소|도서관|박물관|수련관|복지관|관리공단|소방서|경찰서|세무서|시의회|구의회)/gu;

export const units: Finder = (text): Found[] => [
  ...departmentsIn(text).map(({ from, to, ending }): Found => {
    const own = /(?:저희|우리)\s$/u.test(text.slice(Math.max(0, from - 3), from));
    const sort = ending === '팀' ? '팀' : '부서';
    return { kind: 'unit', from, to, suggestion: own ? sort : `한 ${sort}` };
  }),
  ...foundBy(
    'unit',
    text,
    town,
    ([found]) => `한 ${/[가-힣]*$/u.exec(found.split(/\d?동\s?/u).at(-1) ?? '')?.[0] || '동'}`,
  ),
  ...foundBy('unit', text, numberedTown, (match) =>
    endsNoun(text, match.index + match[0].length) ? '한 동' : null,
  ),
  ...foundBy('unit', text, office, (match) => {
    const end = match.index + match[0].length;
    const sort =
      /(?:구청|시청|군청|도청|교육청|사무소|보건소|사업소|도서관|박물관|수련관|복지관|관리공단|소방서|경찰서|세무서|시의회|구의회)$/u.exec(
        match[0],
      )?.[0] ?? '';
    const before = match[0].slice(0, -sort.length);
    if (before.endsWith(' ') || anyOffice.has(before) || !endsNoun(text, end)) return null;
    return ['도서관', '보건소', '박물관', '복지관', '소방서', '경찰서', '세무서'].includes(sort)
      ? `한 ${sort}`
      : '한 기관';
  }),
];

export type Department = { from: number; to: number; ending: string };

/** Departments by their names. A word may be one only as it goes on: '행정과' is a department, and 'administration and'. */
export function departmentsIn(text: string): Department[] {
  const found: Department[] = [];
  for (const match of text.matchAll(/[가-힣]{3,}/gu)) {
    const [word] = match;
    if (/\d$/u.test(text.slice(Math.max(0, match.index - 1), match.index))) continue;
    const end = Math.min(word.length, 14);
    for (let length = end; length >= 3; length -= 1) {
      const ending = endingOf(word.slice(0, length));
      if (ending === null) continue;
      const to = match.index + length;
      if (!isDepartment(text, match.index, to, ending)) continue;
      found.push({ from: match.index, to, ending });
      break;
    }
  }
  return found;
}

const endingOf = (word: string): string | null =>
  /(?:담당관|과|팀|국|실|계)$/u.exec(word)?.[0] ?? null;

function isDepartment(text: string, from: number, to: number, ending: string): boolean {
  const name = text.slice(from, to);
  const stem = name.slice(0, -ending.length);
  if (stem.length < 2 || !endsNoun(text, to)) return false;
  const count = piecesOf(stem);
  const after = text.slice(to, to + 16);
  const isOwn = ownBefore.test(text.slice(Math.max(0, from - 5), from)) || workAfter.test(after);
  // Otherwise it is who heads it.
  if (ending === '담당관') return count > 0 && /^(?:에|으로\s(?:발령|옮)|실|\s?소속)/u.test(after);
  if (ending === '팀') {
    if (everywhere.has(stem)) return isOwn || officialAfter.test(after);
    return count > 0 || (stem.length >= 3 && isOwn);
  }
  if (ending === '과') return isSection(text, to, name, count, isOwn);
  if (ending === '계') return count > 0 && isOwn;
  return (
    count > 1 ||
    (count === 1 && stem.length >= 4) ||
    (count === 1 && (isOwn || ending === '국') && !rooms.has(name))
  );
}

/** Rooms, and words of their own. */
const rooms = new Set(
  '민원실 전산실 교육실 문서실 기록실 통신실 사무실 진료실 급식실 체육실 방송국 사무국 의료국 약국 정국 시국 지국'.split(
    ' ',
  ),
);

function isSection(text: string, to: number, name: string, count: number, isOwn: boolean): boolean {
  if (name === '정신과' || (count === 0 && noDepartment.test(name))) return false;
  const after = text.slice(to, to + 16);
  if (count > 0) {
    const stem = name.slice(0, -1);
    // After a vowel, 'and' is 와.
    const isOpen = (stem.charCodeAt(stem.length - 1) - 0xac00) % 28 === 0;
    const isBound = hasParticle(text, to) && !/^(?:는|의|도|만)/u.test(after);
    const isAlone = !/^[가-힣\s]/u.test(after);
    if (isOpen || count > 1 || name === '세정과' || isBound || isOwn || isAlone) return true;
    return officialAfter.test(after);
  }
  // A name of which not every piece is known.
  return name.length >= 4 && (workAfter.test(after) || officialAfter.test(after));
}
