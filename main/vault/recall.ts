import { equal, type Hash, type ThreadId } from '../../protocol/bytes.ts';
import type { OutboxItem } from './outbox-row.ts';
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

/**
 * Gives the numbers of an entry back, and those of everything behind it in its thread, to be sealed anew: the feed would wait for a number that
 * never comes. `false` where one of them may have left this PC.
 */
export function giveNumbersBack(vault: Vault, { thread, parts }: OutboxItem): boolean {
  const first = parts[0]?.sequence;
  if (!thread || first === undefined) return true;
  const behind = vault.outbox
    .ofThread(thread)
    .filter((one) => one.parts.some(({ sequence }) => sequence >= first));
  const numbered = behind.flatMap((one) => one.parts);
  const isHere = numbered.every(
    ({ seen, round, misses }) => !seen && round === null && misses === 0,
  );
  const next = Math.max(...numbered.map(({ sequence }) => sequence)) + 1;
  if (!isHere || !vault.pseudonyms.giveBack(thread, first, next)) return false;
  for (const { id } of behind) vault.outbox.setParts(id, []);
  return true;
}
