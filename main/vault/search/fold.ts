import { takenApart } from './hangul.ts';

/** A text as it is compared, and where each of its UTF-16 units comes from. */
export type Folded = {
  /** Without spaces. */
  text: string;
  /** Where the character behind each unit begins and ends in the original, UTF-16 units. */
  from: ArrayLike<number>;
  to: ArrayLike<number>;
};

const usual = /^[가-힣 -~\n\t]*$/u;
const parting = /[^가-힣a-z0-9]+/gu;
const joining = /\p{Variation_Selector}|\p{Cf}/u;
const counted = /[\p{L}\p{N}\p{M}\p{S}]/u;
/** Consonants and vowels on their own stay so: Unicode's own compatibility forms would join them to syllables. */
const alone = /[ㄱ-ㆎ]/u;
const leads = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

/**
 * How words are compared: letters, digits and pictures only, in one width and case. Everything else parts words: it becomes one space.
 * `text` in composed syllables (NFC).
 */
export function foldWords(text: string): string {
  if (usual.test(text)) {
    return text.toLowerCase().replace(parting, ' ').trim();
  }
  let folded = '';
  for (const character of text) {
    const kept = foldCharacter(character);
    if (kept === null) continue;
    if (kept !== ' ' || !folded.endsWith(' ')) folded += kept;
  }
  return folded.trim();
}

/** As {@link foldWords}, without the spaces: what was written apart is found together, and the other way round. */
export const squeeze = (folded: string): string => folded.replace(/ /gu, '');

/** Says as well where everything comes from; for marking what was found. Without spaces. */
export function foldWithPlaces(text: string): Folded {
  if (usual.test(text)) return foldUsual(text);
  const from: number[] = [];
  const to: number[] = [];
  let folded = '';
  let place = 0;
  for (const character of text) {
    const end = place + character.length;
    const kept = foldCharacter(character);
    if (kept !== null && kept !== ' ') {
      folded += kept;
      for (let unit = 0; unit < kept.length; unit += 1) {
        from.push(place);
        to.push(end);
      }
    }
    place = end;
  }
  return { text: folded, from, to };
}

/** Every unit is kept as one, or not at all. */
function foldUsual(text: string): Folded {
  const small = text.toLowerCase();
  const from = new Int32Array(small.length);
  const to = new Int32Array(small.length);
  let kept = 0;
  for (let unit = 0; unit < small.length; unit += 1) {
    if (!isUsual(small.charCodeAt(unit))) continue;
    from[kept] = unit;
    to[kept] = unit + 1;
    kept += 1;
  }
  return { text: small.replace(parting, ''), from, to };
}

/** Where in a text a unit of its folded form (without spaces) comes from; its end for one that is not there. */
export function placeInText(text: string, unit: number): number {
  let left = unit;
  let place = 0;
  while (place < text.length) {
    const code = text.charCodeAt(place);
    if (code < 0x80 || isUsual(code)) {
      // Capital letters are kept as small ones.
      if (isUsual(code) || (code >= 0x41 && code <= 0x5a)) left -= 1;
      if (left < 0) return place;
      place += 1;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(place) ?? 0);
    const kept = foldCharacter(character);
    if (kept !== null && kept !== ' ') left -= kept.length;
    if (left < 0) return place;
    place += character.length;
  }
  return place;
}

/** Syllables, small Latin letters and digits. */
const isUsual = (code: number): boolean =>
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x30 && code <= 0x39);

/** `null` for what is not seen and parts nothing. */
function foldCharacter(character: string): string | null {
  if (character >= '가' && character <= '힣') return character;
  if (character < '\u0080') {
    const small = character.toLowerCase();
    return /[a-z0-9]/u.test(small) ? small : ' ';
  }
  if (alone.test(character)) return takenApart(character);
  if (joining.test(character)) return null;
  const kept = Array.from(character.normalize('NFKC').toLowerCase())
    .map(modernJamo)
    .filter((one) => (one < '\u0080' ? /[a-z0-9]/u : counted).test(one));
  return kept.length > 0 ? kept.join('') : ' ';
}

/** Half-width consonants come out of the compatibility form as parts of syllables. */
function modernJamo(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0x1100 && code <= 0x1112) return leads.charAt(code - 0x1100);
  if (code >= 0x1161 && code <= 0x1175) return String.fromCharCode(0x314f + code - 0x1161);
  return character;
}
