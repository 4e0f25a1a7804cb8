import { joinContent, type Content } from '../../protocol/content.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import type { FeedStore } from '../vault/feed-store.ts';
import type { StoredPost } from '../vault/post-row.ts';

/** A content whose posts are all here. `posts` in order. */
export type Complete = { content: Content; posts: StoredPost[] };

/** newer: whole, and of a kind, with a field or with a value that only a newer version knows. none: a part is missing, or it is malformed. */
type Reading = ({ result: 'understood' } & Complete) | { result: 'newer' | 'none' };

/**
 * The content that a post belongs to, if all of its parts are here: consecutive posts of one author in one thread. `null` while one is
 * missing, for what is of a newer version, and for what is malformed; the posts stay, and may be understood later.
 */
export function completeWith(feed: FeedStore, post: StoredPost): Complete | null {
  const reading = read(feed, post);
  return reading.result === 'understood' ? reading : null;
}

/** Whether a post begins a content that is whole, and that only a newer version understands. */
export const isOfNewerVersion = (feed: FeedStore, post: StoredPost): boolean =>
  post.opened?.part === 0 && read(feed, post).result === 'newer';

function read(feed: FeedStore, post: StoredPost): Reading {
  const { opened, thread, author, sequence } = post;
  if (!opened || opened.part > sequence) return { result: 'none' };
  const { kind, parts } = opened;
  const posts =
    parts === 1 ? [post] : feed.openedParts(thread, author, sequence - opened.part, parts);
  const payloads = posts.flatMap((one, part) =>
    one.opened?.kind === kind && one.opened.parts === parts && one.opened.part === part
      ? [one.opened.payload]
      : [],
  );
  if (payloads.length !== parts) return { result: 'none' };
  try {
    const content = joinContent(kind, payloads);
    return content ? { result: 'understood', content, posts } : { result: 'newer' };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { result: error.code === 'version' ? 'newer' : 'none' };
  }
}
