import { around, foundBy, type Finder, type Found } from './found.ts';

const day = '(?:[12]\\d|3[01]|0?[1-9])';
const month = '(?:1[0-2]|0?[1-9])';
const begin = '(?<![\\d./-])';
const part = '(?:\\s?(?:새벽|아침|오전|점심|낮|오후|저녁|밤))?';
const hour = '(?:\\s?\\d{1,2}시(?!간)(?:\\s?(?:\\d{1,2}분|반))?(?:쯤|경)?)';
const weekday = '(?:\\s?\\([월화수목금토일]\\)|\\s?[월화수목금토일]요일)?';
const korean = new RegExp(
  `${begin}(?:(?:(?:19|20)\\d{2}|['’]?\\d{2})\\s?년\\s?)?${month}\\s?월\\s?${day}\\s?일${weekday}${part}${hour}?(?:\\s?자(?=로|\\s|$)(?:로)?)?`,
  'gu',
);
const numbered = new RegExp(
  `${begin}(?:(?:19|20)\\d{2}|['’]\\d{2})\\s?[./-]\\s?${month}\\s?[./-]\\s?${day}(?!\\d|-\\d|\\.\\d)\\.?${weekday}(?:\\s?자(?=로|\\s|$)(?:로)?)?`,
  'gu',
);
/** Without a year, or with two digits of it: only where something else says that it is a day. */
const short = new RegExp(
  `${begin}(?:\\d{2}\\.\\s?${month}\\.\\s?${day}\\.?(?=에|자|부터|까지|\\([월화수목금토일]\\))|${month}\\.\\s?${day}\\.?)(?:\\([월화수목금토일]\\))?`,
  'gu',
);
const slashed = new RegExp(`${begin}${month}/${day}(?![\\d/.%])${weekday}`, 'gu');
const lastWeek = new RegExp(
  `(?:지난(?:\\s?주)?|저번\\s?주|지지난\\s?주|이번\\s?주|금주)\\s?[월화수목금토일]요일${part}${hour}?`,
  'gu',
);
const yesterday = new RegExp(`(?<![가-힣])(?:어제|그저께|그제|엊그제|오늘)${part}${hour}`, 'gu');

/** Days that are the same for all. */
const general =
  /시행|공포|개정|공휴일|국경일|기념일|법정|매년|해마다|기준일|과세|마다|만료일|신정|명절|어린이날|삼일절|광복절|한글날/u;
const sortOfShare = /^(?:1\/[2-9]|2\/[35]|3\/[45])$/u;
const dated = /^(?:에|자|일|부터|까지|\s?\(|\s?(?:오전|오후|아침|저녁))/u;

export const dates: Finder = (text): Found[] => [
  ...foundBy('date', text, korean, (match) => plain(text, match)),
  ...foundBy('date', text, numbered, (match) => plain(text, match)),
  ...foundBy('date', text, short, (match) =>
    /\)$|^\d+\.\s?\d+\.\s?\d/u.test(match[0]) ? plain(text, match) : null,
  ),
  ...foundBy('date', text, slashed, (match) => {
    const [found] = match;
    const after = text.slice(match.index + found.length, match.index + found.length + 8);
    const isDated = dated.test(after) || (!sortOfShare.test(found) && /^\s/u.test(after));
    return isDated ? plain(text, match) : null;
  }),
  ...foundBy('date', text, lastWeek, (match) => plain(text, match)),
  ...foundBy('date', text, yesterday, (match) => plain(text, match)),
];

function plain(text: string, match: RegExpExecArray): string | null {
  const [found] = match;
  const to = match.index + found.length;
  if (general.test(around(text, match.index, to))) return null;
  // What would be on such a day is no day that was.
  if (/^(?:이면|이라면|이\s되면)/u.test(text.slice(to, to + 4))) return null;
  if (found.endsWith('자로')) return '얼마 전에';
  // 'Some time ago' takes no particle but these.
  const after = text.slice(to, to + 3);
  if (after.startsWith('까지')) return '정해진 날';
  return /^(?:이|을|은|과|의|로|인)(?![가-힣])/u.test(after) ? '그날' : '얼마 전';
}
