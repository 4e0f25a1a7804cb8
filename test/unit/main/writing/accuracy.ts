import type { Found } from '../../../../main/writing/privacy/found.ts';
import { findingsIn } from '../../../../main/writing/privacy/findings.ts';
import { markedKinds, type Mark, type Sentence } from './sentences.ts';

/** Of one kind: what was marked and found, found and not marked, marked and not found. */
export type Accuracy = { right: number; wrong: number; missed: number };
export type Slip = { text: string; kind: string; words: string; slip: 'wrong' | 'missed' };

export const precisionOf = ({ right, wrong }: Accuracy): number =>
  right + wrong === 0 ? 1 : right / (right + wrong);
export const recallOf = ({ right, missed }: Accuracy): number =>
  right + missed === 0 ? 1 : right / (right + missed);

/** How the findings of sentences agree with what is marked in them. A mark counts as found only where one finding of its kind covers all of it. */
export function accuracyOf(sentences: readonly Sentence[]): {
  kinds: Map<string, Accuracy>;
  slips: Slip[];
} {
  const kinds = new Map<string, Accuracy>(
    markedKinds.map((kind) => [kind, { right: 0, wrong: 0, missed: 0 }]),
  );
  const slips: Slip[] = [];
  for (const { text, marks } of sentences) {
    const found = findingsIn(text);
    for (const mark of marks) {
      const accuracy = kinds.get(mark.kind);
      const isFound = found.some((one) => covers(one, mark));
      if (accuracy) accuracy[isFound ? 'right' : 'missed'] += 1;
      if (!isFound) slips.push({ ...slipOf(text, mark), slip: 'missed' });
    }
    for (const one of found) {
      if (marks.some((mark) => covers(one, mark))) continue;
      const accuracy = kinds.get(one.kind);
      if (accuracy) accuracy.wrong += 1;
      slips.push({ ...slipOf(text, one), slip: 'wrong' });
    }
  }
  return { kinds, slips };
}

const covers = (found: Found, mark: Mark): boolean =>
  found.kind === mark.kind && found.from <= mark.from && found.to >= mark.to;

const slipOf = (text: string, { kind, from, to }: Mark | Found): Omit<Slip, 'slip'> => ({
  text,
  kind,
  words: text.slice(from, to),
});
