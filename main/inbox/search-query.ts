import { foldWords } from '../vault/search/fold.ts';
import { plainText } from '../vault/plain-text.ts';

/** More words narrow nothing down. */
const maxWords = 8;

/** Words that people ask with, and that say nothing of what they ask about. */
const asking = new Set(
  (
    '어떻게 어떡해 언제 어디 어디서 어디에 누가 누구 무엇 무엇을 뭐 뭘 왜 얼마나 몇 하나요 되나요 인가요 있나요 없나요 할까요 ' +
    '될까요 좋을까요 하죠 해요 하는 하면 할 하는지 되는지 하려면 방법 법 알려주세요 궁금해요 궁금합니다 좀 수 때 것 거 건 게 안 못 ' +
    '있을까요 주세요 싶어요 해야 되요 돼요 하는법 그리고 관련 질문'
  ).split(' '),
);

/** Whether a word (folded) only asks. */
export const isAsking = (word: string): boolean => asking.has(word);

/** What a person looks for. */
export type Query = {
  /** As they are compared, in the order in which they were typed. */
  words: readonly string[];
  /** Those of them that say what it is about; all where none does. */
  telling: readonly string[];
};

/** `null` where nothing can be looked for: spaces and punctuation alone. */
export function readQuery(text: string): Query | null {
  const words = [...new Set(foldWords(plainText(text)).split(' '))]
    .filter((word) => word !== '')
    .slice(0, maxWords);
  if (words.length === 0) return null;
  const telling = words.filter((word) => !isAsking(word));
  return { words, telling: telling.length > 0 ? telling : words };
}
