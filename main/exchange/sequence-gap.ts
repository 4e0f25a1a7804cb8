import { equal } from '../../protocol/bytes.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { parkTime } from '../../protocol/rules.ts';
import type { OutboxItem, OutboxPart } from '../vault/outbox-row.ts';
import { hasLeft } from '../vault/recall.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * An entry was refused for good: the feed has nothing under its numbers, and would park whatever comes after them until it gives it up. The numbers
 * are given out again, to what waits behind and to what is written next. Not while the feed may have parked something above them: that would be
 * published as soon as the gap is filled, after its author was told that it was not. `next`: the next round. Inside a transaction.
 */
export function closeGap(vault: Vault, manifest: Manifest, item: OutboxItem, next: number): void {
  const { thread } = item;
  const refused = item.parts.find(({ seen }) => !seen);
  if (!thread || !refused) return;
  const above = vault.outbox
    .ofThread(thread)
    .flatMap((one) => one.parts.map((part) => ({ item: one, part })))
    .filter(({ part }) => part.sequence >= refused.sequence && !equal(part.id, refused.id));
  const isGivenUp = ({ round }: OutboxPart): boolean =>
    round !== null && round > 0 && (next - round) * manifest.roundLength > parkTime;
  const isFree = ({ item: one, part }: (typeof above)[number]): boolean =>
    !hasLeft(part) || (one.state === 'returned' && !part.seen && isGivenUp(part));
  if (!above.every(isFree)) return;
  if (!vault.pseudonyms.giveBack(thread, refused.sequence, vault.pseudonyms.nextIn(thread))) return;
  for (const { item: one, part } of above) {
    if (one.id !== item.id && !hasLeft(part)) vault.outbox.setParts(one.id, []);
  }
}
