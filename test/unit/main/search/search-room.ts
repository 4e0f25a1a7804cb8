import { indexPosts } from '../../../../main/inbox/index-posts.ts';
import type { Request, SearchHit, SearchPage } from '../../../../preload/contract.ts';
import type { StoredPost } from '../../../../main/vault/post-row.ts';
import type { Hash } from '../../../../protocol/bytes.ts';
import type { Writer } from '../feed-writers.ts';
import { InboxOfOne } from '../inbox/inbox-of-one.ts';

/** An inbox, and what is looked for in it. */
export class SearchRoom extends InboxOfOne {
  /** A question comes. */
  asked(title: string, text = '', by: Writer = this.writer()): Writer {
    this.arrive(...by.ask(this.now, title, text));
    return by;
  }

  /** A content comes; the id of its first post. */
  said(by: Writer, thread: Writer, content: Parameters<Writer['write']>[2]): Hash {
    const posts = by.write(thread.thread, this.now, content);
    this.arrive(...posts);
    const [first] = posts;
    if (!first) throw new Error('no post');
    return first.id;
  }

  /** Many come at once, as when a feed is caught up with. */
  caughtUp(posts: readonly StoredPost[]): void {
    for (let from = 0; from < posts.length; from += 200)
      this.arrive(...posts.slice(from, from + 200));
    while (indexPosts(this.vault)) continue;
  }

  page(text: string, more: Partial<Omit<Request<'search'>, 'text'>> = {}): SearchPage {
    return this.inbox.search({ text, scope: 'all', topic: null, offset: 0, limit: 100, ...more });
  }

  hits(text: string): SearchHit[] {
    return this.page(text).hits;
  }

  /** The titles of the threads that are found, best first. */
  found(text: string): string[] {
    return this.hits(text).map(({ thread }) => thread.title);
  }
}
