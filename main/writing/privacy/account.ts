import { around, foundBy, type Finder, type Found } from './found.ts';

const banks =
  '농협|국민|신한|우리|하나|기업|카카오|토스|케이|새마을금고|새마을|우체국|수협|신협|산업|제일|씨티|대구|부산|경남|광주|전북|제주|아이엠|KB|NH|IBK|SC|KEB|산림조합|저축';
const digits = '\\d(?:[ -]?\\d){8,15}';
/** A bank, and digits after it. */
const atBank = new RegExp(
  `(?<![가-힣A-Za-z])(?:${banks})(?:은행|뱅크|중앙회|금고)?(?:\\s?(?:계좌|통장))?(?:\\s?번호)?(?:이|가|은|는)?\\s?[:：]?\\s?${digits}(?![\\d]|-\\d)`,
  'gu',
);
const labelled = new RegExp(
  `(?:계좌|통장)(?:\\s?번호)?(?:이|가|은|는|로|를)?\\s?[:：]?\\s?${digits}(?![\\d]|-\\d)`,
  'gu',
);
/** The shapes that banks use, without a bank: three or four groups, 10 to 14 digits. */
const shaped = /(?<![\d-])\d{3,6}-\d{2,6}-\d{3,8}(?:-\d{1,3})?(?![\d]|-\d)/gu;
const money = /계좌|통장|입금|이체|송금|환급|급여|여비|회비|보조금|은행|부[쳤치쳐]|보내/u;

export const accounts: Finder = (text): Found[] => [
  ...foundBy('account', text, atBank, () => '(계좌번호)'),
  ...foundBy('account', text, labelled, () => '(계좌번호)'),
  ...foundBy('account', text, shaped, (match) => {
    const [found] = match;
    const count = found.replaceAll('-', '').length;
    if (count < 10 || count > 14 || isPhone(found) || isBusiness(found)) return null;
    // Four groups are nothing else; three may be.
    const isSure = found.split('-').length === 4;
    const near = around(text, match.index, match.index + found.length);
    return isSure || money.test(near) ? '(계좌번호)' : null;
  }),
];

const isPhone = (found: string): boolean =>
  /^0(?:1\d|2|[3-6]\d|70|50\d)-\d{3,4}-\d{4}$/u.test(found);
/** A business's number is public. */
const isBusiness = (found: string): boolean => /^\d{3}-\d{2}-\d{5}$/u.test(found);
