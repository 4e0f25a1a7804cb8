import type { Request, DraftView } from '../../preload/contract.ts';
import { audiences, draftKinds, reportReasons, topics } from '../../preload/contract.ts';
import {
  fromHex,
  toHex,
  type EdPublicKey,
  type Hash,
  type ThreadId,
} from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { VaultDatabase } from './database.ts';
import { Listeners } from './listeners.ts';
import type { Row } from './row.ts';

/** What a composer holds, as it is typed. */
export type DraftInput = Request<'saveDraft'>;

/** What a draft says that says nothing. */
export const blankDraft = {
  thread: null,
  title: '',
  text: '',
  topic: 'know-how',
  audience: 'everyone',
  mentor: null,
  target: null,
  reason: null,
} as const satisfies Partial<DraftInput>;

/** Letters, or why a post is reported. */
const hasSomething = `(title <> '' OR text <> '' OR reason IS NOT NULL)`;

/** Drafts. Whatever is written under one id never touches the words under another, though both answer the same thread. */
export class DraftStore {
  readonly #database: VaultDatabase;
  readonly #environment: Environment;
  readonly #changed = new Listeners<null>();
  /** Names that threads had since this vault was opened, and those under which they go on; hex. */
  readonly #renamed = new Map<string, string>();

  constructor(database: VaultDatabase, environment: Environment) {
    this.#database = database;
    this.#environment = environment;
  }

  /** Keeps it on the disk before it returns; below the name that its thread has by now, whatever a page that was locked meanwhile takes it for. */
  save(draft: DraftInput): { savedAt: number } {
    const savedAt = this.#environment.now();
    const { mentor, target } = draft;
    const thread = draft.thread && this.#nameNow(draft.thread);
    this.#database.run(
      `INSERT INTO draft (id, kind, thread, title, text, topic, audience, mentor, target, reason, saved_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, thread = excluded.thread, title = excluded.title,
         text = excluded.text, topic = excluded.topic, audience = excluded.audience, mentor = excluded.mentor,
         target = excluded.target, reason = excluded.reason, saved_at = excluded.saved_at`,
      draft.id,
      draft.kind,
      thread === null ? null : fromHex<ThreadId>(thread, 32),
      draft.title,
      draft.text,
      draft.topic,
      draft.audience,
      mentor === null ? null : fromHex<EdPublicKey>(mentor, 32),
      target === null ? null : fromHex<Hash>(target, 32),
      draft.reason,
      savedAt,
    );
    this.#tell();
    return { savedAt };
  }

  /** Those with something in them, the last saved first. */
  list(): DraftView[] {
    return this.#database
      .all(`SELECT * FROM draft WHERE ${hasSomething} ORDER BY saved_at DESC, id`)
      .map(readDraft);
  }

  count(): number {
    const row = this.#database.get(`SELECT count(*) AS n FROM draft WHERE ${hasSomething}`);
    return row?.integer('n') ?? 0;
  }

  get(id: string): DraftView | null {
    const row = this.#database.get('SELECT * FROM draft WHERE id = ?', id);
    return row && readDraft(row);
  }

  /** The reply to a thread that was saved last. Edits and reports, which are about one post, do not stand in the thread's composer. */
  ofThread(thread: ThreadId): DraftView | null {
    const row = this.#database.get(
      `SELECT * FROM draft WHERE thread = ? AND target IS NULL ORDER BY saved_at DESC, id LIMIT 1`,
      thread,
    );
    return row && readDraft(row);
  }

  /** A thread goes on under another name: so do its drafts, also those that are still on their way here. */
  moveThread(from: ThreadId, to: ThreadId): void {
    this.#database.afterCommit(() => this.#renamed.set(toHex(from), toHex(to)));
    if (this.#database.run('UPDATE draft SET thread = ? WHERE thread = ?', to, from) > 0) {
      this.#tell();
    }
  }

  /** Gone for good; nothing happens if it is not there. */
  discard(id: string): void {
    if (this.#database.run('DELETE FROM draft WHERE id = ?', id) > 0) this.#tell();
  }

  onChanged(listener: () => void): () => void {
    return this.#changed.add(listener);
  }

  #nameNow(thread: string): string {
    const next = this.#renamed.get(thread);
    return next === undefined ? thread : this.#nameNow(next);
  }

  #tell(): void {
    this.#database.afterCommit(() => this.#changed.tell(null));
  }
}

function readDraft(row: Row): DraftView {
  return {
    id: row.text('id'),
    kind: row.word('kind', draftKinds),
    thread: row.optional('thread', () => toHex(row.bytes('thread', 32))),
    title: row.text('title'),
    text: row.text('text'),
    topic: row.word('topic', topics),
    audience: row.word('audience', audiences),
    mentor: row.optional('mentor', () => toHex(row.bytes('mentor', 32))),
    target: row.optional('target', () => toHex(row.bytes('target', 32))),
    reason: row.optional('reason', () => row.word('reason', reportReasons)),
    savedAt: row.integer('saved_at'),
  };
}
