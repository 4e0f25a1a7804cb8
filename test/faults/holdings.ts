import { completeWith } from '../../main/inbox/message-of.ts';
import type { Vault } from '../../main/vault/vault.ts';
import { toHex } from '../../protocol/bytes.ts';
import type { Content } from '../../protocol/content.ts';
import { wordsIn } from './canary.ts';

/** A text of the feed: what it is, and its words. */
export type HeldMessage = {
  /** Of its first post. */
  id: string;
  /** What makes two of them the same said twice: for other words for a post, that and the words themselves. */
  key: string;
  isEdit: boolean;
  words: string[];
};

/** Where a vault has a run's words. */
export type Holdings = { drafts: string[]; outbox: string[]; feed: HeldMessage[] };

const pageSize = 500;

/** Reads everything in a vault that has words, from its tables and not from what a page is shown. */
export function holdingsOf(vault: Vault, canary: string): Holdings {
  const messages = new Map<string, HeldMessage>();
  for (let after = 0; ;) {
    const { posts, last } = vault.feed.openedAfter(after, pageSize);
    for (const post of posts) {
      const complete = completeWith(vault.feed, post);
      const first = complete?.posts[0];
      if (!complete || !first) continue;
      const { content } = complete;
      const [id, text] = [toHex(first.id), textOf(content)];
      const isEdit = content.kind === 'edit';
      const key = isEdit ? `${toHex(content.target)} ${text}` : id;
      messages.set(id, { id, key, isEdit, words: wordsIn(text, canary) });
    }
    if (posts.length < pageSize) break;
    after = last;
  }
  const feed = [...messages.values()];
  const published = new Set(feed.flatMap(({ words }) => words));
  /** Other words for a post begin with what is published: only what is new counts as waiting. */
  const fresh = (text: string, isEdit: boolean): string[] =>
    wordsIn(text, canary).filter((word) => !isEdit || !published.has(word));
  return {
    drafts: vault.drafts
      .list()
      .flatMap(({ kind, title, text }) => fresh(`${title} ${text}`, kind === 'edit')),
    outbox: vault.outbox
      .list()
      .flatMap(({ kind, content }) => fresh(textOf(content), kind === 'edit')),
    feed,
  };
}

function textOf(content: Content): string {
  switch (content.kind) {
    case 'question':
    case 'edit':
      return `${content.title ?? ''} ${content.text}`;
    case 'answer':
    case 'comment':
    case 'follow-up':
    case 'availability':
    case 'report':
      return content.text;
    case 'accept':
    case 'me-too':
    case 'claim':
    case 'release':
    case 'retract':
    default:
      return '';
  }
}
