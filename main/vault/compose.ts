import { isDeepStrictEqual } from 'node:util';
import type { Audience, DraftView, Request, SendChoice } from '../../preload/contract.ts';
import {
  fromHex,
  toHex,
  type EdPublicKey,
  type Hash,
  type ThreadId,
} from '../../protocol/bytes.ts';
import { roundAt } from '../../protocol/calendar.ts';
import type { Content } from '../../protocol/content.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { assignPseudonym } from './assign.ts';
import { ComposeError } from './compose-error.ts';
import { contentOf, type Target } from './draft-content.ts';
import { isNewcomer } from './newcomer.ts';
import type { OutboxItem } from './outbox-row.ts';
import { giveNumbersBack, giveThreadBack, recallEdits } from './recall.ts';
import type { Vault } from './vault.ts';

/** What a thread is asked for by what kind of content; the others are about one of its posts, or stand in threads of their own. */
type ThreadAct = 'answer' | 'comment' | 'follow-up' | 'me-too' | 'claim' | 'release';

/** What one may do in a thread now; the inbox knows. */
export type Permissions = Record<ThreadAct, boolean> & {
  open: boolean;
  /** Answers (first posts, hex) that `accept` may name. */
  acceptable: ReadonlySet<string>;
  /** Posts of one's own (first posts, hex) that can be taken back or be given other words. */
  changeable: ReadonlySet<string>;
};

export type ComposeContext = {
  manifest: Manifest;
  environment: Environment;
  /** Throws an error with the code 'thread-unknown' for a thread that is not here. */
  permissions(thread: ThreadId): Permissions;
  /** The post that a draft is about; `null` where it is not here, or has no words any more. */
  target(thread: ThreadId, post: Hash): Target | null;
  /** Whether a badge is certified and not withdrawn. */
  inForce(badge: EdPublicKey): boolean;
};

/** Where a content goes, and who can read it. */
export type Course = {
  thread: ThreadId | null;
  opens: boolean;
  audience: Audience;
  mentor: EdPublicKey | null;
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
    const content = contentOf(draft, targetOf(draft, context));
    const course = courseOf(draft, context);
    const { manifest, environment } = context;
    const now = roundAt(manifest, environment.now());
    if (content.kind === 'question' && choice === 'soon' && isNewcomer(vault, manifest, now)) {
      throw new ComposeError('not-allowed');
    }
    // A save that came late has brought back a draft that was sent: the same words do not go twice, others go under a name of their own.
    const isOnItsWay =
      sent !== null && sent.state !== 'returned' && isDeepStrictEqual(sent.content, content);
    const free = sent ? toHex(context.environment.random(16)) : id;
    const item = isOnItsWay ? sent : queue(vault, free, content, course, choice, context);
    vault.drafts.discard(id);
    return item;
  });
}

/**
 * Makes a draft again of an entry that came back, or of which nothing has left; `null` for one without words, which is just taken out. Decided in one
 * transaction, as the courier does: a post is taken back or sent, and never both. `isOut`: this person takes part no more, and nothing of theirs
 * arrives any more. Throws ComposeError 'draft-unknown' where there is none, 'not-allowed' for one that may still arrive: written and sent anew, it
 * would be there twice.
 */
export function takeBack(vault: Vault, id: string, isOut = false): DraftView | null {
  return vault.transaction(() => {
    const item = vault.outbox.get(id);
    if (!item) throw new ComposeError('draft-unknown');
    // Where it has never left, its thread goes on without a gap.
    const isHere = giveNumbersBack(vault, item);
    if (!isHere && item.state !== 'returned' && !isOut) throw new ComposeError('not-allowed');
    const behind = isHere ? giveThreadBack(vault, item) : [];
    // What the feed has of it says nothing to anybody, and is not to lie there. What was voided does not.
    for (const { id: post, seen } of item.why === 'voided' ? [] : item.parts) {
      if (seen && item.thread) vault.erasures.add(post, item.thread);
    }
    const draft = vault.outbox.returnToDraft(id) === null ? null : vault.drafts.get(id);
    if (draft === null || behind.length === 0) return draft;
    vault.drafts.save({ ...draft, text: [draft.text, ...behind].join('\n\n') });
    return vault.drafts.get(id);
  });
}

/** Puts a post without words into the outbox; for one about a post that is on its way already, the entry that there is. Throws ComposeError. */
export function react(
  vault: Vault,
  request: Request<'react'>,
  context: ComposeContext,
): OutboxItem {
  const content = reactionOf(request);
  const thread = fromHex<ThreadId>(request.thread, 32);
  const id = toHex(context.environment.random(16));
  return vault.transaction(() => {
    const same = sameOf(vault, thread, content);
    if (same) return same;
    const choice = reactionChoice(vault, thread);
    const item = queue(vault, id, content, into(thread), choice, context);
    if (content.kind === 'retract') recallEdits(vault, thread, content.target);
    return item;
  });
}

