import type { OutboxEntry } from '../../preload/contract.ts';
import { toHex } from '../../protocol/bytes.ts';
import { roundStart } from '../../protocol/calendar.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { OutboxItem } from '../vault/outbox-row.ts';
import type { Vault } from '../vault/vault.ts';
import { excerptOf } from './excerpt.ts';

const labelLength = 60;

/** An entry of the outbox as its list shows it. */
export function outboxEntry(vault: Vault, manifest: Manifest, item: OutboxItem): OutboxEntry {
  const { id, kind, thread, state, hold, plannedRound } = item;
  return {
    id,
    kind,
    thread: thread && toHex(thread),
    label: labelOf(vault, item),
    state,
    plannedAt: plannedRound === null ? null : roundStart(manifest, plannedRound),
    hold,
  };
}

function labelOf(vault: Vault, { content, thread }: OutboxItem): string {
  if (content.kind === 'question') return content.title;
  if ('text' in content) return excerptOf(content.text, labelLength);
  return (thread && vault.threads.get(thread)?.title) ?? '';
}
