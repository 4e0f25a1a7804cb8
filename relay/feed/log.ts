import type { DatabaseSync } from 'node:sqlite';
import {
  concat,
  sized,
  type EdSignature,
  type Hash,
  type XPublicKey,
} from '../../protocol/bytes.ts';
import {
  encodeBatch,
  encodeCore,
  hashOfCore,
  hashOfReceipts,
  signBatch,
  type Batch,
  type DayKey,
} from '../../protocol/batch.ts';
import { dayAt, firstRoundOfDay, roundStart } from '../../protocol/calendar.ts';
import type { EdKeyPair } from '../../protocol/ed25519.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Notice } from '../../protocol/notice.ts';
import type { Post } from '../../protocol/post.ts';
import { receiptDays } from '../../protocol/rules.ts';
import { blob, blobOrNull, integer } from '../storage/database.ts';

export type FeedHead = { round: number; hash: Hash };
/** A batch as it is sent to readers. */
export type EncodedBatch = { round: number; bytes: Uint8Array };
/** What a round brings, besides the notices that wait. The posts are stored already. */
export type RoundContent = {
  round: number;
  receipts: readonly Hash[];
  dayKeys: readonly DayKey[];
  posts: readonly Post[];
};

/** The append-only, hash-chained log of batches. Writes stand in the caller's transaction. */
export class FeedLog {
  readonly #manifest: Manifest;
  readonly #key: EdKeyPair;
  readonly #statements;

