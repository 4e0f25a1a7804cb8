import { foundBy, type Finder } from './found.ts';

const labels =
  '행번|사번|직번|교번|군번|공무원증|공무원\\s?번호|직원\\s?번호|사원\\s?번호|개인\\s?식별\\s?번호|인사\\s?번호|임용\\s?번호|employee (?:number|id|no\\.?)';
const written = new RegExp(
  `(?:${labels})(?:\\s?번호)?(?:이|가|은|는|을|를|도|로| is)?\\s?[:：(]?\\s?(?:제\\s?)?[A-Za-z]{0,3}-?\\d(?:-?\\d){3,11}호?(?!\\d)`,
  'giu',
);

export const employeeNumbers: Finder = (text) =>
  foundBy('employee-number', text, written, () => '(직원번호)');
