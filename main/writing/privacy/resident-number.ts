import { foundBy, type Finder } from './found.ts';

const digits = '(\\d{2})(\\d{2})(\\d{2})';
const hidden = '[*xX●○•]';
/** The birthday, then the century and sex as one digit (5 to 8 for foreigners), then six digits or what hides them. */
const written = new RegExp(
  `(?<![\\d-])${digits}(?:\\s?-\\s?[0-9](?:\\d{6}|\\d{0,5}${hidden}{1,6})?|\\s?[0-9]\\d{6}|-?${hidden}{7})(?![\\d*]|-\\d)`,
  'gu',
);

export const residentNumbers: Finder = (text) =>
  foundBy('resident-number', text, written, ([, , month, day]) =>
    isDay(Number(month), Number(day)) ? '(주민등록번호)' : null,
  );

const isDay = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31;
