import {
  topics,
  type KnowledgeEntry,
  type KnowledgePage,
  type KnowledgeTags,
  type Request,
  type Topic,
} from '../../preload/contract.ts';
import { toHex, type ThreadId } from '../../protocol/bytes.ts';
import { roundStart, type CalendarRules } from '../../protocol/calendar.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { ThreadRow } from '../vault/thread-row.ts';
import type { Vault } from '../vault/vault.ts';
import { excerptOf } from './excerpt.ts';
import { agedSince, helpfulAnswer } from './freshness.ts';
import { TagIndex, tagsOfMeaning } from './knowledge-tags.ts';
import { meaningOf } from './meaning.ts';
import { summaryOf } from './thread-view.ts';
import { halfDay } from './times.ts';
import { wordsInForce } from './words.ts';

export type KnowledgeOptions = { vault: Vault; manifest: Manifest; environment: Environment };

/** What was asked, answered and found helpful. Only the entries of a page are read. */
export class Knowledge {
  readonly #options: KnowledgeOptions;
  readonly #tags: TagIndex;

  constructor(options: KnowledgeOptions) {
    this.#options = options;
    this.#tags = new TagIndex(options.vault);
  }

  /** By which days and months are told. */
  get calendar(): CalendarRules {
    return this.#options.manifest;
  }

  page({ topic, tag, offset, limit }: Request<'knowledge'>): KnowledgePage {
    const shelves = (topic === null ? topics : [topic]).map((one) => this.#shelf(one, tag));
    const rows: ThreadRow[] = [];
    let before = offset;
    for (const { count, read } of shelves) {
      const wanted = limit - rows.length;
      if (before < count && wanted > 0) rows.push(...read(before, wanted));
      before = Math.max(0, before - count);
    }
    const counts = shelves.map((shelf): [Topic, number] => [shelf.topic, shelf.count]);
    const none: KnowledgePage['topics'] = { 'know-how': 0, information: 0, heart: 0, grievance: 0 };
    return {
      entries: rows.flatMap((row) => this.#entry(row) ?? []),
      total: counts.reduce((sum, [, count]) => sum + count, 0),
      topics: { ...none, ...Object.fromEntries(counts) },
    };
  }

  tags({ topic }: Request<'knowledgeTags'>): KnowledgeTags {
    return this.#tags.tags(topic);
  }

  /** Threads (64 hex digits) whose question and helpful answers everybody can read, in the order of the list. */
  shared(topic: Topic | null): string[] {
    return (topic === null ? topics : [topic])
      .flatMap((one) => this.#options.vault.threads.page('helpful', one, 0, -1))
      .filter(({ audience, question }) => audience === 'everyone' && question === 'shown')
      .map(({ id }) => toHex(id));
  }

  /** A thread means something else now. */
  changed(thread: ThreadId): void {
    this.#tags.changed(thread);
  }

  #shelf(
    topic: Topic,
    tag: string | null,
  ): { topic: Topic; count: number; read: (offset: number, limit: number) => ThreadRow[] } {
    const { threads } = this.#options.vault;
    if (tag === null) {
      const count = threads.count('helpful', topic);
      return {
        topic,
        count,
        read: (offset, limit) => threads.page('helpful', topic, offset, limit),
      };
    }
    const ids = this.#tags.threads(tag, topic);
    const read = (offset: number, limit: number): ThreadRow[] =>
      ids.slice(offset, offset + limit).flatMap((id) => threads.get(id) ?? []);
    return { topic, count: ids.length, read };
  }

  #entry(row: ThreadRow): KnowledgeEntry | null {
    const { vault, manifest, environment } = this.#options;
    const messages = vault.threads.messages(row.id);
    const meaning = meaningOf(messages, () => true);
    const answer = meaning && helpfulAnswer(meaning);
    if (!meaning || !answer) return null;
    const words = wordsInForce(vault, answer, meaning.edits);
    return {
      thread: summaryOf(manifest, row),
      answer: words ? excerptOf(words.text) : '',
      answeredAt: halfDay(manifest, roundStart(manifest, answer.round)),
      aged: agedSince(manifest, environment.now(), messages, meaning) !== null,
      tags: tagsOfMeaning(vault, meaning),
    };
  }
}
