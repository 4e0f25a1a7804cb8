import { foundBy, type Finder, type Found } from './found.ts';

const courts =
  '구합|구단|구|가단|가합|가소|고단|고합|고정|나|노|누|두|다|도|마|라|차|차전|머|카합|카단|카기|카불|타경|타채|타기|헌가|헌나|헌라|헌마|헌바|행심|느단|느합|드단|드합|르|므|브|스|아|재나|재누|초기|형제|징계|진정|인권';
const lawsuit = new RegExp(
  `(?<!\\d)(?:[가-힣]{2,7}법원\\s?)?(?:사건\\s?번호\\s?[:：]?\\s?)?(?:19|20)\\d{2}\\s?-?\\s?(?:${courts})\\s?-?\\s?\\d{1,7}(?![\\d년월일시분명])(?!호봉)`,
  'gu',
);
/** Who wrote it, and the number that was given to it. */
const document =
  /(?<![가-힣])[가-힣]{1,12}\d?[가-힣]{0,8}(?:과|팀|국|실|소|청|관|동|단|센터)\s?-\s?\d{1,7}(?![\d-])(?:\((?:19|20)\d\d\.\s?\d{1,2}\.\s?\d{1,2}\.?\))?호?/gu;
/** The year, who wrote it, of what sort, and the number. */
const filed = /(?<!\d)(?:19|20)\d\d(?:-[가-힣]{1,12}){1,3}-\d{1,8}(?![\d-])/gu;
const petition = /(?<![A-Za-z\d])\d[A-Z]{2}-\d{4}-\d{4,8}(?!\d)/gu;
const notice =
  /(?:공고|고시|훈령|예규|입찰|공시)(?:\s?번호)?\s?제?\s?(?:19|20)\d{2}\s?-\s?\d{1,6}\s?호?|(?<![가-힣])제\s?(?:19|20)\d{2}\s?-\s?\d{1,6}\s?호/gu;
const labels =
  '사건|접수|문서|관리|민원|신청|허가|고지|처리|영수증|전자납부|과세|체납|납세|압류|심판|시행|생산';
const labelled = new RegExp(
  `(?:(?:${labels})\\s?번호|행정심판|문서\\s?등록\\s?번호)(?:이|가|은|는|을|를)?\\s?[:：]?\\s?[A-Za-z\\d][A-Za-z가-힣\\d]{0,19}(?:\\s?-\\s?[A-Za-z가-힣\\d]{1,10}){0,4}`,
  'gu',
);

export const caseNumbers: Finder = (text): Found[] => [
  ...foundBy('case-number', text, lawsuit, () => '(사건번호)'),
  ...foundBy('case-number', text, document, () => '(문서번호)'),
  ...foundBy('case-number', text, filed, () => '(문서번호)'),
  ...foundBy('case-number', text, petition, () => '(접수번호)'),
  ...foundBy('case-number', text, notice, () => '(공고번호)'),
  ...labelledIn(text),
];

/** The pattern takes syllables up to the end of a word: only what ends with a digit belongs to the number. */
function labelledIn(text: string): Found[] {
  return foundBy('case-number', text, labelled, ([found]) => {
    const count = found.match(/\d/gu)?.length ?? 0;
    return count >= 4 ? '(접수번호)' : null;
  }).map((found) => {
    const words = text.slice(found.from, found.to);
    const rest = /[^\d]*$/u.exec(words)?.[0].length ?? 0;
    return { ...found, to: found.to - rest };
  });
}
