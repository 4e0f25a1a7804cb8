/** Something unread that is worth a word: an answer to an own question, or a question that a mentor could answer. */
export type News = {
  /** 64 hex digits each. */
  post: string;
  thread: string;
  kind: 'answer' | 'question';
};
