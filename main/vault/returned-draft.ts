import type { DraftView } from '../../preload/contract.ts';
import { toHex } from '../../protocol/bytes.ts';
import type { DraftInput } from './draft-store.ts';
import type { OutboxItem } from './outbox-row.ts';

/** The draft that an entry of the outbox becomes again, put before what is in `existing`; `null` for an entry without words. */
export function draftOf(item: OutboxItem, existing: DraftView | null): DraftInput | null {
  const { id, content, audience } = item;
  const mentor = item.mentor && toHex(item.mentor);
  const about = { target: null, reason: null } as const;
  switch (content.kind) {
    case 'question': {
      const { kind, title, topic } = content;
      const laterTitle = existing?.title === title ? '' : existing?.title;
      const text = joined(content.text, laterTitle, existing?.text);
      return { id, kind, thread: null, title, text, topic, audience, mentor, ...about };
    }
    case 'answer':
    case 'comment':
    case 'follow-up': {
      if (!item.thread) return null;
      const text = joined(content.text, existing?.text);
      return { ...inThread(existing?.id ?? id, toHex(item.thread)), kind: content.kind, text };
    }
    case 'edit': {
      if (!item.thread) return null;
      const target = toHex(content.target);
      // Other words for another post stay with that.
      const same = existing?.target === target ? existing : null;
      const { kind, title } = content;
      const laterTitle = same?.title === title ? '' : same?.title;
      const text = joined(content.text, laterTitle, same?.text);
      const whole = { ...inThread(same?.id ?? id, toHex(item.thread)), title: title ?? '' };
      return { ...whole, kind, text, target };
    }
    case 'report': {
      const { kind, reason } = content;
      const text = joined(content.text, existing?.text);
      return {
        ...inThread(id, toHex(content.thread)),
        kind,
        text,
        target: toHex(content.post),
        reason,
      };
    }
    case 'me-too':
    case 'accept':
    case 'claim':
    case 'release':
    case 'retract':
    case 'availability':
    default:
      return null;
  }
}

const inThread = (id: string, thread: string) =>
  ({
    id,
    thread,
    title: '',
    topic: 'know-how',
    audience: 'everyone',
    mentor: null,
    target: null,
    reason: null,
  }) as const;

/** Paragraphs one below the other; the same words twice say nothing more. */
const joined = (...paragraphs: readonly (string | undefined)[]): string =>
  [...new Set(paragraphs.filter(Boolean))].join('\n\n');
