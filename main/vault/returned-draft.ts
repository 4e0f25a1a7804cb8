import type { DraftView } from '../../preload/contract.ts';
import { toHex } from '../../protocol/bytes.ts';
import type { DraftInput } from './draft-store.ts';
import type { OutboxItem } from './outbox-row.ts';

/** The draft that an entry of the outbox becomes again, put before what is in `existing`; `null` for an entry without words. */
export function draftOf(item: OutboxItem, existing: DraftView | null): DraftInput | null {
  const { content } = item;
  if (content.kind === 'question') {
    const { kind, title, text, topic } = content;
    return { id: item.id, kind, thread: null, title, text, topic, audience: item.audience };
  }
  if (!('text' in content) || !item.thread) return null;
  const text = [content.text, existing?.text ?? ''].filter((words) => words !== '').join('\n\n');
  return {
    id: existing?.id ?? item.id,
    kind: content.kind,
    thread: toHex(item.thread),
    title: '',
    text,
    topic: 'know-how',
    audience: item.audience,
  };
}
