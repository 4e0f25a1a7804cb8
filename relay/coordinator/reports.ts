import type { KeyObject } from 'node:crypto';
import { equal, type EdPublicKey, type Hash, type ThreadId } from '../../protocol/bytes.ts';
import { dayAt, dayStart, roundStart } from '../../protocol/calendar.ts';
import { importIssuerKey } from '../../protocol/certificate.ts';
import type { Content, ReportReason } from '../../protocol/content.ts';
import { readKeyPair } from '../../protocol/read-proof.ts';
import { UnreachableError } from './exchange.ts';
import { readFeed } from './feed-reader.ts';
import { sharedKeys } from './issuer-office.ts';
import type { Kit } from './kit.ts';
import { OpenedPosts, type ReadPost } from './opened-posts.ts';

/**
 * How a report's quotation stands to the post that it names. matches: the words stand there, or stood there before an edit. differs: they do not.
 * unreadable: no key of the coordinator fits (a question to one mentor). deleted: the body is gone. unknown: the feed never had such a post.
 */
export type QuoteCheck = 'matches' | 'differs' | 'unreadable' | 'deleted' | 'unknown';

/** A report, as the coordinator reads it. Who wrote it stands nowhere. */
export type Report = {
  /** When the day began on which it arrived, ms since 1970. */
  day: number;
  reason: ReportReason;
  text: string;
  quote: string;
  check: QuoteCheck;
  /** The post's id; of a longer text the ids of all its parts, where they are known. */
  posts: Hash[];
  /** Whose post it is: a pseudonym or a badge; `null` where the feed has no body of it. */
  author: EdPublicKey | null;
  /** The nickname of a badge. */
  nickname: string | null;
  /** Where the post stands; as the report says, where the feed has no body of it. */
  thread: ThreadId;
  /** Whether a notice has voided the post already. */
  voided: boolean;
};

/** Reads the whole feed and answers the reports in it, oldest first. Throws UnreachableError, FeedError, IssuerRefusal, ProtocolError. */
export async function readReports(kit: Kit): Promise<Report[]> {
  const keys = await sharedKeys(kit);
  const roll = kit.roll();
  // The newest epoch that gate and feed know as well.
  const newest = keys.findLast(({ epoch }) => roll.epoch(epoch));
  if (!newest) throw new UnreachableError('no epoch');
  const issuerKeys = new Map<number, KeyObject>();
  for (const { epoch, issuerKey } of roll.epochs())
    issuerKeys.set(epoch, (await importIssuerKey(issuerKey)).native);
  const { manifest, coordinator } = kit;
  const posts = await OpenedPosts.with(manifest, issuerKeys, coordinator.secretKey, keys);
  const key = { epoch: newest.epoch, pair: readKeyPair(newest.all) };
  await readFeed(kit, key, (batch) => posts.take(batch));
  return posts.reports().flatMap((first) => {
    const content = posts.content(first);
    return content?.kind === 'report' ? [reportOf(kit, posts, first, content)] : [];
  });
}

function reportOf(
  kit: Kit,
  posts: OpenedPosts,
  first: ReadPost,
  content: Extract<Content, { kind: 'report' }>,
): Report {
  const { manifest } = kit;
  const roll = kit.roll();
  const post = posts.post(content.post);
  const badge = post?.role === 'badge' ? roll.badge(post.author) : undefined;
  const { reason, text, quote } = content;
  return {
    day: dayStart(manifest, dayAt(manifest, roundStart(manifest, first.round))),
    reason,
    text,
    quote,
    check: checkQuote(posts, content.post, quote),
    posts: post ? posts.partsOf(post).map(({ id }) => id) : [content.post],
    author: post?.author ?? null,
    nickname: badge?.nickname ?? null,
    thread: post?.thread ?? content.thread,
    voided: post !== null && roll.voids(post.id, post.author),
  };
}

function checkQuote(posts: OpenedPosts, id: Hash, quote: string): QuoteCheck {
  const post = posts.post(id);
  if (!post) return posts.isDeleted(id) ? 'deleted' : 'unknown';
  const original = posts.content(post);
  if (!original) return 'unreadable';
  const edits = posts.by(post).flatMap((other) => {
    const content = posts.content(other);
    return content?.kind === 'edit' && equal(content.target, id) ? [content] : [];
  });
  const quoted = compact(quote).replace(/…$/, '');
  const said = [original, ...edits].map((content) => compact(wordsOf(content)));
  return said.some((words) => words.includes(quoted)) ? 'matches' : 'differs';
}

function wordsOf(content: Content): string {
  switch (content.kind) {
    case 'question':
    case 'edit':
      return `${content.title ?? ''} ${content.text}`;
    case 'answer':
    case 'comment':
    case 'follow-up':
    case 'availability':
      return content.text;
    case 'accept':
    case 'claim':
    case 'me-too':
    case 'release':
    case 'report':
    case 'retract':
      return '';
    default:
      return content satisfies never;
  }
}

/** Words are compared, not the breaks between them. */
const compact = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
