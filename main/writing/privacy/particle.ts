import { josa } from 'es-hangul';

/** Particles with two forms: after a final consonant, and after a vowel. Longer ones first. */
const pairs = [
  ['이에요', '예요'],
  ['이라고', '라고'],
  ['이라는', '라는'],
  ['이라서', '라서'],
  ['이라도', '라도'],
  ['이라면', '라면'],
  ['으로', '로'],
  ['이랑', '랑'],
  ['이나', '나'],
  ['이며', '며'],
  ['이야', '야'],
  ['이', '가'],
  ['을', '를'],
  ['은', '는'],
  ['과', '와'],
] as const;

/** What may follow a particle within the word. */
const following = /^(?:부터|서|써|는|도|만|요|의|까지)?(?![가-힣])/u;
/** Particles that are the same after everything, and what else may follow a noun within its word. */
const others =
  /^(?:에서|에게|에겐|에도|에는|에만|에|한테|께서|께|의|도|만|부터|까지|마다|처럼|보다|하고|밖에|조차|뿐|쪽|측|입니다|인데|인지|이고|이신|이셨|이었|였|인|이십|님|들|분|별|내|이지만|이지|이죠|죠|이냐|이니|이면|면|인가|이던|이든|이시|네요|네|이네|라며|이라며|라니|이라니|라서|라)/u;

/** How long the particle is that a place (in UTF-16 units) begins with; 0 where there is none of two forms. */
function particleAt(text: string, place: number): (typeof pairs)[number] | null {
  const after = text.slice(place, place + 8);
  for (const pair of pairs) {
    for (const form of pair) {
      if (after.startsWith(form) && following.test(after.slice(form.length))) return pair;
    }
  }
  return null;
}

/** Whether a noun may end here: after it comes no syllable, or a particle. */
export function endsNoun(text: string, place: number): boolean {
  const after = text.slice(place, place + 8);
  return !/^[가-힣]/u.test(after) || particleAt(text, place) !== null || others.test(after);
}

/** Whether two letters follow a noun for sure, never a syllable of it: it stands in a sentence. */
export const hasParticle = (text: string, place: number): boolean =>
  particleAt(text, place) !== null || others.test(text.slice(place, place + 8));

/**
 * The words that take the place of others, with the particle that follows as these want it. `to`: where the others end; the answer's, where what is
 * replaced ends then.
 */
export function withParticle(
  text: string,
  to: number,
  suggestion: string,
): { to: number; suggestion: string } {
  const pair = particleAt(text, to);
  const word = suggestion.replaceAll(/[()]/gu, '');
  if (!pair || !/[가-힣]$/u.test(word)) return { to, suggestion };
  const written = pair.find((form) => text.startsWith(form, to));
  const wanted = formAfter(word, pair);
  if (!written || wanted === written) return { to, suggestion };
  return { to: to + written.length, suggestion: suggestion + wanted };
}

function formAfter(word: string, pair: (typeof pairs)[number]): string {
  if (pair[1] === '로') return josa.pick(word, '으로/로');
  const isClosed = josa.pick(word, '이/가') === '이';
  return isClosed ? pair[0] : pair[1];
}