  constructor(database: DatabaseSync, manifest: Manifest, key: EdKeyPair) {
    this.#manifest = manifest;
    this.#key = key;
    const prepare = (sql: string) => database.prepare(sql);
    this.#statements = {
      head: prepare('SELECT round, hash FROM batches ORDER BY round DESC LIMIT 1'),
      count: prepare('SELECT count(*) AS count FROM batches WHERE round >= ?'),
      from: prepare('SELECT round, core, signature FROM batches WHERE round >= ? ORDER BY round'),
      bodies: prepare('SELECT body FROM posts WHERE round = ? ORDER BY id'),
      receipts: prepare('SELECT hashes FROM receipts WHERE round = ?'),
      noticesOf: prepare('SELECT bytes FROM notices WHERE round = ? ORDER BY number'),
      insert: prepare('INSERT INTO batches (round, core, hash, signature) VALUES (?, ?, ?, ?)'),
      insertReceipts: prepare('INSERT INTO receipts (round, hashes) VALUES (?, ?)'),
      pruneReceipts: prepare('DELETE FROM receipts WHERE round < ?'),
      notices: prepare('SELECT bytes FROM notices ORDER BY number'),
      waitingNotices: prepare(
        'SELECT hash, bytes FROM notices WHERE round IS NULL ORDER BY number',
      ),
      hashOf: prepare('SELECT hash FROM batches WHERE round = ?'),
      carryNotice: prepare('UPDATE notices SET round = ? WHERE hash = ?'),
      carryNotices: prepare('UPDATE notices SET round = ? WHERE round IS NULL'),
      hasNotice: prepare('SELECT 1 FROM notices WHERE hash = ?'),
      insertNotice: prepare('INSERT INTO notices (number, hash, bytes) VALUES (?, ?, ?)'),
      dayKey: prepare('SELECT key FROM day_keys WHERE day = ?'),
      insertDayKey: prepare('INSERT INTO day_keys (day, key, round) VALUES (?, ?, ?)'),
    };
  }

  /** `null` before the genesis batch. */
  head(): FeedHead | null {
    const row = this.#statements.head.get();
    return row ? { round: integer(row['round']), hash: sized<Hash>(blob(row['hash']), 32) } : null;
  }

  /** `null` where there is no batch of that round. */
  hashOf(round: number): Hash | null {
    const row = this.#statements.hashOf.get(round);
    return row ? sized<Hash>(blob(row['hash']), 32) : null;
  }

  /** How many batches there are from a round on. */
  count(from: number): number {
    return integer(this.#statements.count.get(from)?.['count']);
  }

  /** The public key of a day, if a batch has announced it. */
  dayKey(day: number): XPublicKey | null {
    const row = this.#statements.dayKey.get(day);
    return row ? sized<XPublicKey>(blob(row['key']), 32) : null;
  }

  /** All notices, those that wait for their batch too. */
  notices(): Uint8Array[] {
    return this.#statements.notices.all().map((row) => blob(row['bytes']));
  }

  hasNotice(hash: Hash): boolean {
    return this.#statements.hasNotice.get(hash) !== undefined;
  }

  addNotice(notice: Notice): void {
    this.#statements.insertNotice.run(notice.number, notice.hash, notice.bytes);
  }

  /** Appends the batch of a round; `null`, and nothing written, if it would be empty. */
  append(content: RoundContent): EncodedBatch | null {
    const waiting = this.#statements.waitingNotices.all();
    const { round, receipts, dayKeys, posts } = content;
    if (waiting.length + receipts.length + dayKeys.length + posts.length === 0) return null;
    const core = encodeCore(this.#manifest.hash, {
      round,
      previous: this.head()?.hash ?? this.#manifest.hash,
      notices: waiting.map((row) => sized<Hash>(blob(row['hash']), 32)),
      dayKeys: [...dayKeys],
      envelopes: receipts.length,
      receiptsHash: hashOfReceipts(receipts),
      posts: posts.map((post) => post.id),
    });
    const hash = hashOfCore(core);
    const signature = signBatch(this.#key, hash);
    this.#statements.insert.run(round, core, hash, signature);
    this.#statements.insertReceipts.run(round, concat(...receipts));
    this.#statements.carryNotices.run(round);
    for (const { day, key } of dayKeys) this.#statements.insertDayKey.run(day, key, round);
    this.#statements.pruneReceipts.run(this.#receiptsFrom(round));
    return { round, bytes: this.#encode(round, core, signature) };
  }

  /** Appends a batch that this feed has signed before and lost. Its place and signature are checked, its notices and posts are stored already. */
  takeBack(batch: Batch): void {
    const { round, hash, signature, receipts, dayKeys, notices } = batch;
    this.#statements.insert.run(round, encodeCore(this.#manifest.hash, batch), hash, signature);
    if (receipts) this.#statements.insertReceipts.run(round, concat(...receipts));
    for (const notice of notices) this.#statements.carryNotice.run(round, notice);
    for (const { day, key } of dayKeys) this.#statements.insertDayKey.run(day, key, round);
    this.#statements.pruneReceipts.run(this.#receiptsFrom(round));
  }

  /** Batches from a round on, as many as make about `size` bytes, at least one if there is any. */
  read(from: number, size: number): EncodedBatch[] {
    const page: EncodedBatch[] = [];
    let total = 0;
    for (const row of this.#statements.from.iterate(from)) {
      const round = integer(row['round']);
      const bytes = this.#encode(
        round,
        blob(row['core']),
        sized<EdSignature>(blob(row['signature']), 64),
      );
      if (page.length > 0 && total + bytes.length > size) break;
      page.push({ round, bytes });
      total += bytes.length;
    }
    return page;
  }

  #encode(round: number, core: Uint8Array, signature: EdSignature): Uint8Array {
    const list = blobOrNull(this.#statements.receipts.get(round)?.['hashes']);
    const notices = this.#statements.noticesOf.all(round).map((row) => blob(row['bytes']));
    const bodies = this.#statements.bodies.all(round).map((row) => blobOrNull(row['body']));
    return encodeBatch(core, signature, notices, list && hashesIn(list), bodies);
  }

  #receiptsFrom(round: number): number {
    const today = dayAt(this.#manifest, roundStart(this.#manifest, round));
    return firstRoundOfDay(this.#manifest, today - receiptDays);
  }
}

function hashesIn(list: Uint8Array): Hash[] {
  return Array.from({ length: list.length / 32 }, (_, i) =>
    sized<Hash>(list.slice(i * 32, i * 32 + 32), 32),
  );
}
