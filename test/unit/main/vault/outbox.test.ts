import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeBack } from '../../../../main/vault/compose.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { fromHex, sized, type EdPublicKey, type ThreadId } from '../../../../protocol/bytes.ts';
import type { Content } from '../../../../protocol/content.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { draft, entry, idOf, part, someThread } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';

let folder: VaultFolder;
let vault: Vault;
const thread = fromHex<ThreadId>(someThread(7), 32);

beforeEach(() => {
  folder = new VaultFolder();
  vault = folder.open();
});

afterEach(() => folder.remove());

const reopen = (): void => {
  folder.close(vault);
  vault = folder.open();
};
const answer = (text: string): Content => ({ kind: 'answer', text });
const ids = (): string[] => vault.outbox.list().map(({ id }) => id);

describe('an entry', () => {
  test('of every kind is there after a restart as it was put in', () => {
    const contents: Content[] = [
      { kind: 'question', topic: 'heart', title: '제목', text: '' },
      answer('답 🌱\n둘째 줄'),
      { kind: 'comment', text: '댓글' },
      { kind: 'follow-up', text: '이어서' },
      { kind: 'accept', answer: sha256(Uint8Array.of(1)) },
      { kind: 'me-too' },
      { kind: 'claim' },
      { kind: 'release' },
    ];
    const entries = contents.map((content, number) =>
      entry(number, {
        content,
        thread: content.kind === 'question' ? null : thread,
        createdAt: 1000 + number,
        parts: content.kind === 'answer' ? [0, 1].map((n) => part(folder.environment, n)) : [],
      }),
    );
    for (const item of entries) vault.outbox.add(item);
    reopen();
    expect(vault.outbox.list()).toEqual(entries);
    expect(vault.outbox.count()).toBe(8);
    expect(vault.outbox.ofThread(thread)).toEqual(entries.slice(1));
    expect(vault.outbox.get(idOf(3))).toEqual(entries[3]);
    expect(vault.outbox.get(idOf(99))).toBeNull();
  });

  test('keeps to whom it goes, when it was to go, and why it came back', () => {
    const mentor = sized<EdPublicKey>(new Uint8Array(32).fill(4), 32);
    const item = entry(1, { audience: 'one-mentor', mentor, choice: 'tomorrow' });
    vault.outbox.add(item);
    vault.outbox.setState(idOf(1), 'returned', { why: 'thread-closed' });
    reopen();
    expect(vault.outbox.get(idOf(1))).toEqual({ ...item, state: 'returned', why: 'thread-closed' });
    vault.outbox.setState(idOf(1), 'kept');
    expect(vault.outbox.get(idOf(1))?.why).toBeNull();
  });

  test('keeps its state, its hold and its round; what is not said any more is forgotten', () => {
    vault.outbox.add(entry(1));
    vault.outbox.setThread(idOf(1), thread);
    vault.outbox.setState(idOf(1), 'kept', { hold: 'too-few' });
    reopen();
    expect(vault.outbox.get(idOf(1))).toMatchObject({ thread, state: 'kept', hold: 'too-few' });
    vault.outbox.setState(idOf(1), 'planned', { plannedRound: 12 });
    expect(vault.outbox.get(idOf(1))).toMatchObject({
      state: 'planned',
      hold: null,
      plannedRound: 12,
    });
    vault.outbox.setState(idOf(1), 'sent');
    expect(vault.outbox.get(idOf(1))).toMatchObject({ state: 'sent', plannedRound: null });
  });

  test('cannot be put in twice', () => {
    vault.outbox.add(entry(1));
    expect(() => vault.outbox.add(entry(1))).toThrow('UNIQUE');
    expect(ids()).toEqual([idOf(1)]);
  });

  test('keeps the place of an earlier one when that has left: new ones come last', () => {
    for (const number of [1, 2, 3]) vault.outbox.add(entry(number));
    vault.outbox.returnToDraft(idOf(3));
    vault.outbox.add(entry(4));
    expect(ids()).toEqual([idOf(1), idOf(2), idOf(4)]);
  });
});

