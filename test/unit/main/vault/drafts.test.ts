import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Vault } from '../../../../main/vault/vault.ts';
import { fromHex, toHex, type ThreadId } from '../../../../protocol/bytes.ts';
import { draft, idOf, someThread } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';

let folder: VaultFolder;
let vault: Vault;

beforeEach(() => {
  folder = new VaultFolder();
  vault = folder.open();
});

afterEach(() => folder.remove());

const texts = (): string[] => vault.drafts.list().map(({ text }) => text);
const reopen = (): void => {
  folder.close(vault);
  vault = folder.open();
};

test('a draft is there after a restart as it was written, whatever the letters', () => {
  const words = draft(1, {
    kind: 'answer',
    thread: someThread(7),
    title: '제목 "따옴표"',
    text: '한글 🌱\n\n\t漢字 \u0000 끝 ',
    topic: 'grievance',
  });
  expect(vault.drafts.save(words)).toEqual({ savedAt: folder.environment.now() });
  reopen();
  expect(vault.drafts.list()).toEqual([{ ...words, savedAt: folder.environment.now() }]);
  expect(vault.drafts.get(words.id)).toMatchObject(words);
});

test('what is written next replaces what was saved under the same id', () => {
  for (const text of ['ㄱ', '가', '가나']) vault.drafts.save(draft(1, { text }));
  expect(texts()).toEqual(['가나']);
});

test('there may be many questions, and the last one saved stands first', async () => {
  for (const number of [1, 2, 3]) {
    vault.drafts.save(draft(number, { text: `${number}` }));
    await folder.environment.advance(1000);
  }
  vault.drafts.save(draft(2, { text: '2, again' }));
  expect(texts()).toEqual(['2, again', '3', '1']);
  expect(vault.drafts.count()).toBe(3);
});

test('a thread shows the draft that was saved last', async () => {
  const thread = fromHex<ThreadId>(someThread(7), 32);
  const answer = draft(1, { kind: 'answer', thread: toHex(thread), text: '답' });
  vault.drafts.save(answer);
  await folder.environment.advance(1000);
  vault.drafts.save({ ...answer, id: idOf(2), kind: 'comment', text: '댓글' });
  expect(vault.drafts.ofThread(thread)?.text).toBe('댓글');
  expect(vault.drafts.ofThread(fromHex<ThreadId>(someThread(8), 32))).toBeNull();
});

test('edits and reports keep what they are about, and stay out of the thread’s composer', () => {
  const thread = fromHex<ThreadId>(someThread(7), 32);
  const about = { thread: toHex(thread), target: someThread(8) };
  const edit = draft(1, { kind: 'edit', ...about, title: '제목', text: '고친 말' });
  const report = draft(2, { kind: 'report', ...about, reason: 'urgent' });
  const asked = draft(3, { audience: 'one-mentor', mentor: someThread(9), text: '질문' });
  for (const words of [edit, report, asked]) vault.drafts.save(words);
  reopen();
  expect(vault.drafts.list()).toMatchObject([edit, report, asked]);
  expect(vault.drafts.ofThread(thread)).toBeNull();
  vault.drafts.save(draft(4, { kind: 'comment', thread: toHex(thread), text: '댓글' }));
  expect(vault.drafts.ofThread(thread)?.kind).toBe('comment');
});

test('a draft whose kind is changed stays one draft', () => {
  const answer = draft(1, { kind: 'answer', thread: someThread(7), text: '답' });
  vault.drafts.save(answer);
  vault.drafts.save({ ...answer, kind: 'comment' });
  expect(vault.drafts.list()).toMatchObject([{ id: answer.id, kind: 'comment', text: '답' }]);
});

test('words under another id are never replaced, even of the same kind in the same thread', () => {
  const answer = draft(1, { kind: 'answer', thread: someThread(7), text: '먼저 쓴 답' });
  vault.drafts.save(answer);
  vault.drafts.save({ ...answer, id: idOf(2), text: '다시 쓴 답' });
  vault.drafts.save({ ...answer, id: idOf(3), kind: 'comment', text: '댓글' });
  vault.drafts.save({ ...answer, id: idOf(3), kind: 'answer', text: '댓글이던 답' });
  expect(texts().toSorted()).toEqual(['다시 쓴 답', '댓글이던 답', '먼저 쓴 답']);
});

