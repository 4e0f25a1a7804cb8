import type {
  Announcement,
  Counts,
  DraftEntry,
  MentorView,
  OutboxEntry,
  Request,
  SearchPage,
  SimilarThread,
  ThreadFilter,
  ThreadPage,
  ThreadSummary,
  ThreadView,
} from '../../preload/contract.ts';
import {
  equal,
  fromHex,
  type EdPublicKey,
  type Hash,
  type ThreadId,
} from '../../protocol/bytes.ts';
import { epochAt } from '../../protocol/calendar.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Roll } from '../../protocol/roll.ts';
import { standingIn } from '../membership/standing.ts';
import { ComposeError } from '../vault/compose-error.ts';
import type { ComposeContext, Permissions } from '../vault/compose.ts';
import type { Target } from '../vault/draft-content.ts';
import type { OutboxItem } from '../vault/outbox-row.ts';
import type { Vault } from '../vault/vault.ts';
import { announcementsOf } from './announcements.ts';
import { Marks } from './marks.ts';
import { isWorded, meaningOf, type Meaning } from './meaning.ts';
import { mentorsOf } from './mentors.ts';
import { confirmedEntry, outboxEntry } from './outbox-view.ts';
import { Outside } from './outside.ts';
import { draftPlace } from './draft-place.ts';
import { agedSince } from './freshness.ts';
import { Knowledge } from './knowledge.ts';
import { permissionsIn } from './permissions.ts';
import { Projection } from './projection.ts';
import { Search } from './search.ts';
import { Similar } from './similar.ts';
import { pendingSummary, summaryOf, threadView } from './thread-view.ts';
import { plainText } from '../vault/plain-text.ts';
import { wordsInForce } from './words.ts';
import { Writing } from './writing.ts';

export type InboxOptions = {
  vault: Vault;
  manifest: Manifest;
  environment: Environment;
  /** What the notices say now. */
  roll: () => Roll;
};

