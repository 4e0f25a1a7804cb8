import { takenApart } from './hangul.ts';

/** A text as it is compared, and where each of its UTF-16 units comes from. */
export type Folded = {
  /** Without spaces. */
  text: string;
  /** Where the character behind each unit begins and ends in the original, UTF-16 units. */
  from: number[];
  to: number[];
};

const usual = /^[가-힣 -~\n\t]*$/u;
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
    return text
      .toLowerCase()
      .replace(/[^가-힣a-z0-9]+/gu, ' ')
      .trim();
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
export const squeeze = (folded: string): string => folded.replaceAll(' ', '');

/** Says as well where everything comes from; for marking what was found. */
export function foldWithPlaces(text: string): Folded {
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
