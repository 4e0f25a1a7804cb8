import { koreanPairs } from '../../../fixtures/korean-pairs.ts';

/** A question, and the same asked in other words. */
export type Twins = { original: string; twin: string };

/** Questions beside each other in the corpus that have the same answer and share half of their syllables: the same thing asked twice, by somebody else. */
export function twinQuestions(count: number): { twins: Twins[]; source: string } {
  const { pairs, source } = koreanPairs(11_823);
  const twins: Twins[] = [];
  if (source.startsWith('made-up')) {
    // Made-up words have no twins: the last word goes, and a particle comes.
    for (const { question } of pairs.slice(0, count)) {
      const words = question.replace(/[?]$/u, '').split(' ');
      twins.push({ original: question, twin: `${words.slice(0, 3).join('는 ')} 어떻게 하나요` });
    }
    return { twins, source };
  }
  for (let place = 1; place < pairs.length && twins.length < count; place += 1) {
    const [one, other] = [pairs[place - 1], pairs[place]];
    if (!one || !other || one.answer !== other.answer) continue;
    const share = shared(one.question, other.question);
    if (share < 0.5 || share === 1) continue;
    twins.push({ original: one.question, twin: other.question });
    // Neither stands in a second pair.
    place += 30;
  }
  return { twins, source };
}

/** How many of the syllables of two texts are in both, 0 to 1. */
function shared(a: string, b: string): number {
  const [one, other] = [syllables(a), syllables(b)];
  const both = [...one].filter((syllable) => other.has(syllable)).length;
  return both / (one.size + other.size - both);
}

const syllables = (text: string): Set<string> => new Set(text.replace(/[^가-힣a-z0-9]/giu, ''));
