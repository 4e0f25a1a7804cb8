import type {
  Request,
  SimilarThread,
  ThreadSummary,
  WritingCheck,
} from '../../../../preload/contract.ts';

/** Notices one telephone number and one name, as main does many. */
export function scriptedCheck({ text }: Request<'checkWriting'>): WritingCheck {
  const places = [
    { kind: 'name', words: '김민수', suggestion: '동료' },
    { kind: 'phone', words: '010-1234-5678', suggestion: '전화번호' },
  ] as const;
  const findings = places
    .map(({ kind, words, suggestion }) => {
      const from = text.indexOf(words);
      return { kind, field: 'text' as const, from, to: from + words.length, suggestion };
    })
    .filter(({ from }) => from >= 0);
  return { findings, care: text.includes('죽고 싶') };
}

/** The threads whose titles begin with the same word. */
export function scriptedAlike(
  threads: readonly ThreadSummary[],
  { title, limit }: Request<'similar'>,
): SimilarThread[] {
  const first = title.split(' ')[0] ?? '';
  return threads
    .filter((thread) => first !== '' && (thread.title ?? '').startsWith(first))
    .slice(0, limit)
    .map((thread) => ({ thread, answer: '인사 담당에게 먼저 물어보면 돼요.' }));
}
