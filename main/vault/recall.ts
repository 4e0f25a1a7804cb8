import { equal, type Hash, type ThreadId } from '../../protocol/bytes.ts';
import type { OutboxItem, OutboxPart } from './outbox-row.ts';
import type { Vault } from './vault.ts';

/**
 * Who takes a post back means other words for it too that wait in the outbox: those of which nothing has left do not go after all, and do not hold
 * the retraction up. They are drafts again. Inside a transaction.
 */
export function recallEdits(vault: Vault, thread: ThreadId, target: Hash): void {
  for (const { id, content } of vault.outbox.ofThread(thread)) {
    const item = vault.outbox.get(id);
    if (content.kind !== 'edit' || !equal(content.target, target) || !item) continue;
    if (item.state !== 'returned' && giveNumbersBack(vault, item)) vault.outbox.returnToDraft(id);
  }
}

/** Whether an entry is only on this PC, so that taking it out is all that it takes: nothing of it, nor of anything numbered behind it, has left. */
export function isRecallable(vault: Vault, item: OutboxItem): boolean {
  return item.state !== 'returned' && numbersToGiveBack(vault, item) !== null;
}

/**
 * Gives the numbers of an entry back, and those of everything behind it in its thread, to be sealed anew: the feed would wait for a number that
 * never comes. `false` where one of them may have left this PC.
 */
export function giveNumbersBack(vault: Vault, item: OutboxItem): boolean {
  const numbers = numbersToGiveBack(vault, item);
  if (!numbers) return false;
  const { first, next, behind } = numbers;
  if (item.thread && next > first && !vault.pseudonyms.giveBack(item.thread, first, next)) {
    return false;
  }
  for (const { id } of behind) vault.outbox.setParts(id, []);
  return true;
}

/**
 * Puts the certificate of a question that never left back into the stock: nobody has seen its pseudonym, and asked again it has the same name. What
 * waits behind the question leaves the outbox with it, for it has no place any more; answers those words, oldest first. Inside a transaction.
 */
export function giveThreadBack(vault: Vault, { id, thread, opens }: OutboxItem): string[] {
  const pseudonym = opens && thread ? vault.pseudonyms.ofThread(thread) : null;
  if (!pseudonym || !thread) return [];
  const behind = vault.outbox.ofThread(thread).filter((other) => other.id !== id);
  for (const other of behind) vault.outbox.remove(other.id);
  vault.pseudonyms.forgetThread(thread);
  vault.certificates.giveBack(pseudonym);
  return behind.flatMap(({ content }) => ('text' in content ? [content.text] : []));
}

export const hasLeft = ({ seen, round, misses }: OutboxPart): boolean =>
  seen || round !== null || misses > 0;

type Numbers = { first: number; next: number; behind: OutboxItem[] };

function numbersToGiveBack(vault: Vault, { thread, parts }: OutboxItem): Numbers | null {
  const first = parts[0]?.sequence;
  if (!thread || first === undefined) return { first: 0, next: 0, behind: [] };
  const behind = vault.outbox
    .ofThread(thread)
    .filter((one) => one.parts.some(({ sequence }) => sequence >= first));
  const numbered = behind.flatMap((one) => one.parts);
  const next = Math.max(...numbered.map(({ sequence }) => sequence)) + 1;
  if (numbered.some(hasLeft) || vault.pseudonyms.nextIn(thread) !== next) return null;
  return { first, next, behind };
}
