import { around, foundBy, type Finder, type Found } from './found.ts';

const gap = '[\\s.~·-]{0,2}';
const open = '(?<![\\d-])';
const close = '(?![\\d]|-\\d)';
const mobile = new RegExp(
  `${open}(?:\\+82${gap}\\(?0?\\)?|\\(?0)1[016789]\\)?${gap}\\d{3,4}${gap}\\d{4}${close}`,
  'gu',
);
/** Area codes, and numbers that follow a person: 070, 050x. */
const fixed = new RegExp(
  `${open}(?:\\+82${gap}|\\(?0)(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|50\\d)\\)?${gap}\\d{3,4}${gap}\\d{4}${close}`,
  'gu',
);
/** Without an area code. */
const local = new RegExp(`${open}\\d{3,4}-\\d{4}${close}(?!\\s?(?:부|명|원|건|개|장|호))`, 'gu');
const inside =
  /(?<![가-힣])(?:행정|구내)?\s?내선\s?(?:전화)?(?:번호)?\s?(?:[은는이가:])?\s?\d{3,5}(?!\d)(?:\s?[,~/]\s?\d{3,5}(?!\d))*(?:번(?!지|째))?/gu;
const number = '[공영일이삼사오육륙칠팔구]';
const spoken = new RegExp(
  `(?<![가-힣])[공영]\\s?일\\s?[공영일육륙칠팔구](?:(?:\\s?(?:다시|대시|에|의)\\s|[\\s-]{0,2})${number}){7,8}(?![공영일삼사오육륙칠팔구])`,
  'gu',
);
/** Where a number of two parts is likely to be one to call. */
const calling = /전화|연락|번호|문자|팩스|내선|걸[면어었]|통화/u;
/** Numbers that everybody may call. */
const isPublic = (found: string): boolean => /^1[568]\d\d/u.test(found);

const plain = (): string => '(전화번호)';

export const phones: Finder = (text): Found[] => [
  ...foundBy('phone', text, mobile, plain),
  ...foundBy('phone', text, fixed, plain),
  ...foundBy('phone', text, inside, plain),
  ...foundBy('phone', text, spoken, plain),
  ...foundBy('phone', text, local, (match) => {
    const [found] = match;
    if (isPublic(found) || /^(?:19|20)\d\d-/u.test(found)) return null;
    return calling.test(around(text, match.index, match.index + found.length)) ? plain() : null;
  }),
];
