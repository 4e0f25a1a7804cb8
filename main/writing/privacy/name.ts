import type { Finder, Found } from './found.ts';
import {
  doubleSurnames,
  firsts,
  givenWords,
  isOrdinary,
  lasts,
  plainSurnames,
  roles,
  singles,
  surnames,
  titles,
  usualFirsts,
  usualLasts,
  usualSurnames,
} from './name-words.ts';
import { endsNoun, hasParticle } from './particle.ts';
import { piecesOf } from './unit-words.ts';

const titleAfter = new RegExp(`^\\s?(${titles})(님)?`, 'u');
const roleBefore = new RegExp(
  `(?:^|[^가-힣])(?:${roles})(?:인|이신|이셨던|였던|(가|이|는|은))?\\s?[:：]?\\s?$`,
  'u',
);
/** Titles that only people have; of the others, some end ordinary words. */
const official = new RegExp(
  '^\\s?(?:주무관|사무관|서기관|담당관|팀장|과장|계장|국장|실장|주임|주사보|차석|사무장|센터장|소장|대리|주사|서기(?!관))(?:님)?',
  'u',
);
const introduced =
  /^(?:이?라고|이?라는|입니다|이?예요|이에요|이?인데|이고|이?시고|이었|였|\(|으?로\s(?:적|되|나|표기|기재))/u;
const meetingParticle =
  /^(?:이?라는|이?라고|이?라며|이?가|이는|이랑|이한테|한테|에게|께서|께|이를|이의|이도|은|는|을|를|이와|와|과|랑|도|만|의|이가|이)(?![가-힣])|^\s?[·ㆍ]\s?[가-힣]/u;

/** Titles that stand after given names alone. */
const friendly = /^\s?(?:주무관|주사|서기(?!관)|씨|선배|언니|오빠|누나)님?/u;
const called = /^이(?:가|는|를|한테)(?![가-힣])/u;
/** What verbs and many nouns end in. */
const endings = /[하해지자기심도의]/u;

export const names: Finder = (text): Found[] => {
  const found: Found[] = [];
  for (const match of text.matchAll(/(?<![가-힣\d])[가-힣]+/gu)) {
    const one = nameAt(text, match.index, match[0]);
    if (one) found.push(one);
  }
  return found;
};

/** `word`: the syllables from a place up to the next that is none. */
function nameAt(text: string, from: number, word: string): Found | null {
  for (const length of lengthsOf(word)) {
    const name = word.slice(0, length);
    const to = from + length;
    const titled = titleAfter.exec(text.slice(to, to + 7));
    if (titled && isName(name, 'titled') && endsNoun(text, to + titled[0].length)) {
      const isOfficial = official.test(titled[0]);
      if (name.length > 2 || isOfficial || titled[1] === '씨') {
        return found(from, to + titled[0].length, isOfficial ? '한 동료' : '한 분');
      }
    }
  }
  return givenAt(text, from, word) ?? surnameAt(text, from, word) ?? untitledAt(text, from, word);
}

/** '수진 주무관', '지훈이가'. */
function givenAt(text: string, from: number, word: string): Found | null {
  const given = word.slice(0, 2);
  const isGiven = usualFirsts.has(given.charAt(0)) && usualLasts.has(given.charAt(1));
  if (given.length < 2 || !isGiven || isOrdinary(given, true) || piecesOf(given) > 0) return null;
  const to = from + 2;
  const after = text.slice(to, to + 8);
  const title = friendly.exec(after)?.[0];
  if (title !== undefined && endsNoun(text, to + title.length)) {
    return found(from, to + title.length, '한 동료');
  }
  return called.test(after) && withCall(text, to) > to ? found(from, to + 1, '한 사람') : null;
}

/** '김 주무관', '박계장'. */
function surnameAt(text: string, from: number, word: string): Found | null {
  const surname = word.charAt(0);
  if (!plainSurnames.has(surname)) return null;
  const title = official.exec(text.slice(from + 1, from + 8))?.[0];
  if (title === undefined || !endsNoun(text, from + 1 + title.length)) return null;
  if (word.length > 1 && (title.startsWith(' ') || /^(?:소장|대리|주임|주사|서기)/u.test(title)))
    return null;
  return found(from, from + 1 + title.length, '한 동료');
}

function untitledAt(text: string, from: number, word: string): Found | null {
  const before = text.slice(Math.max(0, from - 14), from);
  for (const length of lengthsOf(word)) {
    const name = word.slice(0, length);
    const to = from + length;
    if (length < 3 || !endsHere(text, to)) continue;
    const expected = roleBefore.exec(before);
    const after = text.slice(to, to + 6);
    if (expected && isName(name, 'expected')) {
      const isSelf = /(?:저는|제가|나는|저|이름|이름[은이])\s$/u.test(before);
      // '저는 ...', '담당자가 ...' say who somebody is, or what they do.
      const isSubject = expected[1] !== undefined || isSelf;
      if (!isSubject || introduced.test(after))
        return found(from, to, isSelf ? '(이름)' : '한 사람');
    }
    if (isName(name, 'bare') && meetingParticle.test(after)) {
      return found(from, withCall(text, to), '한 사람');
    }
  }
  return null;
}

const endsHere = (text: string, to: number): boolean =>
  !/^[가-힣]/u.test(text.slice(to, to + 1)) ||
  hasParticle(text, to) ||
  meetingParticle.test(text.slice(to, to + 6));

/** As friends say it: '지원이가'. What takes its place wants no such syllable. */
const withCall = (text: string, to: number): number =>
  /^이(?:가|는|를|도|의|와|한테)(?![가-힣])/u.test(text.slice(to, to + 4)) ? to + 1 : to;

const found = (from: number, to: number, suggestion: string): Found => ({
  kind: 'name',
  from,
  to,
  suggestion,
});

/** Of how many syllables a name may be that a word begins with. */
function lengthsOf(word: string): readonly number[] {
  const isDouble = doubleSurnames.some((one) => word.startsWith(one));
  return isDouble ? [4, 3] : [3, 2];
}

/** titled: a title follows. expected: what stands before says that a name comes. bare: a particle follows. */
type Standing = 'titled' | 'expected' | 'bare';

function isName(name: string, standing: Standing): boolean {
  if (isOrdinary(name, standing !== 'titled')) return false;
  const double = doubleSurnames.find((one) => name.startsWith(one));
  if (double !== undefined) return standing !== 'bare' || name.length === 4;
  if (!surnames.has(name.charAt(0))) return false;
  const [first, last] = [name.charAt(1), name.charAt(2)];
  if (name.length === 2) return standing === 'titled' && singles.has(first);
  if (usualSurnames.has(name.charAt(0)) && givenWords.has(name.slice(1))) return true;
  if (standing === 'bare') {
    if (
      plainSurnames.has(name.charAt(0)) &&
      !endings.test(last) &&
      firsts.has(first) &&
      lasts.has(last)
    )
      return true;
    return usualSurnames.has(name.charAt(0)) && usualFirsts.has(first) && usualLasts.has(last);
  }
  // '선배가 이상해': what ends so is said of somebody.
  if (standing === 'expected' && last === '해') return false;
  return firsts.has(first) && lasts.has(last);
}
