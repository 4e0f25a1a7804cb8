import { foundBy, type Finder, type Found } from './found.ts';
import { endsNoun } from './particle.ts';
import { departmentsIn } from './unit.ts';
import { anyOffice, cities, everywhere, noDepartment, piecesOf } from './unit-words.ts';

const ranks =
  '주무관|팀장|과장|계장|국장|실장|담당관|차석|사무장|사무관|서기관|주사보|주사|서기|서무|담당자|직원|막내|동장|소장|관장|센터장|팀원|신규';
const after = new RegExp(`^\\s?(?:${ranks})`, 'u');
/** One of several. */
const anybody = /직원|담당자|팀원/u;
/** A head who is named by what they head. */
const head = /(?<![가-힣\d])[가-힣]{2,11}?(?:과장|팀장|국장|실장|계장|소장|관장|센터장|담당관)/gu;
const town = /(?<![가-힣\d])[가-힣]{1,4}\d{1,2}동\s?(?:동장|사무장|팀장|주무관|장)/gu;
const plainTown =
  /(?<![가-힣\d])(?!운동|활동|이동|행동|자동|노동|공동|작동|수동|아동|변동|감동|충동|부동|연동|가동|진동|출동|협동|율동|소동|주동|선동)[가-힣]{2,3}동\s?(?:동장|사무장|장(?=님))/gu;
const mayor = new RegExp(
  `(?<![가-힣\\d])(?:(?:${cities})시?\\s?(?:부시장|시장)|[가-힣]{2,4}\\s?(?:구청장|군수|도지사)|(?:${cities})\\s?[가-힣]{2,3}구청장)`,
  'gu',
);

export const positions: Finder = (text): Found[] => [
  ...departmentsBefore(text),
  ...foundBy('position', text, head, (match) => {
    const [found] = match;
    const rank = found.slice(/(?:센터장|담당관)$/u.test(found) ? -3 : -2);
    const isOffice =
      rank === '담당관' && /^(?:에|실)/u.test(text.slice(match.index + found.length));
    if (isOffice) return null;
    const stem = found.slice(0, -rank.length);
    if (!endsNoun(text, match.index + found.length)) return null;
    if (/센터장|소장|관장/u.test(rank))
      return stem.length >= 2 && isPlace(stem) ? `한 ${rank}` : null;
    return piecesOf(stem) > 0 ? `한 ${rank}` : null;
  }),
  ...foundBy('position', text, town, (match) => {
    const rank = /(?:동장|사무장|팀장|주무관)$/u.exec(match[0])?.[0] ?? '동장';
    return endsNoun(text, match.index + match[0].length) ? `한 ${rank}` : null;
  }),
  ...foundBy('position', text, plainTown, (match) => {
    const rank = match[0].endsWith('사무장') ? '사무장' : '동장';
    return endsNoun(text, match.index + match[0].length) ? `한 ${rank}` : null;
  }),
  ...foundBy('position', text, mayor, (match) => {
    const place = /^(.*?)\s?(?:구청장|군수|도지사)$/u.exec(match[0])?.[1];
    if (place !== undefined && anyOffice.has(place)) return null;
    return endsNoun(text, match.index + match[0].length) ? '한 기관장' : null;
  }),
];

/** '세정과 팀장', '지적팀 차석': who it is follows from the unit. */
function departmentsBefore(text: string): Found[] {
  const named =
    /(?<![가-힣\d])([가-힣]{2,11}(?:과|팀|국|실|담당관))\s?(?=(?:주무|팀장|과장|계장|국장|실장|담당|차석|사무|서기|주사|서무|직원|막내|팀원|신규))/gu;
  const known = new Set(departmentsIn(text).map(({ to }) => to));
  const found: Found[] = [];
  for (const match of text.matchAll(named)) {
    const [whole, unit = ''] = match;
    const end = match.index + whole.length;
    const rank = after.exec(text.slice(end, end + 5))?.[0];
    if (rank === undefined || !endsNoun(text, end + rank.length)) continue;
    const stem = unit.replace(/(?:과|팀|국|실|담당관)$/u, '');
    if (everywhere.has(stem) && anybody.test(rank)) continue;
    const isKnown = known.has(match.index + unit.length) || piecesOf(stem) > 0;
    if (!isKnown && (stem.length < 3 || noDepartment.test(unit))) continue;
    found.push({
      kind: 'position',
      from: match.index,
      to: end + rank.length,
      suggestion: `한 ${rank}`,
    });
  }
  return found;
}

const isPlace = (stem: string): boolean =>
  piecesOf(stem) > 0 || /(?:사업|도서|보건|박물|수련|복지)$/u.test(stem);
