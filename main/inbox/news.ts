/** Something unread that is worth a word: an answer to an own question, a question that a mentor could answer, or an announcement. */
export type News =
  | {
      /** 64 hex digits each. */
      post: string;
      thread: string;
      kind: 'answer' | 'question';
    }
  | {
      /** The notice's hash. */
      post: string;
      thread: null;
      kind: 'announcement';
    };
