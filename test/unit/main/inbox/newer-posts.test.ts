import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Inbox } from '../../../../main/inbox/inbox.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { toHex, utf8 } from '../../../../protocol/bytes.ts';
import { contentSchema, type ContentPart } from '../../../../protocol/content.ts';
import { Roll } from '../../../../protocol/roll.ts';
import { TestCohort } from '../exchange/cohort.ts';
import { batchOf, checkpoint, Writer } from '../feed-writers.ts';
import { VaultFolder } from '../vault-folder.ts';
import { InboxOfOne } from './inbox-of-one.ts';

/** No kind has this number yet. */
const unknownKind = 99;

const part = (kind: number, payload: string, place = { part: 0, parts: 1 }): ContentPart => ({
  checkpoint,
  kind,
  payload: utf8(payload),
  ...place,
});

describe('posts of a newer version', () => {
  let room: InboxOfOne;
  let asker: Writer;

  beforeEach(() => {
    room = new InboxOfOne();
    asker = room.writer();
    room.arrive(...asker.ask(1));
  });

  const newer = (): number => room.view(asker.thread).newer;
  const arrive = (inside: ContentPart): void =>
    room.arrive(room.writer().post(asker.thread, 2, inside));

  test('are counted in their thread, and change nothing else in it', () => {
    const before = room.view(asker.thread);
    arrive(part(unknownKind, '{"song":"아리랑"}'));
    expect(room.view(asker.thread)).toEqual({ ...before, newer: 1 });
    arrive(part(3, '{"text":"댓글","mood":"good"}'));
    expect(newer()).toBe(2);
  });

  test('are counted once they are whole, and once for all their parts', () => {
    const author = room.writer();
    const first = part(unknownKind, '{"song":', { part: 0, parts: 2 });
    room.arrive(author.post(asker.thread, 2, first));
    expect(newer()).toBe(0);
    room.arrive(
      author.post(asker.thread, 3, part(unknownKind, '"아리랑"}', { part: 1, parts: 2 })),
    );
    expect(newer()).toBe(1);
  });

  test('are no posts that nobody can read, nor posts that mean something', () => {
    arrive(part(2, 'no JSON'));
    arrive(part(2, '{"text":""}'));
    room.arrive(room.writer().post(asker.thread, 2, null));
    room.arrive(...room.writer().write(asker.thread, 2, { kind: 'me-too' }));
    expect(newer()).toBe(0);
  });

  test('go with what was voided', () => {
    const author = room.writer();
    room.arrive(author.post(asker.thread, 2, part(unknownKind, '{}')));
    expect(newer()).toBe(1);
    room.notice({ kind: 'void-pseudonym', author: author.key });
    expect(newer()).toBe(0);
  });

  test('stay what they are where meaning is made anew by a program that does not know them either', () => {
    arrive(part(unknownKind, '{}'));
    room.makeAnew();
    expect(newer()).toBe(1);
  });
});

describe('over a restart', () => {
  let folder: VaultFolder;

  beforeEach(() => {
    folder = new VaultFolder();
  });
  afterEach(() => folder.remove());

  const inboxOf = (vault: Vault): Inbox => {
    const { environment } = folder;
    const { manifest } = new TestCohort(environment);
    const roll = new Roll(manifest);
    return new Inbox({ vault, manifest, environment, roll: () => roll });
  };

  test('what is not understood is kept as it came', () => {
    const [asker, other] = [new Writer(folder.environment), new Writer(folder.environment)];
    const written = other.post(asker.thread, 2, part(unknownKind, '{"song":"아리랑"}'));
    const before = folder.open();
    inboxOf(before);
    before.feed.append([batchOf(1, asker.ask(1)), batchOf(2, [written])]);
    folder.close(before);
    const vault = folder.open();
    expect(inboxOf(vault).thread(toHex(asker.thread)).newer).toBe(1);
    const [, kept] = vault.feed.openedAfter(0, 10).posts;
    expect(kept?.opened?.kind).toBe(unknownKind);
    expect(kept?.opened?.payload).toEqual(utf8('{"song":"아리랑"}'));
  });

  test('what an older program did not understand is shown by one that does', () => {
    const asker = new Writer(folder.environment);
    const before = folder.open();
    // A program that keeps what comes, and knows none of its kinds.
    before.feed.append([batchOf(1, asker.ask(1, '새로 아는 글'))]);
    expect(before.threads.get(asker.thread)).toBeNull();
    folder.close(before);
    const inbox = inboxOf(folder.open());
    while (inbox.makeAnew());
    const view = inbox.thread(toHex(asker.thread));
    expect(view.summary.title).toBe('새로 아는 글');
    expect(view.newer).toBe(0);
  });
});

/**
 * What this version understands, and the number of its rules. Where the first changes, posts that are kept already mean something else: raise
 * `rules` in main/inbox/projection.ts with it, and write both down here.
 */
test('a program that learns a kind, a field or a value makes the meaning of what it has anew', () => {
  const room = new InboxOfOne();
  const known = createHash('sha256').update(JSON.stringify(contentSchema)).digest('hex');
  expect({ rules: room.vault.threads.rules(), known: known.slice(0, 16) }).toEqual({
    rules: 3,
    known: '2b8db9f35ca8f690',
  });
});