/** What the vault's posts mean to this person: threads, what is unread, what waits, what is one's own. */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #projection: Projection;
  readonly #search: Search;
  readonly #similar: Similar;
  readonly knowledge: Knowledge;
  readonly marks: Marks;
  readonly outside: Outside;
  readonly writing: Writing;
  #badge: EdPublicKey | null = null;

  constructor(options: InboxOptions) {
    this.#options = options;
    const { vault, manifest } = options;
    this.#search = new Search(vault, manifest);
    this.#similar = new Similar(vault, manifest);
    this.knowledge = new Knowledge(options);
    this.marks = new Marks(vault);
    this.outside = new Outside({ vault, manifest, ownBadge: () => this.#ownBadge() });
    this.writing = new Writing(vault, () => this.#ownBadge());
    this.#projection = new Projection({
      vault,
      roll: options.roll,
      inForce: (badge) => this.#isInForce(badge),
      ownBadge: () => this.#ownBadge(),
      summed: (thread) => this.knowledge.changed(thread),
    });
    vault.feed.setProjection((posts, notices, deleted) =>
      this.#projection.take(posts, notices, deleted),
    );
  }

  /** One piece of what is to be done after an update whose rules are others. Answers whether there was something to do. */
  makeAnew(): boolean {
    return this.#projection.makeAnew();
  }

  /** A page of a list; own questions that are still on their way stand first in 받은 글 and 내 질문. */
  threads({ filter, topic, offset, limit }: Request<'threads'>): ThreadPage {
    const { threads } = this.#options.vault;
    const pending = showsPending(filter) ? this.#pending(topic) : [];
    const first = pending.slice(offset, offset + limit);
    const rows = threads.page(
      filter,
      topic,
      Math.max(0, offset - pending.length),
      limit - first.length,
    );
    return {
      threads: [...first, ...rows.map((row) => summaryOf(this.#options.manifest, row))],
      total: pending.length + threads.count(filter, topic),
    };
  }

  search(request: Request<'search'>): SearchPage {
    return this.#search.page(request);
  }

  similar(request: Request<'similar'>): SimilarThread[] {
    return this.#similar.to(request);
  }

  counts(): Counts {
    const { threads, drafts, outbox, marks } = this.#options.vault;
    const unread = threads.unread();
    const muted = marks.muted();
    return {
      unread: unread.all - muted.unread,
      waiting: threads.count('waiting', null),
      mineUnread: unread.mine - muted.mineUnread,
      helpful: threads.count('helpful', null),
      bookmarked: threads.count('bookmarked', null),
      drafts: drafts.count(),
      outbox: outbox.count(),
      announcements: this.#unreadAnnouncements(),
      topics: {
        'know-how': threads.count('inbox', 'know-how'),
        information: threads.count('inbox', 'information'),
        heart: threads.count('inbox', 'heart'),
        grievance: threads.count('inbox', 'grievance'),
      },
    };
  }

  /** Throws ComposeError 'thread-unknown'. */
  thread(id: string): ThreadView {
    const { vault, manifest, environment, roll } = this.#options;
    const thread = fromHex<ThreadId>(id, 32);
    const row = vault.threads.get(thread);
    const summary = row ? summaryOf(manifest, row) : this.#pendingOf(thread);
    if (!summary) throw new ComposeError('thread-unknown');
    const permissions = this.permissions(thread);
    const badge = this.#ownBadge();
    const messages = vault.threads.messages(thread);
    const meaning = meaningOf(messages, (one) => this.#isInForce(one));
    const aged = meaning && agedSince(manifest, environment.now(), messages, meaning);
    const options = { vault, manifest, roll: roll(), badge, permissions, aged };
    return threadView(options, thread, summary, meaning);
  }

  /** What compose asks about threads, posts and badges. */
  context(): ComposeContext {
    const { manifest, environment } = this.#options;
    return {
      manifest,
      environment,
      permissions: (thread) => this.permissions(thread),
      target: (thread, post) => this.#target(thread, post),
      inForce: (badge) => this.#isInForce(badge),
    };
  }

  /** Mentors whom a question can be sent to alone. */
  mentors(): MentorView[] {
    const { vault, manifest, roll } = this.#options;
    return mentorsOf({ vault, manifest, roll: roll(), badge: this.#ownBadge() });
  }

  announcements(): Announcement[] {
    const { vault, manifest, roll } = this.#options;
    return announcementsOf(vault, manifest, roll());
  }

  markAnnouncementsRead(): void {
    this.#options.vault.feed.markNoticesSeen();
  }

  /** Everything in the thread that is stored now counts as seen. */
  markRead(id: string): void {
    const { vault } = this.#options;
    const thread = fromHex<ThreadId>(id, 32);
    vault.transaction(() => {
      if (vault.threads.markSeen(thread) > 0) this.#projection.refresh(thread);
    });
  }

  /** What this person may do in a thread now. Throws ComposeError 'thread-unknown'. */
  permissions(thread: ThreadId): Permissions {
    const { vault, manifest, environment, roll } = this.#options;
    const meaning = this.#meaning(thread);
    const pending = meaning ? null : this.#pendingOf(thread);
    if (!meaning && !pending) throw new ComposeError('thread-unknown');
    const badge = this.#ownBadge();
    const writer = vault.pseudonyms.authorOf(thread)?.author ?? badge;
    const standing = {
      vault,
      manifest,
      now: environment.now(),
      badge: badge && this.#isInForce(badge) ? badge : null,
      isMentor: vault.membership.load()?.role === 'mentor',
      audience: pending?.audience ?? vault.pseudonyms.audienceOf(thread)?.audience ?? 'everyone',
      closed: roll().isClosed(thread),
      silenced: writer !== null && roll().voidsAuthor(writer),
    };
    return permissionsIn(standing, thread, meaning);
  }

  /** What waits, oldest first, and after it what was seen in the feed since this vault was opened, the newest first. */
  outbox(): OutboxEntry[] {
    const { vault, manifest } = this.#options;
    const isOut = this.isOut();
    return [
      ...vault.outbox.list().map((item) => outboxEntry(vault, manifest, item, isOut)),
      ...vault.outbox
        .confirmed()
        .map((item) => confirmedEntry(vault, manifest, item))
        .toReversed(),
    ];
  }

  entry(item: OutboxItem): OutboxEntry {
    return outboxEntry(this.#options.vault, this.#options.manifest, item, this.isOut());
  }

  /** Drafts, the last saved first, each with the place where it would go on. */
  drafts(): DraftEntry[] {
    const context = this.context();
    const badge = this.#ownBadge();
    const isMentor = badge !== null && this.#isInForce(badge);
    return this.#options.vault.drafts.list().map((draft) => ({
      ...draft,
      place: draftPlace(draft, context, isMentor, (thread) => this.#titleOf(thread)),
    }));
  }

  /** Whether this person takes part no more: nothing of theirs goes any more. */
  isOut(): boolean {
    const { vault, manifest, environment } = this.#options;
    const stored = vault.membership.load();
    return (
      stored !== null && standingIn(stored, epochAt(manifest, environment.now())) === 'removed'
    );
  }

  #titleOf(thread: ThreadId): string | null {
    return this.#options.vault.threads.get(thread)?.title ?? this.#pendingOf(thread)?.title ?? null;
  }

  #unreadAnnouncements(): number {
    // Mostly there is nothing new: then no notice needs to be read.
    if (this.#options.vault.feed.noticeRecords().every(({ seen }) => seen)) return 0;
    return this.announcements().filter(({ unread }) => unread).length;
  }

  /** A post with words, as an edit or a report finds it; `null` where there are none. */
  #target(thread: ThreadId, post: Hash): Target | null {
    const { vault } = this.#options;
    const meaning = this.#meaning(thread);
    const message = meaning?.spoken.find((one) => equal(one.post, post));
    const words = meaning && message && wordsInForce(vault, message, meaning.edits);
    if (!words || !isWorded(message)) return null;
    const own = vault.pseudonyms.authorOf(thread)?.author ?? this.#ownBadge();
    const mine = own !== null && equal(own, message.author);
    return { kind: message.kind, text: plainText(words.text), mine };
  }

  #meaning(thread: ThreadId): Meaning | null {
    const { threads } = this.#options.vault;
    return meaningOf(threads.messages(thread), (badge) => this.#isInForce(badge));
  }

  #pending(topic: ThreadSummary['topic'] | null): ThreadSummary[] {
    const { vault, manifest } = this.#options;
    return vault.outbox
      .list()
      .filter(({ thread }) => thread && !vault.threads.get(thread))
      .flatMap((item) => pendingSummary(manifest, item) ?? [])
      .filter((summary) => topic === null || summary.topic === topic)
      .toReversed();
  }

  #pendingOf(thread: ThreadId): ThreadSummary | null {
    const { vault, manifest } = this.#options;
    for (const item of vault.outbox.ofThread(thread)) {
      const summary = pendingSummary(manifest, item);
      if (summary) return summary;
    }
    return null;
  }

  #isInForce(badge: EdPublicKey): boolean {
    return this.#options.roll().badge(badge)?.withdrawn === false;
  }

  /** Asked for every post that is stored: the key is worked out once. */
  #ownBadge(): EdPublicKey | null {
    const seed = this.#badge ? null : this.#options.vault.membership.load()?.badge?.seed;
    if (seed) this.#badge = edKeyPair(seed).publicKey;
    return this.#badge;
  }
}

const showsPending = (filter: ThreadFilter): boolean => filter === 'inbox' || filter === 'mine';
