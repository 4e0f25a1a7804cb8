import { sized, utf8, type EdPublicKey, type Hash } from '../../protocol/bytes.ts';
import { splitContent, type Content } from '../../protocol/content.ts';
import { sha256 } from '../../protocol/hash.ts';
import { postLength, threadOf, type PostRole } from '../../protocol/post.ts';
import type { StoredPost } from '../../main/vault/post-row.ts';
import type { Words } from './words.ts';

type Author = { key: EdPublicKey; role: PostRole; next: number };

type Thread = {
  asker: Author;
  members: Author[];
  /** Badges have their own sequence in each thread. */
  mentors: Map<number, Author>;
  /** First posts of answers. */
  answers: Hash[];
  /** Posts with words, and who wrote them. */
  spoken: { author: Author; first: Hash; kind: Content['kind'] }[];
  /** Contents to come. */
  left: number;
};

/** Threads that are written to at the same time. */
const open = 60;
/** One thread in so many is the talk of the house. */
const longEvery = 400;
const checkpoint = sized<Hash>(new Uint8Array(32), 32);

/**
 * What a programme of 54 people writes: questions of the length that people write, answers under badges and from members, thanks, the same
 * question from others, a few posts that nobody here can open, a few second thoughts. Threads grow side by side, as they do.
 */
export class Programme {
  readonly #words: Words;
  readonly #badges: readonly EdPublicKey[];
  /** Pseudonyms of this PC's own first questions. */
  readonly #own: EdPublicKey[];
  readonly #threads: Thread[] = [];
  #asked = 0;
  #authors = 0;

  constructor(words: Words, badges: readonly EdPublicKey[], own: readonly EdPublicKey[]) {
    this.#words = words;
    this.#badges = badges;
    this.#own = [...own];
  }

  /** The posts of the next content, one or more parts, all of `round`. */
  next(round: number): StoredPost[] {
    if (this.#threads.length < open) return this.#ask(round);
    const place = this.#words.below(this.#threads.length);
    const thread = this.#threads[place];
    if (!thread) throw new RangeError('no thread');
    thread.left -= 1;
    if (thread.left <= 0) this.#threads.splice(place, 1);
    return this.#reply(thread, round);
  }

  #ask(round: number): StoredPost[] {
    const words = this.#words;
    const own = this.#asked % 40 === 0 ? this.#own.pop() : undefined;
    const asker: Author = { key: own ?? this.#newKey(), role: 'member', next: 0 };
    this.#asked += 1;
    const isLong = this.#asked % longEvery === 0;
    const content = {
      kind: 'question',
      topic: words.topic(),
      title: words.title(),
      text: words.text(),
    } as const;
    const thread: Thread = {
      asker,
      members: [],
      mentors: new Map(),
      answers: [],
      spoken: [],
      left: isLong ? 300 : 1 + words.below(8),
    };
    this.#threads.push(thread);
    return this.#write(thread, asker, round, content);
  }

  #reply(thread: Thread, round: number): StoredPost[] {
    const words = this.#words;
    const drawn = words.below(1000);
    const answer = thread.answers.at(-1);
    if (drawn < 20) return [this.#sealed(thread, round)];
    if (drawn < 90) return this.#write(thread, this.#member(thread), round, { kind: 'me-too' });
    if (drawn < 92) return this.#takeBack(thread, round);
    if (drawn < 102) return this.#edit(thread, round);
    if (drawn < 130) return this.#write(thread, this.#mentor(thread), round, { kind: 'claim' });
    if (drawn < 230 && answer)
      return this.#write(thread, thread.asker, round, { kind: 'accept', answer });
    const text = words.text();
    if (drawn < 550)
      return this.#write(thread, this.#mentor(thread), round, { kind: 'answer', text });
    if (drawn < 700)
      return this.#write(thread, this.#member(thread), round, { kind: 'answer', text });
    if (drawn < 800) return this.#write(thread, thread.asker, round, { kind: 'follow-up', text });
    return this.#write(thread, this.#member(thread), round, { kind: 'comment', text });
  }

  #takeBack(thread: Thread, round: number): StoredPost[] {
    const { author, first } = thread.spoken.at(-1) ?? this.#nothing();
    return this.#write(thread, author, round, { kind: 'retract', target: first });
  }

  #edit(thread: Thread, round: number): StoredPost[] {
    const { author, first, kind } = thread.spoken.at(-1) ?? this.#nothing();
    const title = kind === 'question' ? this.#words.title() : null;
    const content = { kind: 'edit', target: first, title, text: this.#words.text() } as const;
    return this.#write(thread, author, round, content);
  }

  #write(thread: Thread, author: Author, round: number, content: Content): StoredPost[] {
    const opening = content.kind === 'question';
    const posts = splitContent(content, opening, checkpoint).map((opened) => ({
      ...this.#place(thread, author, round),
      opened,
      bytes: null,
    }));
    const [first] = posts;
    if (first && 'text' in content && content.kind !== 'edit') {
      thread.spoken.push({ author, first: first.id, kind: content.kind });
      if (content.kind === 'answer') thread.answers.push(first.id);
    }
    return posts;
  }

  #sealed(thread: Thread, round: number): StoredPost {
    const place = this.#place(thread, this.#member(thread), round);
    return { ...place, opened: null, bytes: new Uint8Array(postLength).fill(place.sequence + 1) };
  }

  #place(thread: Thread, author: Author, round: number): Omit<StoredPost, 'opened' | 'bytes'> {
    const { key, role } = author;
    const sequence = author.next;
    author.next += 1;
    const name = threadOf(thread.asker.key);
    const id = sha256(key, name, utf8(String(sequence)));
    return { id, thread: name, author: key, epoch: 0, sequence, role, round };
  }

  #member(thread: Thread): Author {
    const known = thread.members[this.#words.below(10)];
    if (known) return known;
    const author: Author = { key: this.#newKey(), role: 'member', next: 0 };
    thread.members.push(author);
    return author;
  }

  #mentor(thread: Thread): Author {
    const place = this.#words.below(this.#badges.length);
    const key = this.#badges[place];
    if (!key) throw new RangeError('no badge');
    const author = thread.mentors.get(place) ?? { key, role: 'badge', next: 0 };
    thread.mentors.set(place, author);
    return author;
  }

  #newKey(): EdPublicKey {
    this.#authors += 1;
    return sized<EdPublicKey>(sha256(utf8(`author ${this.#authors}`)), 32);
  }

  #nothing(): never {
    throw new RangeError('nothing was said');
  }
}
