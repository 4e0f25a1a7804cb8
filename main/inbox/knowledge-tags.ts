import type { KnowledgeTags, Topic } from '../../preload/contract.ts';
import { fromHex, toHex, type ThreadId } from '../../protocol/bytes.ts';
import type { ThreadRow } from '../vault/thread-row.ts';
import type { Vault } from '../vault/vault.ts';
import { meaningOf, type Meaning } from './meaning.ts';
import { tagsIn } from './tags.ts';
import { wordsInForce } from './words.ts';

/** Threads that one call looks through: some tens of milliseconds. */
const piece = 100;
/** Tags that are told of. */
const mostTold = 60;

type Tagged = Pick<ThreadRow, 'id' | 'topic' | 'latest'> & { tags: string[] };

/**
 * Which tags the threads with helpful answers have. Kept in memory alone, and made piece by piece by whoever asks: nobody who does not look at the
 * knowledge pays for it.
 */
export class TagIndex {
  readonly #vault: Vault;
  readonly #tagged = new Map<string, Tagged>();
  /** Where it goes on; `null`: nothing was looked at yet. */
  #last: Pick<ThreadRow, 'latest' | 'id'> | null = null;
  #begun = false;
  #complete = false;
  /** Threads (hex) that have changed since they were looked at. */
  readonly #changed = new Set<string>();

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  changed(thread: ThreadId): void {
    if (this.#begun) this.#changed.add(toHex(thread));
  }

  tags(topic: Topic | null): KnowledgeTags {
    this.#goOn();
    const counts = new Map<string, number>();
    for (const one of this.#tagged.values()) {
      if (topic !== null && one.topic !== topic) continue;
      for (const tag of one.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
    const tags = [...counts]
      .map(([tag, count]) => ({ tag, count }))
      .toSorted((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))
      .slice(0, mostTold);
    return { tags, complete: this.#complete && this.#changed.size === 0 };
  }

  /** The threads with a tag, as far as they are known, the last talked about first. */
  threads(tag: string, topic: Topic | null): ThreadId[] {
    this.#goOn();
    return [...this.#tagged.values()]
      .filter((one) => one.tags.includes(tag) && (topic === null || one.topic === topic))
      .toSorted((a, b) => b.latest - a.latest || (toHex(a.id) < toHex(b.id) ? -1 : 1))
      .map(({ id }) => id);
  }

  #goOn(): void {
    this.#begun = true;
    let left = piece;
    for (const id of this.#changed) {
      if (left === 0) return;
      left -= 1;
      this.#changed.delete(id);
      this.#look(this.#vault.threads.get(fromHex<ThreadId>(id, 32)), id);
    }
    if (this.#complete || left === 0) return;
    const rows = this.#vault.threads.helpfulAfter(this.#last, left);
    for (const row of rows) this.#look(row, toHex(row.id));
    this.#last = rows.at(-1) ?? this.#last;
    this.#complete = rows.length < left;
  }

  #look(row: ThreadRow | null, id: string): void {
    const tags = row?.state === 'accepted' ? tagsOf(this.#vault, row.id) : [];
    if (row && tags.length > 0) {
      const { topic, latest } = row;
      this.#tagged.set(id, { id: row.id, topic, latest, tags });
    } else this.#tagged.delete(id);
  }
}

/** What was marked in the question and in the answers that were found helpful. */
export function tagsOfMeaning(vault: Vault, meaning: Meaning): string[] {
  const { question, answers, accepted, edits } = meaning;
  const helpful = answers.filter(({ post }) => accepted.has(toHex(post)));
  const texts = [question, ...helpful].flatMap((message) => {
    const words = message.state === 'shown' ? wordsInForce(vault, message, edits) : null;
    return words ? [words.title ?? '', words.text] : [];
  });
  return tagsIn(texts.join('\n'));
}

function tagsOf(vault: Vault, thread: ThreadId): string[] {
  const meaning = meaningOf(vault.threads.messages(thread), () => true);
  return meaning ? tagsOfMeaning(vault, meaning) : [];
}