test('a draft without words is neither listed nor counted', () => {
  vault.drafts.save(draft(1));
  expect([texts(), vault.drafts.count()]).toEqual([[], 0]);
  vault.drafts.save(draft(1, { title: ' ' }));
  expect(vault.drafts.count()).toBe(1);
});

test('a discarded draft is gone, and discarding it again is nothing', () => {
  const heard: string[] = [];
  vault.drafts.save(draft(1, { text: '버릴 글' }));
  vault.drafts.onChanged(() => heard.push('changed'));
  vault.drafts.discard(idOf(1));
  vault.drafts.discard(idOf(1));
  reopen();
  expect([texts(), heard]).toEqual([[], ['changed']]);
});

test('a change is told after the commit, and not at all when it is rolled back', () => {
  const heard: number[] = [];
  const stop = vault.drafts.onChanged(() => heard.push(vault.drafts.count()));
  vault.transaction(() => {
    vault.drafts.save(draft(1, { text: '하나' }));
    vault.drafts.save(draft(2, { text: '둘' }));
    expect(heard).toEqual([]);
  });
  const rolledBack = (): void =>
    vault.transaction(() => {
      vault.drafts.save(draft(3, { text: '셋' }));
      throw new RangeError('no');
    });
  expect(rolledBack).toThrow(RangeError);
  stop();
  vault.drafts.save(draft(4, { text: '넷' }));
  expect(heard).toEqual([2, 2]);
  expect(texts().toSorted()).toEqual(['넷', '둘', '하나']);
});

test('a part of a transaction that fails takes back its own writes and tells nothing of them', () => {
  const heard: string[] = [];
  vault.drafts.onChanged(() => heard.push('changed'));
  vault.transaction(() => {
    vault.drafts.save(draft(1, { text: '남는 글' }));
    const failing = (): void =>
      vault.transaction(() => {
        vault.drafts.save(draft(2, { text: '사라지는 글' }));
        throw new RangeError('no');
      });
    expect(failing).toThrow(RangeError);
  });
  expect([texts(), heard]).toEqual([['남는 글'], ['changed']]);
});

test('a process killed right after a save returned has lost nothing of it', async () => {
  folder.close(vault);
  const script = fileURLToPath(new URL('../../../fixtures/writing-child.ts', import.meta.url));
  let highest = 0;
  for (const enough of [1, 10, 40]) {
    const child = spawn(process.execPath, [script, folder.file, toHex(folder.key), 'save'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
      if (printed.split('\n').length > enough) child.kill('SIGKILL');
    });
    expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
    const last = Number(printed.split('\n').at(-2));
    expect(last).toBeGreaterThanOrEqual(enough);
    const reopened = folder.open();
    const kept = Number(reopened.drafts.get('0'.repeat(32))?.text);
    folder.close(reopened);
    // At most one save more was under way.
    expect([last, last + 1]).toContain(kept);
    highest = Math.max(highest, kept);
  }
  expect(highest).toBeGreaterThanOrEqual(40);
});

test('what is saved below the name that a thread had is found below the one that it has', () => {
  const [first, second, third] = [7, 8, 9].map((number) =>
    fromHex<ThreadId>(someThread(number), 32),
  );
  if (!first || !second || !third) throw new Error('no threads');
  const words = draft(1, { kind: 'follow-up', thread: toHex(first), text: '덧' });
  vault.drafts.save(words);
  vault.drafts.moveThread(first, second);
  // The page was locked, and has not heard of it.
  vault.drafts.save({ ...words, text: '덧붙여요' });
  expect(vault.drafts.ofThread(second)?.text).toBe('덧붙여요');
  vault.drafts.moveThread(second, third);
  vault.drafts.save({ ...words, text: '덧붙여요.' });
  expect(vault.drafts.ofThread(third)?.text).toBe('덧붙여요.');
  expect(vault.drafts.ofThread(first)).toBeNull();
});

test('a name that a thread was not given after all is nowhere put in', () => {
  const [first, second] = [7, 8].map((number) => fromHex<ThreadId>(someThread(number), 32));
  if (!first || !second) throw new Error('no threads');
  const moving = (): void =>
    vault.transaction(() => {
      vault.drafts.moveThread(first, second);
      throw new Error('full');
    });
  expect(moving).toThrow('full');
  vault.drafts.save(draft(1, { kind: 'follow-up', thread: toHex(first), text: '덧붙여요' }));
  expect(vault.drafts.ofThread(first)?.text).toBe('덧붙여요');
});
