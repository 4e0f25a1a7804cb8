import type { OutboxEntry } from '../../preload/contract.ts';
import { toHex, type ThreadId } from '../../protocol/bytes.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { arrivalOf } from '../exchange/rounds/arrival.ts';
import type { OutboxItem } from '../vault/outbox-row.ts';
import { isRecallable } from '../vault/recall.ts';
import type { Vault } from '../vault/vault.ts';
import { excerptOf } from './excerpt.ts';

const labelLength = 60;

/** An entry of the outbox as its list shows it. `isOut`: this person takes part no more, and nothing of theirs goes any more. */
export function outboxEntry(
  vault: Vault,
  manifest: Manifest,
  item: OutboxItem,
  isOut: boolean,
): OutboxEntry {
  const { id, kind, state, hold, why, choice, plannedRound } = item;
  const thread = threadOf(item);
  return {
    id,
    kind,
    thread: thread && toHex(thread),
    label: labelOf(vault, item),
    state,
    recallable: item.state === 'returned' || isOut || isRecallable(vault, item),
    plannedAt: plannedRound === null ? null : arrivalOf(manifest, plannedRound),
    when: choice,
    hold,
    why,
  };
}

/** An entry that was seen in the feed. */
export const confirmedEntry = (
  vault: Vault,
  manifest: Manifest,
  item: OutboxItem,
): OutboxEntry => ({
  ...outboxEntry(vault, manifest, { ...item, hold: null, plannedRound: null }, false),
  state: 'confirmed',
  recallable: false,
});

/** Where a person finds what it is about: a report's own thread, and a badge's, are shown nowhere. */
function threadOf({ content, thread }: OutboxItem): ThreadId | null {
  if (content.kind === 'report') return content.thread;
  return content.kind === 'availability' ? null : thread;
}

function labelOf(vault: Vault, item: OutboxItem): string {
  const { content } = item;
  if (content.kind === 'question') return content.title;
  const words = content.kind === 'report' && content.text === '' ? content.quote : null;
  const text = words ?? ('text' in content ? content.text : '');
  if (text !== '') return excerptOf(text, labelLength);
  const thread = threadOf(item);
  return (thread && vault.threads.get(thread)?.title) ?? '';
}
