import type { DraftView } from '../../preload/contract.ts';
import { toHex } from '../../protocol/bytes.ts';
import type { DraftInput } from './draft-store.ts';
import type { OutboxItem } from './outbox-row.ts';

/** The draft that an entry of the outbox becomes again, put before what is in `existing`; `null` for an entry without words. */
export function draftOf(item: OutboxItem, existing: DraftView | null): DraftInput | null {
  const { content } = item;
  if (content.kind === 'question') {
    const { kind, title, topic } = content;
    const laterTitle = existing?.title === title ? '' : existing?.title;
    const text = joined(content.text, laterTitle, existing?.text);
    return { id: item.id, kind, thread: null, title, text, topic, audience: item.audience };
  }
  if (!('text' in content) || !item.thread) return null;
  return {
    id: existing?.id ?? item.id,
    kind: content.kind,
    thread: toHex(item.thread),
    title: '',
    text: joined(content.text, existing?.text),
    topic: 'know-how',
    audience: item.audience,
  };
}

/** Paragraphs one below the other; the same words twice say nothing more. */
const joined = (...paragraphs: readonly (string | undefined)[]): string =>
  [...new Set(paragraphs.filter(Boolean))].join('\n\n');
