import { epochAt } from '../../protocol/calendar.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { threadOf } from '../../protocol/post.ts';
import type { OutboxItem } from '../vault/outbox-row.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * Gives an entry that waits for a pseudonym one of the running epoch's stock, in one transaction. `false` while the stock is empty, and for
 * an entry that needs none.
 */
export function assignPseudonym(vault: Vault, manifest: Manifest, environment: Environment, item: OutboxItem): boolean {
  return vault.transaction(() => {
    if (item.thread && vault.pseudonyms.ofThread(item.thread)) return false;
    const taken = vault.certificates.take(epochAt(manifest, environment.now()));
    if (!taken) return false;
    const thread = item.opens ? threadOf(edKeyPair(taken.seed).publicKey) : item.thread;
    if (!thread) return false;
    vault.pseudonyms.add({ ...taken, thread, nextSequence: 0, opener: item.opens });
    if (item.opens) vault.outbox.setThread(item.id, thread);
    return true;
  });
}
