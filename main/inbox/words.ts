import { toHex } from '../../protocol/bytes.ts';
import type { Message } from '../vault/thread-store.ts';
import type { Vault } from '../vault/vault.ts';
import { completeWith, type Complete } from './message-of.ts';

/** What a post says now. */
export type Words = {
  /** Of a question. */
  title: string | null;
  text: string;
  edited: boolean;
  /** Rounds in which the post itself came, without what changed it. */
  rounds: number[];
};

/** A message's content, read again from its posts. */
export function wordsOf(vault: Vault, message: Message): Complete | null {
  const { thread, author, sequence, parts } = message;
  const [first] = vault.feed.openedParts(thread, author, sequence, parts);
  return first ? completeWith(vault.feed, first) : null;
}

/** `edits`: those that count, by the posts (hex) that they change. `null` for what has no words, or none any more. */
export function wordsInForce(
  vault: Vault,
  message: Message,
  edits: ReadonlyMap<string, Message>,
): Words | null {
  const original = message.state === 'shown' ? wordsOf(vault, message) : null;
  if (!original || !('text' in original.content)) return null;
  const { content, posts } = original;
  const title = content.kind === 'question' ? content.title : null;
  const written = { title, text: content.text, rounds: posts.map(({ round }) => round) };
  const edit = edits.get(toHex(message.post));
  const other = edit && wordsOf(vault, edit)?.content;
  // A question may do without a text, nothing else may.
  if (other?.kind !== 'edit' || (title === null && other.text.trim() === '')) {
    return { ...written, edited: false };
  }
  return {
    ...written,
    title: title === null ? null : (other.title ?? title),
    text: other.text,
    edited: true,
  };
}
