const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const first = 0xac00;
const last = 0xd7a3;
/** Syllables that begin with the same consonant, and those of them that share a vowel (Unicode 15, 3.12). */
const perInitial = 588;
const perVowel = 28;
/** Consonants that a keyboard joins where two are typed one after the other, and that stand at the end of a syllable. */
const joined: Readonly<Record<string, string>> = {
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
};
/** Final consonants in the order of the syllables, without those that do not begin a syllable as they are. */
const finals = ['', ...Array.from('ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ')];

/** Place of an initial consonant among them, by its UTF-16 unit; -1 for everything else. */
const leads = new Map(Array.from(initials, (one, place) => [one.charCodeAt(0), place]));
const [firstLead, lastLead] = [0x3131, 0x314e];
const leadOf = (unit: number): number =>
  unit < firstLead || unit > lastLead ? -1 : (leads.get(unit) ?? -1);

const isSyllable = (character: string): boolean => {
  const code = character.charCodeAt(0);
  return code >= first && code <= last;
};

/** The initial consonant of a syllable, or a consonant itself; empty for anything else. */
export function initialOf(character: string): string {
  if (isSyllable(character)) {
    return initials.charAt(Math.floor((character.charCodeAt(0) - first) / perInitial));
  }
  return initials.includes(character) ? character : '';
}

/** Whether a character stands for all syllables that begin with it. */
export const isInitial = (character: string): boolean => initials.includes(character);

export function hasInitials(word: string): boolean {
  for (let unit = 0; unit < word.length; unit += 1) {
    if (leadOf(word.charCodeAt(unit)) >= 0) return true;
  }
  return false;
}

/** The syllables that an initial consonant (a UTF-16 unit) stands for; nothing but the unit itself for all others. */
export function syllablesOf(unit: number): { from: number; to: number } {
  const lead = leadOf(unit);
  if (lead < 0) return { from: unit, to: unit };
  const from = first + lead * perInitial;
  return { from, to: from + perInitial - 1 };
}

/** A syllable, as a UTF-16 unit, without its final consonant; anything else as it is. */
export const openOf = (unit: number): number => unit - finalOf(unit);

/** Place of a syllable's final consonant among them; 0 where there is none. */
export const finalOf = (unit: number): number =>
  unit < first || unit > last ? 0 : (unit - first) % perVowel;

/** A text of the same length: its syllables' initial consonants, and what is no syllable as it is. */
export function initialsOf(text: string): string {
  let made = '';
  for (let unit = 0; unit < text.length; unit += 1) {
    const code = text.charCodeAt(unit);
    const isOne = code >= first && code <= last;
    made += isOne ? initials[Math.trunc((code - first) / perInitial)] : text[unit];
  }
  return made;
}

/** The consonants that were typed, where a keyboard has joined them. */
export const takenApart = (character: string): string => joined[character] ?? character;

/** A syllable without its final consonant, and that consonant (empty where there is none). */
export function openSyllable(character: string): { open: string; final: string } {
  if (!isSyllable(character)) return { open: character, final: '' };
  const place = (character.charCodeAt(0) - first) % perVowel;
  return {
    open: String.fromCharCode(character.charCodeAt(0) - place),
    final: finals[place] ?? '',
  };
}

/** All syllables that a syllable becomes with another final consonant or none, itself included. */
export function siblingsOf(character: string): string[] {
  if (!isSyllable(character)) return [character];
  const open = openSyllable(character).open.charCodeAt(0);
  return Array.from({ length: perVowel }, (_, place) => String.fromCharCode(open + place));
}
