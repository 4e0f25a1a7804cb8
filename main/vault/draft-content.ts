import {
  maxReportLength,
  maxTextLength,
  maxTitleLength,
  type DraftView,
} from '../../preload/contract.ts';
import { fromHex, type Hash, type ThreadId } from '../../protocol/bytes.ts';
import { contentFits, maxQuoteLength, type Content } from '../../protocol/content.ts';
import { ComposeError } from './compose-error.ts';
import { cutText, plainText, seenText } from './plain-text.ts';

/** The post that an edit, a retraction or a report is about, while it has words. */
export type Target = {
  kind: 'question' | 'answer' | 'comment' | 'follow-up';
  /** As it reads now. */
  text: string;
  /** Whether this person would write under the same name now. */
  mine: boolean;
};

/**
 * What a draft says when it is sent; `target`: of an edit or a report. Throws ComposeError 'draft-empty', 'draft-too-long', and 'not-allowed'
 * for a target that is not there.
 */
export function contentOf(draft: DraftView, target: Target | null): Content {
  const content = draft.kind === 'report' ? reportOf(draft, target) : wordsOf(draft, target);
  const opens = content.kind === 'question' || content.kind === 'report';
  if (!contentFits(content, opens)) throw new ComposeError('draft-too-long');
  return content;
}

function wordsOf(draft: DraftView, target: Target | null): Content {
  const title = seenText(draft.title).replace(/\s+/gu, ' ').trim();
  const text = seenText(draft.text).trim();
  const asks = (target?.kind ?? draft.kind) === 'question';
  if (asks ? title === '' : text === '') throw new ComposeError('draft-empty');
  if (title.length > maxTitleLength || text.length > maxTextLength) {
    throw new ComposeError('draft-too-long');
  }
  switch (draft.kind) {
    case 'question':
      return { kind: 'question', topic: draft.topic, title, text };
    case 'edit':
      return { kind: 'edit', target: named(draft.target), title: asks ? title : null, text };
    case 'report':
    case 'availability':
      throw new ComposeError('not-allowed');
    case 'answer':
    case 'comment':
    case 'follow-up':
    default:
      return { kind: draft.kind, text };
  }
}

function reportOf(
  { thread, target: post, reason, text }: DraftView,
  target: Target | null,
): Content {
  const words = seenText(text).trim();
  if (!thread || !target) throw new ComposeError('not-allowed');
  if (reason === null) throw new ComposeError('draft-empty');
  if (words.length > maxReportLength) throw new ComposeError('draft-too-long');
  return {
    kind: 'report',
    thread: fromHex<ThreadId>(thread, 32),
    post: named(post),
    reason,
    text: words,
    quote: cutText(plainText(target.text), maxQuoteLength),
  };
}

function named(target: string | null): Hash {
  if (target === null) throw new ComposeError('not-allowed');
  return fromHex<Hash>(target, 32);
}
