import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { react, takeBack } from '../../../../main/vault/compose.ts';
import { sized, toHex, type ThreadId } from '../../../../protocol/bytes.ts';
import { draft, part, someThread, stock } from '../outbox-items.ts';
import { ComposeDesk, question, reply } from './compose-desk.ts';

let desk: ComposeDesk;

beforeEach(() => {
  desk = new ComposeDesk();
});

afterEach(() => desk.folder.remove());

describe('taking back', () => {
  const threadOfEntry = (id: string): ThreadId => {
    const thread = desk.vault.outbox.get(id)?.thread;
    if (!thread) throw new Error('no thread');
    return thread;
  };

  test('makes a draft of what could not be sent, once', () => {
    const sent = desk.send(reply({ text: '못 간 답' }));
    desk.vault.outbox.setState(sent.id, 'returned');
    expect(takeBack(desk.vault, sent.id)).toMatchObject({
      id: sent.id,
      kind: 'answer',
      text: '못 간 답',
    });
    expect([desk.vault.outbox.count(), desk.vault.drafts.count()]).toEqual([0, 1]);
    expect(() => takeBack(desk.vault, sent.id)).toThrow(
      expect.objectContaining({ code: 'draft-unknown' }),
    );
  });

  test.for(['kept', 'planned'] as const)('works for an entry that is %s', (state) => {
    const sent = desk.send(reply({ text: '아직 여기' }));
    desk.vault.outbox.setState(sent.id, state);
    expect(takeBack(desk.vault, sent.id)).toMatchObject({ id: sent.id, text: '아직 여기' });
    expect([desk.vault.outbox.count(), desk.vault.drafts.count()]).toEqual([0, 1]);
  });

  test('is refused once a post may have left: it may still arrive', () => {
    stock(desk.vault, desk.folder.environment, 8);
    const { id } = desk.send(question());
    const thread = threadOfEntry(id);
    const sequence = desk.vault.pseudonyms.allocate(thread, 1);
    const one = part(desk.folder.environment, sequence);
    desk.vault.outbox.setParts(id, [one]);
    desk.vault.outbox.markUploaded(id, sequence, 40, one.id);
    expect(() => takeBack(desk.vault, id)).toThrow(
      expect.objectContaining({ code: 'not-allowed' }),
    );
    expect([desk.vault.outbox.count(), desk.vault.drafts.count()]).toEqual([1, 0]);
    // Its envelope never left after all.
    desk.vault.outbox.markNotLeft(id, sequence, null);
    expect(takeBack(desk.vault, id)).toMatchObject({ title: '제목' });
  });

  test('works for what has left too, for somebody who takes part no more', () => {
    const { id } = desk.send(reply({ text: '나간 글' }));
    const one = part(desk.folder.environment, 0);
    desk.vault.outbox.setParts(id, [one]);
    desk.vault.outbox.markUploaded(id, 0, 40, one.id);
    expect(takeBack(desk.vault, id, true)).toMatchObject({ text: '나간 글' });
  });

  test('puts the certificate of a question back: asked again, it is the same question', () => {
    stock(desk.vault, desk.folder.environment, 8);
    const before = desk.vault.certificates.stock(0);
    const { id } = desk.send(question({ audience: 'everyone' }));
    const named = threadOfEntry(id);
    expect([desk.vault.certificates.stock(0), desk.vault.certificates.questions(0)]).toEqual([
      before - 1,
      1,
    ]);
    desk.vault.pseudonyms.addThreadKey({
      thread: named,
      key: sized(new Uint8Array(32), 32),
      audience: 'everyone',
      mentor: null,
    });
    expect(takeBack(desk.vault, id)).toMatchObject({ id });
    expect([desk.vault.certificates.stock(0), desk.vault.certificates.questions(0)]).toEqual([
      before,
      0,
    ]);
    expect([
      desk.vault.pseudonyms.authorOf(named),
      desk.vault.pseudonyms.audienceOf(named),
    ]).toEqual([null, null]);
    expect(desk.send(question({ audience: 'mentors' })).thread).toEqual(named);
  });

  test('of a question takes along what waits behind it, below its words', () => {
    stock(desk.vault, desk.folder.environment, 8);
    const { id, thread } = desk.send(question({ text: '내용' }));
    const behind = thread ? toHex(thread) : null;
    desk.send(draft(8, { kind: 'follow-up', thread: behind, text: '덧붙임' }));
    desk.send(draft(9, { kind: 'follow-up', thread: behind, text: '하나 더' }));
    expect(takeBack(desk.vault, id)?.text).toBe('내용\n\n덧붙임\n\n하나 더');
    expect([desk.vault.outbox.count(), desk.vault.drafts.count()]).toEqual([0, 1]);
  });

  test('of a reply leaves its name to the thread', () => {
    stock(desk.vault, desk.folder.environment, 8);
    const { id } = desk.send(reply());
    const thread = threadOfEntry(id);
    takeBack(desk.vault, id);
    expect(desk.vault.pseudonyms.authorOf(thread)).not.toBeNull();
  });

  test('just takes out what has no words', () => {
    const { id } = react(desk.vault, { kind: 'claim', thread: someThread(7) }, desk.context);
    desk.vault.outbox.setState(id, 'returned');
    expect(takeBack(desk.vault, id)).toBeNull();
    expect([desk.vault.outbox.count(), desk.vault.drafts.count()]).toEqual([0, 0]);
  });
});