function reactionOf(request: Request<'react'>): Content {
  switch (request.kind) {
    case 'accept':
      return { kind: 'accept', answer: fromHex<Hash>(request.answer, 32) };
    case 'retract':
      return { kind: 'retract', target: fromHex<Hash>(request.post, 32) };
    case 'me-too':
    case 'claim':
    case 'release':
    default:
      return { kind: request.kind };
  }
}

/** A pseudonym has few posts a day: pressing twice must not cost two. */
function sameOf(vault: Vault, thread: ThreadId, content: Content): OutboxItem | null {
  if (content.kind !== 'accept' && content.kind !== 'retract') return null;
  const same = (item: OutboxItem): boolean =>
    item.state !== 'returned' && isDeepStrictEqual(item.content, content);
  return vault.outbox.ofThread(thread).find(same) ?? null;
}

function targetOf(draft: DraftView, context: ComposeContext): Target | null {
  const { kind, thread, target } = draft;
  if ((kind !== 'edit' && kind !== 'report') || thread === null || target === null) return null;
  const found = context.target(fromHex<ThreadId>(thread, 32), fromHex<Hash>(target, 32));
  // What one reads under one's own name is changed or taken back; what others wrote is reported.
  if (!found || found.mine !== (kind === 'edit')) throw new ComposeError('not-allowed');
  return found;
}

/** Throws ComposeError 'not-allowed', or 'mentor-unknown' for a question to a mentor whose badge is not in force. */
function courseOf({ kind, thread, audience, mentor }: DraftView, context: ComposeContext): Course {
  if ((kind === 'question') !== (thread === null)) throw new ComposeError('not-allowed');
  if (kind === 'report') return ownThread;
  if (thread !== null) return into(fromHex<ThreadId>(thread, 32));
  if (audience !== 'one-mentor') return { ...ownThread, audience };
  const badge = mentor === null ? null : fromHex<EdPublicKey>(mentor, 32);
  if (!badge || !context.inForce(badge)) throw new ComposeError('mentor-unknown');
  return { ...ownThread, audience, mentor: badge };
}

const ownThread: Course = { thread: null, opens: true, audience: 'everyone', mentor: null };
const into = (thread: ThreadId): Course => ({ ...ownThread, thread, opens: false });

/** Puts a content into the outbox, where it may go. Throws ComposeError 'thread-closed' or 'not-allowed'. */
export function queue(
  vault: Vault,
  id: string,
  content: Content,
  course: Course,
  choice: SendChoice,
  context: ComposeContext,
): OutboxItem {
  const { manifest, environment } = context;
  const { thread } = course;
  if (thread && content.kind !== 'availability') checkAct(content, context.permissions(thread));
  const item: OutboxItem = {
    id,
    kind: content.kind,
    content,
    ...course,
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
    // Going as soon as there is one, it would say who has just been to the issuer. In a demo everybody has.
    if (choice === 'soon' && !manifest.demo) vault.outbox.setChoice(id, 'mixed');
  }
  return vault.outbox.get(id) ?? item;
}

function checkAct(content: Content, permissions: Permissions): void {
  if (!permissions.open) throw new ComposeError('thread-closed');
  if (!mayDo(content, permissions)) throw new ComposeError('not-allowed');
}

function mayDo(content: Content, permissions: Permissions): boolean {
  switch (content.kind) {
    case 'accept':
      return permissions.acceptable.has(toHex(content.answer));
    case 'retract':
    case 'edit':
      return permissions.changeable.has(toHex(content.target));
    case 'question':
    case 'report':
    case 'availability':
      return false;
    case 'answer':
    case 'comment':
    case 'follow-up':
    case 'me-too':
    case 'claim':
    case 'release':
    default:
      return permissions[content.kind];
  }
}

/** Whether this person speaks under the badge there: a mentor does, but where they take part under a pseudonym. */
export const writesAsBadge = (vault: Vault, thread: ThreadId | null): boolean =>
  thread !== null &&
  vault.pseudonyms.authorOf(thread) === null &&
  (vault.membership.load()?.badge ?? null) !== null;

/** A badge is known, and nothing is gained by waiting. */
const reactionChoice = (vault: Vault, thread: ThreadId): SendChoice =>
  writesAsBadge(vault, thread) ? 'soon' : 'mixed';
