import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeBack } from '../../../../main/vault/compose.ts';
import type { Target } from '../../../../main/vault/draft-content.ts';
import type { DraftInput } from '../../../../main/vault/draft-store.ts';
import { toHex } from '../../../../protocol/bytes.ts';
import { draft, idOf, someThread, stock } from '../outbox-items.ts';
import { ComposeDesk, question } from './compose-desk.ts';

let desk: ComposeDesk;

beforeEach(() => {
  desk = new ComposeDesk();
});

afterEach(() => desk.folder.remove());

describe('a question to mentors', () => {
  const badge = someThread(5);

  test('is for all of them, or for one whose badge is in force', () => {
    desk.inForce.add(badge);
    expect(desk.send(question({ audience: 'mentors' }))).toMatchObject({
      audience: 'mentors',
      mentor: null,
    });
    const sent = desk.send(question({ id: idOf(2), audience: 'one-mentor', mentor: badge }));
    expect(sent.audience).toBe('one-mentor');
    expect(sent.mentor && toHex(sent.mentor)).toBe(badge);
  });

  test('goes to nobody whose badge is not', () => {
    expect(desk.refusal(question({ audience: 'one-mentor', mentor: badge }))).toBe(
      'mentor-unknown',
    );
    expect(desk.refusal(question({ audience: 'one-mentor' }))).toBe('mentor-unknown');
  });

  test('that comes back is a draft for the same one', () => {
    desk.inForce.add(badge);
    const words = question({ audience: 'one-mentor', mentor: badge });
    const sent = desk.send(words);
    desk.vault.outbox.setState(sent.id, 'returned', { why: 'refused' });
    expect(takeBack(desk.vault, sent.id)).toMatchObject(words);
  });
});

describe('other words for an own post', () => {
  const target = someThread(8);
  const edit = (words: Partial<DraftInput> = {}): DraftInput =>
    draft(3, { kind: 'edit', thread: someThread(7), target, text: '고친 말', ...words });
  const mine = (kind: Target['kind'] = 'answer'): void => {
    desk.targets.set(target, { kind, text: '처음 말', mine: true });
  };

  test('go into its thread, with a title only for a question', () => {
    mine();
    expect(desk.send(edit({ title: '제목이 아니다' })).content).toEqual({
      kind: 'edit',
      target: Uint8Array.from(Buffer.from(target, 'hex')),
      title: null,
      text: '고친 말',
    });
    mine('question');
    const sent = desk.send(edit({ id: idOf(4), title: ' 고친\n제목 ', text: '' }));
    expect(sent).toMatchObject({ opens: false, content: { title: '고친 제목', text: '' } });
  });

  test('are refused without any, when they are too long, or for what one may not change', () => {
    mine();
    expect(desk.refusal(edit({ text: ' ' }))).toBe('draft-empty');
    expect(desk.refusal(edit({ text: '가'.repeat(3601) }))).toBe('draft-too-long');
    expect(desk.refusal(edit({ target: null }))).toBe('not-allowed');
    desk.may = { ...desk.may, changeable: new Set() };
    expect(desk.refusal(edit())).toBe('not-allowed');
    desk.targets.set(target, { kind: 'answer', text: '남의 말', mine: false });
    expect(desk.refusal(edit())).toBe('not-allowed');
    desk.targets.clear();
    expect(desk.refusal(edit())).toBe('not-allowed');
    mine('question');
    expect(desk.refusal(edit({ title: '' }))).toBe('draft-empty');
    desk.may = { ...desk.may, changeable: new Set([target]), open: false };
    expect(desk.refusal(edit({ title: '제목' }))).toBe('thread-closed');
    expect(desk.vault.drafts.count()).toBe(1);
  });

  test('that come back are a draft for the same post, and leave one for another alone', () => {
    mine();
    const sent = desk.send(edit());
    const other = edit({ id: idOf(4), target: someThread(9), text: '다른 글을 고치던 말' });
    desk.vault.drafts.save(other);
    desk.vault.outbox.setState(sent.id, 'returned');
    expect(takeBack(desk.vault, sent.id)).toMatchObject(edit({ topic: 'know-how' }));
    expect(desk.vault.drafts.get(other.id)).toMatchObject(other);
  });
});

describe('a report', () => {
  const thread = someThread(7);
  const target = someThread(8);
  const report = (words: Partial<DraftInput> = {}): DraftInput =>
    draft(5, { kind: 'report', thread, target, reason: 'hurts', text: '아파요', ...words });

  beforeEach(() => {
    desk.targets.set(target, {
      kind: 'comment',
      text: `상처 주는 말 ${'나'.repeat(2000)}`,
      mine: false,
    });
  });

  test('opens a thread of its own with a certificate for questions, and quotes the post', () => {
    stock(desk.vault, desk.folder.environment, 1);
    desk.may = { ...desk.may, open: false };
    const sent = desk.send(report());
    expect(sent).toMatchObject({ kind: 'report', opens: true, hold: null, audience: 'everyone' });
    expect(sent.thread && toHex(sent.thread)).not.toBe(thread);
    expect(desk.vault.certificates.questions(0)).toBe(1);
    const { content } = sent;
    if (content.kind !== 'report') throw new Error('no report');
    expect([toHex(content.thread), toHex(content.post)]).toEqual([thread, target]);
    expect(content).toMatchObject({ reason: 'hurts', text: '아파요' });
    expect(content.quote).toBe(`상처 주는 말 ${'나'.repeat(1192)}`);
  });

  test('needs a reason, words or not, and is no essay', () => {
    expect(desk.refusal(report({ reason: null }))).toBe('draft-empty');
    expect(desk.refusal(report({ text: '가'.repeat(1201) }))).toBe('draft-too-long');
    expect(desk.send(report({ text: '' })).content).toMatchObject({ text: '' });
  });

  test('is of what others wrote, and is there', () => {
    desk.targets.set(target, { kind: 'comment', text: '내 말', mine: true });
    expect(desk.refusal(report())).toBe('not-allowed');
    desk.targets.clear();
    expect(desk.refusal(report())).toBe('not-allowed');
    expect(desk.refusal(report({ target: null }))).toBe('not-allowed');
    expect(desk.refusal(report({ thread: null }))).toBe('not-allowed');
    expect(desk.vault.drafts.count()).toBe(1);
  });

  test('of the longest words and quotation fits', () => {
    desk.targets.set(target, { kind: 'comment', text: '"'.repeat(3600), mine: false });
    expect(desk.send(report({ text: '\n뷁'.repeat(599) + '끝' })).state).toBe('kept');
  });

  test('that comes back is a draft with its post and reason, listed also without words', () => {
    const sent = desk.send(report({ text: '' }));
    desk.vault.outbox.setState(sent.id, 'returned');
    expect(takeBack(desk.vault, sent.id)).toMatchObject(report({ text: '', topic: 'know-how' }));
    expect(desk.vault.drafts.list()).toHaveLength(1);
  });
});
