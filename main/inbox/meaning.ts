import type { ThreadState } from '../../preload/contract.ts';
import { equal, toHex, type EdPublicKey, type Hash } from '../../protocol/bytes.ts';
import { threadOf } from '../../protocol/post.ts';
import type { QuestionState } from '../vault/thread-row.ts';
import type { Message, MessageState } from '../vault/thread-store.ts';

/** What the messages of a thread mean together. */
export type Meaning = {
  question: Message;
  /** Messages that have words, or had, in the order of the conversation. */
  spoken: Message[];
  /** Other words for messages that are shown, by these (first posts, hex). */
  edits: ReadonlyMap<string, Message>;
  /** Those that are shown. */
  answers: Message[];
  /** First posts (hex) of the answers that the asker accepted. */
  accepted: Set<string>;
  /** Members (hex of their pseudonyms) who ask the same. */
  meToo: Set<string>;
  /** The badge that claimed it, while no answer has come. */
  claimedBy: EdPublicKey | null;
  state: ThreadState;
  left: QuestionState;
};

/** Whether a badge is in force. */
export type InForce = (badge: EdPublicKey) => boolean;

/** `null` while the question itself is not here. `messages` in the order of the conversation. */
export function meaningOf(messages: readonly Message[], inForce: InForce): Meaning | null {
  const standing = withStates(messages);
  const question = standing.find(isQuestion);
  if (!question) return null;
  const byAsker = (message: Message): boolean => equal(message.author, question.author);
  const spoken = standing.filter((message) => message === question || isReply(message));
  const shown = standing.filter(({ state }) => state === 'shown');
  const answers = shown.filter((message) => message.kind === 'answer' && !byAsker(message));
  const known = new Set(answers.map((answer) => toHex(answer.post)));
  const accepted = new Set<string>();
  const meToo = new Set<string>();
  let claimedBy: EdPublicKey | null = null;
  for (const message of shown) {
    const { kind, role, author } = message;
    const target = nameOf(message.target);
    if (kind === 'accept' && byAsker(message) && known.has(target)) accepted.add(target);
    if (kind === 'me-too' && role === 'member' && !byAsker(message)) meToo.add(toHex(author));
    if (role !== 'badge') continue;
    // The first to claim has it, until it is released.
    if (kind === 'claim' && !claimedBy && inForce(author)) claimedBy = author;
    if (kind === 'release' && claimedBy && equal(claimedBy, author)) claimedBy = null;
  }
  if (answers.length > 0 || question.state !== 'shown') claimedBy = null;
  return {
    question,
    spoken,
    edits: editsOf(spoken, shown),
    answers,
    accepted,
    meToo,
    claimedBy,
    state: stateOf(accepted.size, answers.length, claimedBy),
    left: leftOf(question, spoken),
  };
}

/**
 * The messages with what became of their words: an author takes back their own, in the same thread, and other words for those go with them.
 * What was voided stays so.
 */
export function withStates(messages: readonly Message[]): readonly Message[] {
  if (messages.every(({ kind, state }) => state === 'shown' && kind !== 'retract')) return messages;
  const states = new Map<string, MessageState>();
  for (const { kind, state, author, target } of messages) {
    if (kind === 'retract' && state === 'shown' && target)
      states.set(own(author, target), 'retracted');
  }
  const stateOfWords = ({ state, author, post }: Message): MessageState =>
    state === 'shown' ? (states.get(own(author, post)) ?? state) : state;
  const settled = messages.map((message) =>
    isWorded(message) ? { ...message, state: stateOfWords(message) } : message,
  );
  for (const { state, author, post } of settled) {
    if (state !== 'shown') states.set(own(author, post), state);
  }
  return settled.map((message) => {
    const { kind, state, author, target } = message;
    const ofTarget = kind === 'edit' && target && states.get(own(author, target));
    return ofTarget && state === 'shown' ? { ...message, state: ofTarget } : message;
  });
}

/** The last of an author's edits counts, by their own numbering. */
function editsOf(spoken: readonly Message[], shown: readonly Message[]): Map<string, Message> {
  const authors = new Map(spoken.map((message) => [toHex(message.post), message]));
  const edits = new Map<string, Message>();
  for (const message of shown) {
    const target = nameOf(message.target);
    const edited = message.kind === 'edit' ? authors.get(target) : undefined;
    if (edited?.state !== 'shown' || !equal(edited.author, message.author)) continue;
    const before = edits.get(target);
    if (!before || before.sequence < message.sequence) edits.set(target, message);
  }
  return edits;
}

function leftOf(question: Message, spoken: readonly Message[]): QuestionState {
  if (question.state === 'shown') return 'shown';
  return spoken.some(({ state }) => state === 'shown') ? 'gone' : 'empty';
}

/** Only the pseudonym that the thread is named after asks, and only with its first post. */
const isQuestion = (message: Spoken): boolean =>
  message.kind === 'question' &&
  message.role === 'member' &&
  message.sequence === 0 &&
  equal(threadOf(message.author), message.thread);

const isReply = ({ kind }: Spoken): boolean =>
  kind === 'answer' || kind === 'comment' || kind === 'follow-up';

/** What tells whether a message is shown with its words. */
export type Spoken = Pick<Message, 'thread' | 'author' | 'role' | 'sequence' | 'kind'>;

/** Whether its words are shown in its thread, unless they were taken back or voided. */
export const isSpoken = (message: Spoken): boolean => isQuestion(message) || isReply(message);

/** Whether it has words of its own, which others read. */
export const isWorded = (message: Message): message is WordedMessage =>
  message.kind === 'question' || isReply(message);

export type WordedMessage = Message & { kind: 'question' | 'answer' | 'comment' | 'follow-up' };

const own = (author: EdPublicKey, post: Hash): string => `${toHex(author)} ${toHex(post)}`;
const nameOf = (post: Hash | null): string => (post ? toHex(post) : '');

function stateOf(accepted: number, answers: number, claimedBy: EdPublicKey | null): ThreadState {
  if (accepted > 0) return 'accepted';
  if (answers > 0) return 'answered';
  return claimedBy ? 'claimed' : 'waiting';
}
