import { joinContent, type Content } from '../../protocol/content.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import type { FeedStore } from '../vault/feed-store.ts';
import type { StoredPost } from '../vault/post-row.ts';

/** A content whose posts are all here. `posts` in order. */
export type Complete = { content: Content; posts: StoredPost[] };

/**
 * The content that a post belongs to, if all of its parts are here: consecutive posts of one author in one thread. `null` while one is
 * missing, for a kind of a newer version, and for what is malformed; the posts stay, and may be understood later.
 */
export function completeWith(feed: FeedStore, post: StoredPost): Complete | null {
  const { opened, thread, author, sequence } = post;
  if (!opened || opened.part > sequence) return null;
  const { kind, parts } = opened;
  const posts =
    parts === 1 ? [post] : feed.openedParts(thread, author, sequence - opened.part, parts);
  const payloads = posts.flatMap((one, part) =>
    one.opened?.kind === kind && one.opened.parts === parts && one.opened.part === part
      ? [one.opened.payload]
      : [],
  );
  if (payloads.length !== parts) return null;
  try {
    const content = joinContent(kind, payloads);
    return content && { content, posts };
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}
