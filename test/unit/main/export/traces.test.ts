import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { Exporting, type PaperDesk } from '../../../../main/export/exporting.ts';
import type { PaperHtml } from '../../../../main/export/html.ts';
import type { Request } from '../../../../preload/contract.ts';
import { sized, toHex, type SharedKey } from '../../../../protocol/bytes.ts';
import { systemEnvironment } from '../../../../protocol/environment.ts';
import { checkpoint, type Writer } from '../feed-writers.ts';
import { InboxOfOne } from '../inbox/inbox-of-one.ts';

let room: InboxOfOne;
let turtle: Writer;
let folder: string;
let laidOut: PaperHtml[];
let target: string | null;
let proposed: string[];

beforeEach(() => {
  room = new InboxOfOne();
  room.become(null);
  turtle = room.certified('느린거북');
  folder = mkdtempSync(join(tmpdir(), 'kkanbu-paper-'));
  target = join(folder, 'chosen');
  laidOut = [];
  proposed = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A question with a helpful answer and a comment. */
function talk(round: number, title: string, audience: 'everyone' | 'mentors' = 'everyone'): Writer {
  const [asker, other] = [room.writer(), room.writer()];
  const key = sized<SharedKey>(new Uint8Array(32), 32);
  room.vault.pseudonyms.addThreadKey({ thread: asker.thread, key, audience, mentor: null });
  const answer = turtle.write(asker.thread, round + 1, { kind: 'answer', text: `${title} 답변` });
  room.arrive(
    ...asker.ask(round, title, `${title} 내용`),
    ...answer,
    ...other.write(asker.thread, round + 2, { kind: 'comment', text: `${title} 댓글` }),
    ...asker.write(asker.thread, round + 3, {
      kind: 'accept',
      answer: answer[0]?.id ?? checkpoint,
    }),
  );
  return asker;
}

const desk: PaperDesk = {
  choose: async (name) => {
    proposed.push(name);
    return target;
  },
  pdf: async (page) => {
    laidOut.push(page);
    return Buffer.from(`%PDF ${page.body}`);
  },
  print: async (page) => {
    laidOut.push(page);
    return true;
  },
};
const exporting = (): Exporting =>
  new Exporting({
    desk,
    // Pauses pass by themselves; the time is the room's.
    environment: {
      now: () => room.environment.now(),
      random: (length) => room.environment.random(length),
      after: (ms, task) => systemEnvironment.after(ms, task),
    },
    language: () => 'ko',
    readable: () => room.inbox,
  });
const make = (request: Partial<Request<'makePaper'>>) =>
  exporting().make({
    of: { kind: 'guidebook', topic: null },
    as: 'markdown',
    nicknames: false,
    questions: false,
    ...request,
  });
const written = (): string => readFileSync(join(folder, 'chosen'), 'utf8');

describe('an exported file', () => {
  test('of a guidebook has helpful answers for everyone, and nothing else that anybody wrote', async () => {
    talk(1, '연가');
    talk(9, '당직', 'mentors');
    expect(await make({})).toEqual({ file: 'chosen', questions: 1 });
    for (const word of ['연가', '연가 답변', '2026년 3월 2일에 만들었어요'])
      expect(written()).toContain(word);
    for (const word of ['당직', '댓글', '연가 내용', '느린거북'])
      expect(written()).not.toContain(word);
    expect(proposed).toEqual(['깐부톡-안내서-2026-03.md']);
  });

  test('has what was asked, and nicknames, only where the person wants them', async () => {
    talk(1, '연가');
    await make({ questions: true, nicknames: true });
    for (const word of ['연가 내용', '느린거북 (멘토)']) expect(written()).toContain(word);
  });

  test('of a thread has all that can be read in it, and names nobody', async () => {
    const { thread } = talk(1, '당직', 'mentors');
    await make({ of: { kind: 'thread', thread: toHex(thread) } });
    for (const word of ['당직 내용', '당직 답변', '당직 댓글', '깐부 1', '멘토에게만'])
      expect(written()).toContain(word);
    expect(written()).not.toContain('느린거북');
    expect(proposed).toEqual(['깐부톡-질문과-답변-2026-03.md']);
  });

  test('has no id, no key and no seed in it, and no time closer than a month', async () => {
    const { thread, key } = talk(1, '연가');
    const view = room.view(thread);
    for (const as of ['markdown', 'pdf'] as const) {
      await make({ as, of: { kind: 'thread', thread: toHex(thread) }, nicknames: true });
      const text = written();
      const secrets = [
        toHex(thread),
        toHex(key),
        ...view.posts.flatMap(({ id, author }) => [id, author.seed]),
      ];
      for (const secret of secrets) expect(text).not.toContain(secret.slice(0, 12));
      expect(text).not.toMatch(/[0-9a-f]{12}|\d{1,2}:\d\d|오전|오후/i);
      expect(text.match(/\d+월 \d+일/g)).toEqual(['3월 2일']);
    }
  });
});

describe('making it', () => {
  test('leaves one file, whole, and nothing beside it or in the vault', async () => {
    talk(1, '연가');
    const before = [room.vault.outbox.list(), room.vault.drafts.list(), room.inbox.counts()];
    // Node tells of every socket that a client opens.
    const sockets: unknown[] = [];
    const hear = (message: unknown): void => void sockets.push(message);
    subscribe('net.client.socket', hear);
    for (const as of ['markdown', 'pdf', 'print'] as const) await make({ as });
    unsubscribe('net.client.socket', hear);
    expect(sockets).toEqual([]);
    expect(readdirSync(folder)).toEqual(['chosen']);
    expect(laidOut).toHaveLength(2);
    expect([room.vault.outbox.list(), room.vault.drafts.list(), room.inbox.counts()]).toEqual(
      before,
    );
  });

  test('changes nothing where the person closes the dialog, and lays nothing out', async () => {
    talk(1, '연가');
    target = null;
    expect(await make({ as: 'pdf' })).toBeNull();
    expect([readdirSync(folder), laidOut]).toEqual([[], []]);
  });

  test('keeps the file that was there where the new one cannot be written', async () => {
    talk(1, '연가');
    writeFileSync(join(folder, 'chosen'), 'before');
    // There is no such folder.
    target = join(folder, 'none', 'chosen');
    await expect(make({})).rejects.toMatchObject({ code: 'archive-unwritable' });
    expect(written()).toBe('before');
    expect(readdirSync(folder)).toEqual(['chosen']);
  });

  test('says so where there is nothing that everybody can read', async () => {
    talk(9, '당직', 'mentors');
    await expect(make({})).rejects.toMatchObject({ code: 'nothing-to-export' });
    expect(proposed).toEqual([]);
  });
});
