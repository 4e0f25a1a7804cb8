import { equal } from '../../protocol/bytes.ts';
import { epochOfRound } from '../../protocol/calendar.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { headerLength, threadOf } from '../../protocol/post.ts';
import type { OutboxItem } from '../vault/outbox-row.ts';
import type { Vault } from '../vault/vault.ts';

/** certificate: the pseudonym's first post can no longer arrive in its certificate's epoch. seal: a badge's post names an epoch too long ago. */
export type Expiry = 'certificate' | 'seal';

/**
 * Whether the feed would refuse an entry's posts in `round` because too much time has passed; `null` if not. Only for entries of which no
 * post is on its way and everything that the feed has was read: then an expired post is in no batch, and never will be.
 */
export function expiryOf(
  vault: Vault,
  manifest: Manifest,
  item: OutboxItem,
  round: number,
): Expiry | null {
  if (!item.thread) return null;
  const epoch = epochOfRound(manifest, round);
  const unseen = item.parts.find(({ seen }) => !seen);
  if (unseen && epochNamedIn(unseen.post) === epoch) return null;
  const pseudonym = vault.pseudonyms.ofThread(item.thread);
  if (pseudonym) {
    const isFirst = unseen ? unseen.sequence === 0 : pseudonym.nextSequence === 0;
    return isFirst && pseudonym.epoch !== epoch ? 'certificate' : null;
  }
  return unseen && epochNamedIn(unseen.post) < epoch - 1 ? 'seal' : null;
}

/** The header's u32, which stands before sequence, role, kem and nonce. */
const epochNamedIn = (post: Uint8Array): number =>
  Buffer.from(post.buffer, post.byteOffset, headerLength).readUInt32BE(headerLength - 65);

/**
 * Puts a fresh pseudonym in the place of one that never came to write, for all that waits under it. `false` while there is no certificate of
 * the round's epoch in stock.
 */
export function renewPseudonym(
  vault: Vault,
  manifest: Manifest,
  item: OutboxItem,
  round: number,
): boolean {
  return vault.transaction(() => {
    const { thread: old } = item;
    const taken = old && vault.certificates.take(epochOfRound(manifest, round));
    if (!old || !taken) return false;
    const opener = vault.pseudonyms.ofThread(old)?.opener ?? false;
    const thread = opener ? threadOf(edKeyPair(taken.seed).publicKey) : old;
    for (const { id } of vault.outbox.ofThread(old)) {
      vault.outbox.setParts(id, []);
      if (!equal(thread, old)) vault.outbox.setThread(id, thread);
    }
    if (!equal(thread, old)) vault.drafts.moveThread(old, thread);
    if (opener) vault.certificates.countQuestion(taken.epoch);
    vault.pseudonyms.remove(old);
    vault.pseudonyms.add({ ...taken, thread, nextSequence: 0, opener });
    return true;
  });
}
