import { epochAt } from '../../protocol/calendar.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { threadOf } from '../../protocol/post.ts';
import type { OutboxItem } from './outbox-row.ts';
import type { Vault } from './vault.ts';

/**
 * Gives an entry that waits for a pseudonym one of the running epoch's stock, in one transaction. `false` while there is none for it, and for
 * an entry that needs none. A few certificates are kept back for questions: comments and answers leave them alone.
 */
export function assignPseudonym(
  vault: Vault,
  manifest: Manifest,
  environment: Environment,
  item: OutboxItem,
): boolean {
  const epoch = epochAt(manifest, environment.now());
  return vault.transaction(() => {
    // Its author may have taken it back while it was about to be sealed.
    if (!vault.outbox.get(item.id)) return false;
    if (item.thread && vault.pseudonyms.ofThread(item.thread)) return false;
    const { certificates, pseudonyms, outbox } = vault;
    const kept = Math.max(0, manifest.quota.questions - certificates.questions(epoch));
    if (!item.opens && certificates.stock(epoch) <= kept) return false;
    const taken = certificates.take(epoch);
    const thread = item.opens && taken ? threadOf(edKeyPair(taken.seed).publicKey) : item.thread;
    if (!taken || !thread) return false;
    pseudonyms.add({ ...taken, thread, nextSequence: 0, opener: item.opens });
    if (item.opens) {
      certificates.countQuestion(epoch);
      outbox.setThread(item.id, thread);
    }
    return true;
  });
}
