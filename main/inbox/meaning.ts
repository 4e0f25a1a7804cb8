import type { ThreadState } from '../../preload/contract.ts';
import { equal, toHex, type EdPublicKey, type Hash } from '../../protocol/bytes.ts';
import { threadOf } from '../../protocol/post.ts';
import type { Message } from '../vault/thread-store.ts';

/** What the messages of a thread mean together. */
export type Meaning = {
  question: Message;
  /** Messages with words, in the order of the conversation. */
  spoken: Message[];
  answers: Message[];
  /** First posts (hex) of the answers that the asker accepted. */
  accepted: Set<string>;
  /** Members (hex of their pseudonyms) who ask the same. */
  meToo: Set<string>;
  /** The badge that claimed it, while no answer has come. */
  claimedBy: EdPublicKey | null;
  state: ThreadState;
};

/** Whether a badge is in force. */
export type InForce = (badge: EdPublicKey) => boolean;

/** `null` while the question itself is not here. `messages` in the order of the conversation. */
export function meaningOf(messages: readonly Message[], inForce: InForce): Meaning | null {
  const question = messages.find(isQuestion);
  if (!question) return null;
  const byAsker = (message: Message): boolean => equal(message.author, question.author);
  const answers = messages.filter((message) => message.kind === 'answer' && !byAsker(message));
  const known = new Set(answers.map((answer) => toHex(answer.post)));
  const accepted = new Set<string>();
  const meToo = new Set<string>();
  let claimedBy: EdPublicKey | null = null;
  for (const message of messages) {
    const { kind, role, author } = message;
    const target = nameOf(message.target);
    if (kind === 'accept' && byAsker(message) && known.has(target)) accepted.add(target);
    if (kind === 'me-too' && role === 'member' && !byAsker(message)) meToo.add(toHex(author));
    if (role !== 'badge') continue;
    // The first to claim has it, until it is released.
    if (kind === 'claim' && !claimedBy && inForce(author)) claimedBy = author;
    if (kind === 'release' && claimedBy && equal(claimedBy, author)) claimedBy = null;
  }
  if (answers.length > 0) claimedBy = null;
  return {
    question,
    spoken: messages.filter((message) => message === question || isReply(message)),
    answers,
    accepted,
    meToo,
    claimedBy,
    state: stateOf(accepted.size, answers.length, claimedBy),
  };
}

/** Only the pseudonym that the thread is named after asks, and only with its first post. */
const isQuestion = (message: Message): boolean =>
  message.kind === 'question' &&
  message.role === 'member' &&
  message.sequence === 0 &&
  equal(threadOf(message.author), message.thread);

const isReply = ({ kind }: Message): boolean =>
  kind === 'answer' || kind === 'comment' || kind === 'follow-up';

const nameOf = (post: Hash | null): string => (post ? toHex(post) : '');

function stateOf(accepted: number, answers: number, claimedBy: EdPublicKey | null): ThreadState {
  if (accepted > 0) return 'accepted';
  if (answers > 0) return 'answered';
  return claimedBy ? 'claimed' : 'waiting';
}
