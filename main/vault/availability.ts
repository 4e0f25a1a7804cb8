import { maxAvailabilityLength } from '../../preload/contract.ts';
import { equal, toHex } from '../../protocol/bytes.ts';
import { dayAt, roundStart } from '../../protocol/calendar.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import { badgeThreadOf } from '../../protocol/post.ts';
import { ComposeError } from './compose-error.ts';
import { queue, type ComposeContext } from './compose.ts';
import type { OutboxItem } from './outbox-row.ts';
import { seenText } from './plain-text.ts';
import type { Vault } from './vault.ts';

/** As {@link setAvailability}, with the words of a draft, which leaves in the same transaction. Throws ComposeError; the draft stays then. */
export function sendAvailability(vault: Vault, id: string, context: ComposeContext): OutboxItem {
  return vault.transaction(() => {
    const draft = vault.drafts.get(id);
    if (!draft) throw new ComposeError('draft-unknown');
    const item = setAvailability(vault, draft.text, context);
    vault.drafts.discard(id);
    return item;
  });
}

/**
 * Puts a mentor's statement about when to ask into the outbox, for the badge's own thread; an empty one takes the last back. Throws
 * ComposeError 'draft-too-long', and 'not-allowed' without a badge in force, or for a second one on the same local day.
 */
export function setAvailability(vault: Vault, text: string, context: ComposeContext): OutboxItem {
  const { manifest, environment } = context;
  const stored = vault.membership.load()?.badge;
  const badge = stored ? edKeyPair(stored.seed).publicKey : null;
  if (!badge || !context.inForce(badge)) throw new ComposeError('not-allowed');
  const words = seenText(text).trim();
  if (words.length > maxAvailabilityLength) throw new ComposeError('draft-too-long');
  const thread = badgeThreadOf(badge);
  const today = dayAt(manifest, environment.now());
  return vault.transaction(() => {
    const waiting = vault.outbox.ofThread(thread).filter(({ state }) => state !== 'returned');
    const isOfToday =
      waiting.some(({ createdAt }) => dayAt(manifest, createdAt) === today) ||
      vault.threads
        .messages(thread)
        .some(
          ({ kind, author, round }) =>
            kind === 'availability' &&
            equal(author, badge) &&
            dayAt(manifest, roundStart(manifest, round)) === today,
        );
    if (isOfToday) throw new ComposeError('not-allowed');
    const opens =
      vault.pseudonyms.badgeAllocate(thread, 0) === 0 && !waiting.some((item) => item.opens);
    const id = toHex(environment.random(16));
    const course = { thread, opens, audience: 'everyone', mentor: null } as const;
    const content = { kind: 'availability', text: words } as const;
    return queue(vault, id, content, course, 'soon', context);
  });
}
