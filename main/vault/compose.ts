import { isDeepStrictEqual } from 'node:util';
import {
  maxTextLength,
  maxTitleLength,
  type DraftView,
  type Request,
  type SendChoice,
} from '../../preload/contract.ts';
import { fromHex, toHex, type Hash, type ThreadId } from '../../protocol/bytes.ts';
import { contentFits, type Content } from '../../protocol/content.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { assignPseudonym } from './assign.ts';
import { ComposeError } from './compose-error.ts';
import type { OutboxItem } from './outbox-row.ts';
import { plainText } from './plain-text.ts';
import type { Vault } from './vault.ts';

/** What one may do in a thread now; the inbox knows. */
export type Permissions = Record<Content['kind'], boolean> & {
  open: boolean;
  /** Answers (first posts, hex) that `accept` may name. */
  acceptable: ReadonlySet<string>;
};

export type ComposeContext = {
  manifest: Manifest;
  environment: Environment;
  /** Throws an error with the code 'thread-unknown' for a thread that is not here. */
  permissions(thread: ThreadId): Permissions;
};

/**
 * Moves a draft into the outbox, in one transaction: it is in exactly one of the two, whatever happens. A pseudonym is assigned if one is
 * needed and in stock. Asked for again, it answers the entry that there is. Throws ComposeError; the draft stays then.
 */
export function sendDraft(
  vault: Vault,
  id: string,
  choice: SendChoice,
  context: ComposeContext,
): OutboxItem {
  return vault.transaction(() => {
    const draft = vault.drafts.get(id);
    const sent = vault.outbox.get(id);
    if (!draft && sent) return sent;
    if (!draft) throw new ComposeError('draft-unknown');
    const content = contentOf(draft);
    const thread = draft.thread === null ? null : fromHex<ThreadId>(draft.thread, 32);
    if ((content.kind === 'question') !== (thread === null)) throw new ComposeError('not-allowed');
    // A save that came late has brought back a draft that was sent: the same words do not go twice, others go under a name of their own.
    const isOnItsWay =
      sent !== null && sent.state !== 'returned' && isDeepStrictEqual(sent.content, content);
    const free = sent ? toHex(context.environment.random(16)) : id;
    const item = isOnItsWay ? sent : queue(vault, free, content, thread, choice, context);
    vault.drafts.discard(id);
    return item;
  });
}

/**
 * Makes a draft again of an entry that was refused for good; `null` for one without words, which is just taken out. Throws ComposeError
 * 'draft-unknown' where there is none, 'not-allowed' for one that may still arrive: written and sent anew, it would be there twice.
 */
export function takeBack(vault: Vault, id: string): DraftView | null {
  return vault.transaction(() => {
    const item = vault.outbox.get(id);
    if (!item) throw new ComposeError('draft-unknown');
    if (item.state !== 'returned') throw new ComposeError('not-allowed');
    const draft = vault.outbox.returnToDraft(id);
    return draft === null ? null : vault.drafts.get(draft);
  });
}

/** Puts a post without words into the outbox; for an acceptance that is on its way already, the entry that there is. Throws ComposeError. */
export function react(
  vault: Vault,
  request: Request<'react'>,
  context: ComposeContext,
): OutboxItem {
  const content: Content =
    request.kind === 'accept'
      ? { kind: 'accept', answer: fromHex<Hash>(request.answer, 32) }
      : { kind: request.kind };
  const thread = fromHex<ThreadId>(request.thread, 32);
  const id = toHex(context.environment.random(16));
  return vault.transaction(
    () =>
      acceptanceOf(vault, thread, content) ??
      queue(vault, id, content, thread, reactionChoice(vault, thread), context),
  );
}

/** A pseudonym has few posts a day: pressing twice must not cost two. */
function acceptanceOf(vault: Vault, thread: ThreadId, content: Content): OutboxItem | null {
  if (content.kind !== 'accept') return null;
  const same = (item: OutboxItem): boolean =>
    item.state !== 'returned' && isDeepStrictEqual(item.content, content);
  return vault.outbox.ofThread(thread).find(same) ?? null;
}

function queue(
  vault: Vault,
  id: string,
  content: Content,
  thread: ThreadId | null,
  choice: SendChoice,
  context: ComposeContext,
): OutboxItem {
  const { manifest, environment } = context;
  if (thread) {
    const permissions = context.permissions(thread);
    if (!permissions.open) throw new ComposeError('thread-closed');
    if (!permissions[content.kind]) throw new ComposeError('not-allowed');
    if (content.kind === 'accept' && !permissions.acceptable.has(toHex(content.answer))) {
      throw new ComposeError('not-allowed');
    }
  }
  const item: OutboxItem = {
    id,
    kind: content.kind,
    content,
    thread,
    opens: thread === null,
    audience: 'everyone',
    mentor: null,
    choice,
    createdAt: environment.now(),
    state: 'kept',
    hold: null,
    why: null,
    plannedRound: null,
    parts: [],
  };
  vault.outbox.add(item);
  const hasName = thread !== null && vault.pseudonyms.authorOf(thread) !== null;
  if (
    !writesAsBadge(vault, thread) &&
    !hasName &&
    !assignPseudonym(vault, manifest, environment, item)
  ) {
    vault.outbox.setState(id, 'kept', { hold: 'no-certificate' });
  }
  return vault.outbox.get(id) ?? item;
}

/** Whether this person speaks under the badge there: a mentor does, but where they take part under a pseudonym. */
export const writesAsBadge = (vault: Vault, thread: ThreadId | null): boolean =>
  thread !== null &&
  vault.pseudonyms.authorOf(thread) === null &&
  (vault.membership.load()?.badge ?? null) !== null;

/** A badge is known, and nothing is gained by waiting. */
const reactionChoice = (vault: Vault, thread: ThreadId): SendChoice =>
  writesAsBadge(vault, thread) ? 'soon' : 'mixed';

function contentOf(draft: DraftView): Content {
  const title = plainText(draft.title).replace(/\s+/gu, ' ').trim();
  const text = plainText(draft.text).trim();
  if (draft.kind === 'question' ? title === '' : text === '') throw new ComposeError('draft-empty');
  if (title.length > maxTitleLength || text.length > maxTextLength) {
    throw new ComposeError('draft-too-long');
  }
  const content: Content =
    draft.kind === 'question'
      ? { kind: 'question', topic: draft.topic, title, text }
      : { kind: draft.kind, text };
  if (!contentFits(content, draft.kind === 'question')) throw new ComposeError('draft-too-long');
  return content;
}
