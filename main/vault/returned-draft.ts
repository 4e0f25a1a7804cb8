import type { DraftView } from '../../preload/contract.ts';
import { toHex } from '../../protocol/bytes.ts';
import { blankDraft, type DraftInput } from './draft-store.ts';
import type { OutboxItem } from './outbox-row.ts';

/**
 * The draft that an entry of the outbox becomes again, under its own id; `null` for an entry without words. `later`: what a save that came late has
 * brought back under that id; the entry's words are put before it.
 */
export function draftOf(item: OutboxItem, later: DraftView | null): DraftInput | null {
  const { id, content, audience } = item;
  const thread = item.thread && toHex(item.thread);
  const blank = { ...blankDraft, id };
  switch (content.kind) {
    case 'question': {
      const { kind, title, topic } = content;
      const mentor = item.mentor && toHex(item.mentor);
      const text = joined(content.text, otherTitle(title, later), later?.text);
      return { ...blank, kind, title, text, topic, audience, mentor };
    }
    case 'answer':
    case 'comment':
    case 'follow-up':
      if (!thread) return null;
      return { ...blank, kind: content.kind, thread, text: joined(content.text, later?.text) };
    case 'edit': {
      if (!thread) return null;
      const { kind } = content;
      const title = content.title ?? '';
      const text = joined(content.text, otherTitle(title, later), later?.text);
      return { ...blank, kind, thread, title, text, target: toHex(content.target) };
    }
    case 'report': {
      const { kind, reason } = content;
      const about = { thread: toHex(content.thread), target: toHex(content.post) };
      return { ...blank, kind, ...about, reason, text: joined(content.text, later?.text) };
    }
    case 'availability':
      if (content.text === '') return null;
      return { ...blank, kind: content.kind, text: joined(content.text, later?.text) };
    case 'me-too':
    case 'accept':
    case 'claim':
    case 'release':
    case 'retract':
    default:
      return null;
  }
}

const otherTitle = (title: string, later: DraftView | null): string | undefined =>
  later?.title === title ? undefined : later?.title;

/** Paragraphs one below the other; the same words twice say nothing more. */
const joined = (...paragraphs: readonly (string | undefined)[]): string =>
  [...new Set(paragraphs.filter(Boolean))].join('\n\n');
