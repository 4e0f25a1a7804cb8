import type { DraftInput } from './draft-store.ts';
import { draftOf } from './returned-draft.ts';
import type { Vault } from './vault.ts';

/** All that was written in a vault and not published, as drafts: for another one that takes its place. */
export function wordsLeft({ drafts, outbox }: Pick<Vault, 'drafts' | 'outbox'>): DraftInput[] {
  const waiting = outbox.list().flatMap((item) => draftOf(item, drafts.get(item.id)) ?? []);
  const ids = new Set(waiting.map(({ id }) => id));
  return [...drafts.list().filter(({ id }) => !ids.has(id)), ...waiting];
}
