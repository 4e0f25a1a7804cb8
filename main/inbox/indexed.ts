import { toHex } from '../../protocol/bytes.ts';
import type { Content } from '../../protocol/content.ts';
import { plainText } from '../vault/plain-text.ts';
import type { Message } from '../vault/thread-store.ts';
import type { Vault } from '../vault/vault.ts';
import { isSpoken, type Meaning } from './meaning.ts';

/** A message that has just become whole. */
export type Told = { message: Message; content: Content };

/**
 * More than a round brings are a feed that is caught up with, which the index is not to hold up: they are taken up afterwards, piece by piece. The reader
 * stores 128 posts at a time.
 */
const mostAtOnce = 16;

/** Takes new messages up into the index, in the transaction that keeps them; many of them wait. */
export function indexed(vault: Vault, told: readonly Told[]): void {
  const { search } = vault;
  const spoken = told.flatMap(({ message, content }) => {
    const number = 'text' in content && isSpoken(message) ? search.numberOf(message.post) : null;
    return number !== null && 'text' in content ? [{ number, content }] : [];
  });
  if (spoken.length === 0) return;
  if (spoken.length > mostAtOnce) {
    const numbers = spoken.map(({ number }) => number);
    search.postpone(Math.min(...numbers), Math.max(...numbers));
    return;
  }
  for (const { number, content } of spoken) {
    const title = content.kind === 'question' ? plainText(content.title) : null;
    search.add(number, { title, text: plainText(content.text) });
  }
}

/** Other words may count now for what a thread's edits are about. */
export function retold(vault: Vault, messages: readonly Message[], meaning: Meaning): void {
  const { search } = vault;
  const edited = new Set(
    messages.flatMap(({ kind, target }) => (kind === 'edit' && target ? [toHex(target)] : [])),
  );
  for (const { post, state } of meaning.spoken) {
    if (state !== 'shown' || !edited.has(toHex(post))) continue;
    const edit = meaning.edits.get(toHex(post));
    const number = search.numberOf(post);
    if (number !== null) search.retell(number, edit ? search.numberOf(edit.post) : null);
  }
}