describe('the posts of an entry', () => {
  test('keep their bytes through uploads and misses', () => {
    const parts = [part(folder.environment, 0), part(folder.environment, 1)];
    vault.outbox.add(entry(1));
    vault.outbox.setParts(idOf(1), parts);
    const envelope = sha256(Uint8Array.of(9));
    vault.outbox.markUploaded(idOf(1), 1, 40, envelope);
    reopen();
    expect(vault.outbox.get(idOf(1))?.parts).toEqual([
      parts[0],
      { ...parts[1], round: 40, envelope },
    ]);
    vault.outbox.markMissed(idOf(1), 1);
    expect(vault.outbox.get(idOf(1))?.parts).toEqual([
      parts[0],
      { ...parts[1], round: 0, misses: 1 },
    ]);
  });

  test('keep their plans until they have gone or the author chooses again', () => {
    const parts = [0, 1, 2].map((n) => part(folder.environment, n));
    vault.outbox.add(entry(1, { parts }));
    const plans = (): unknown[] => vault.outbox.get(idOf(1))?.parts.map(({ plan }) => plan) ?? [];
    const plan = { round: 40, until: 90 };
    for (const sequence of [0, 1, 2]) vault.outbox.setPlan(idOf(1), sequence, plan);
    reopen();
    expect(plans()).toEqual([plan, plan, plan]);
    vault.outbox.markMissed(idOf(1), 2);
    expect(plans()).toEqual([plan, plan, null]);
    if (parts[0]) vault.outbox.markSeen([parts[0].id]);
    vault.outbox.setChoice(idOf(1), 'tomorrow');
    expect(vault.outbox.get(idOf(1))?.choice).toBe('tomorrow');
    expect(plans()).toEqual([plan, null, null]);
  });

  test('that their author forgives go as if they had never been missed, byte for byte', () => {
    const one = part(folder.environment, 0);
    vault.outbox.add(entry(1, { parts: [one] }));
    for (const round of [40, 50]) {
      vault.outbox.markUploaded(idOf(1), 0, round, sha256(Uint8Array.of(9)));
      vault.outbox.markMissed(idOf(1), 0);
    }
    vault.outbox.forgive(idOf(1), 0);
    // Not `null`: it may have been seen by somebody, and is never sealed anew.
    expect(vault.outbox.get(idOf(1))?.parts).toEqual([{ ...one, round: 0 }]);
  });

  test('leave the outbox together, when the last of them was seen', () => {
    const [first, second, other] = [0, 1, 2].map((n) => part(folder.environment, n));
    if (!first || !second || !other) throw new Error('parts');
    vault.outbox.add(entry(1, { parts: [first, second] }));
    vault.outbox.add(entry(2, { parts: [other] }));
    vault.outbox.add(entry(3));
    expect(vault.outbox.markSeen([second.id, sha256(Uint8Array.of(1))])).toEqual([]);
    reopen();
    expect(vault.outbox.get(idOf(1))?.parts.map(({ seen }) => seen)).toEqual([false, true]);
    expect(vault.outbox.markSeen([second.id])).toEqual([]);
    expect(vault.outbox.markSeen([first.id, other.id]).toSorted()).toEqual([idOf(1), idOf(2)]);
    // Nothing of the third was sealed: nothing of it was seen.
    expect(ids()).toEqual([idOf(3)]);
  });

  test('that were seen are remembered as arrived, the last twenty, and in memory only', () => {
    const parts = Array.from({ length: 25 }, (_, n) => part(folder.environment, n));
    for (const [number, one] of parts.entries()) vault.outbox.add(entry(number, { parts: [one] }));
    for (const { id } of parts) vault.outbox.markSeen([id]);
    expect(vault.outbox.confirmed().map(({ id }) => id)).toEqual(
      parts.map((_, number) => idOf(number)).slice(5),
    );
    reopen();
    expect(vault.outbox.confirmed()).toEqual([]);
  });

  test('that stand in the feed without a body bring their entry back, whole', () => {
    const [first, second] = [0, 1].map((n) => part(folder.environment, n));
    if (!first || !second) throw new Error('parts');
    vault.outbox.add(entry(1, { thread, parts: [first, second] }));
    expect(vault.outbox.markSeen([first.id, second.id], [second.id])).toEqual([]);
    expect(vault.outbox.get(idOf(1))).toMatchObject({ state: 'returned', why: 'voided' });
    expect(vault.outbox.confirmed()).toEqual([]);
    expect(takeBack(vault, idOf(1))).toMatchObject({ title: '제목', text: '내용' });
    // The feed has deleted it already.
    expect(vault.erasures.list()).toEqual([]);
  });

  test('are told of once, after the commit', () => {
    const heard: number[] = [];
    const seen = part(folder.environment, 0);
    vault.outbox.add(entry(1, { parts: [seen] }));
    vault.outbox.onChanged(() => heard.push(vault.outbox.count()));
    vault.outbox.markSeen([sha256(Uint8Array.of(1))]);
    vault.outbox.markSeen([seen.id]);
    vault.outbox.markSeen([seen.id]);
    expect(heard).toEqual([0]);
  });
});

describe('an entry that goes back to the drafts', () => {
  test('keeps every word of a question', () => {
    const content = { kind: 'question', topic: 'grievance', title: '제목', text: '내용' } as const;
    vault.outbox.add(entry(1, { content, thread, state: 'returned' }));
    expect(vault.outbox.returnToDraft(idOf(1))).toBe(idOf(1));
    reopen();
    expect(vault.outbox.count()).toBe(0);
    expect(vault.drafts.list()).toMatchObject([
      { id: idOf(1), kind: 'question', thread: null, title: '제목', text: '내용' },
    ]);
    expect(vault.drafts.get(idOf(1))?.topic).toBe('grievance');
  });

  test('leaves what was written in its thread meanwhile alone', () => {
    vault.outbox.add(entry(1, { content: answer('보낸 답'), thread }));
    const later = draft(2, { kind: 'answer', thread: someThread(7), text: '새로 쓴 답' });
    vault.drafts.save(later);
    vault.drafts.save({ ...later, id: idOf(3), kind: 'comment', text: '댓글' });
    expect(vault.outbox.returnToDraft(idOf(1))).toBe(idOf(1));
    expect(vault.drafts.get(idOf(1))?.text).toBe('보낸 답');
    expect(vault.drafts.get(idOf(2))?.text).toBe('새로 쓴 답');
    expect(vault.drafts.get(idOf(3))?.text).toBe('댓글');
  });

  test('loses no word of a draft under its own id either', () => {
    const content = { kind: 'question', topic: 'heart', title: '보낸 제목', text: '보낸' } as const;
    vault.outbox.add(entry(1, { content, thread }));
    vault.drafts.save(draft(1, { title: '새 제목', text: '새 글' }));
    const returned = vault.outbox.returnToDraft(idOf(1));
    const kept = vault.drafts.list().map(({ title, text }) => `${title} ${text}`);
    expect(returned).not.toBeNull();
    for (const words of ['보낸 제목', '보낸', '새 제목', '새 글']) {
      expect(kept.join('\n')).toContain(words);
    }
  });

  test('is just taken out where it has no words, and unknown ones change nothing', () => {
    vault.outbox.add(entry(1, { content: { kind: 'me-too' }, thread, opens: false }));
    expect(vault.outbox.returnToDraft(idOf(1))).toBeNull();
    expect(vault.outbox.returnToDraft(idOf(9))).toBeNull();
    expect([vault.outbox.count(), vault.drafts.count()]).toEqual([0, 0]);
  });
});
