import { beforeEach, describe, expect, test } from 'vitest';
import { sendAvailability } from '../../../../main/vault/availability.ts';
import { takeBack } from '../../../../main/vault/compose.ts';
import type { DraftInput } from '../../../../main/vault/draft-store.ts';
import type { DraftPlace } from '../../../../preload/contract.ts';
import { toHex, type Hash, type ThreadId } from '../../../../protocol/bytes.ts';
import { draft, idOf, someThread } from '../outbox-items.ts';
import { InboxOfOne } from './inbox-of-one.ts';

let room: InboxOfOne;
let thread: ThreadId;
let asked: Hash;

beforeEach(() => {
  room = new InboxOfOne();
  room.become(null);
  const asker = room.writer();
  const posts = asker.ask(room.now, '어떤 질문', '내용');
  room.arrive(...posts);
  thread = asker.thread;
  asked = posts[0]?.id ?? expect.fail('no post');
});

const placeOf = (words: Partial<DraftInput>): DraftPlace | undefined => {
  room.vault.drafts.save(draft(1, { text: '쓰던 글', ...words }));
  return room.inbox.drafts().find(({ id }) => id === idOf(1))?.place;
};

describe('a draft', () => {
  test('goes on where it belongs, under the title of its thread', () => {
    expect(placeOf({})).toEqual({ state: 'open', title: '' });
    const reply = { kind: 'comment', thread: toHex(thread) } as const;
    expect(placeOf(reply)).toEqual({ state: 'open', title: '어떤 질문' });
  });

  test('of a thread that was closed can be read', () => {
    room.notice({ kind: 'close-thread', thread });
    expect(placeOf({ kind: 'comment', thread: toHex(thread) })).toEqual({
      state: 'closed',
      title: '어떤 질문',
    });
  });

  test('of what is not here any more can be read as well', () => {
    expect(placeOf({ kind: 'answer', thread: someThread(9) })).toEqual({
      state: 'gone',
      title: '',
    });
    const report = { kind: 'report', thread: toHex(thread), reason: 'hurts' } as const;
    expect(placeOf({ ...report, target: toHex(asked) })?.state).toBe('open');
    room.notice({ kind: 'void-post', post: asked });
    expect(placeOf({ ...report, target: toHex(asked) })?.state).toBe('gone');
    expect(placeOf({ kind: 'edit', thread: toHex(thread), target: someThread(9) })?.state).toBe(
      'gone',
    );
  });
});

describe('a mentor’s note', () => {
  test('is published out of its draft, and becomes it again', () => {
    const badge = room.certified('거북');
    room.become(badge);
    room.vault.drafts.save(draft(1, { kind: 'availability', text: '점심 뒤에 봐요.' }));
    expect(room.inbox.drafts()[0]?.place).toEqual({ state: 'open', title: '' });
    const { id } = sendAvailability(room.vault, idOf(1), room.inbox.context());
    expect([room.vault.drafts.count(), room.vault.outbox.count()]).toEqual([0, 1]);
    expect(takeBack(room.vault, id)).toMatchObject({
      kind: 'availability',
      thread: null,
      text: '점심 뒤에 봐요.',
    });
    expect([room.vault.drafts.count(), room.vault.outbox.count()]).toEqual([1, 0]);
  });

  test('of somebody without a badge stays a draft', () => {
    room.vault.drafts.save(draft(1, { kind: 'availability', text: '점심' }));
    expect(() => sendAvailability(room.vault, idOf(1), room.inbox.context())).toThrow(
      'not-allowed',
    );
    expect(room.inbox.drafts()[0]?.place.state).toBe('closed');
  });
});

test('the outbox says of each entry whether it can be taken back, and then that it was seen', () => {
  room.queue(1, { thread, content: { kind: 'comment', text: '댓글' } });
  expect(room.inbox.outbox()).toMatchObject([{ id: idOf(1), state: 'kept', recallable: true }]);
  const post = room.environment.random(4770);
  const part = { post, id: asked, round: 3, envelope: null, misses: 0, seen: false, plan: null };
  room.vault.outbox.setParts(idOf(1), [{ ...part, sequence: 0 }]);
  expect(room.inbox.outbox()[0]?.recallable).toBe(false);
  room.vault.outbox.markSeen([asked]);
  expect(room.inbox.outbox()).toMatchObject([
    { id: idOf(1), state: 'confirmed', recallable: false, thread: toHex(thread), label: '댓글' },
  ]);
});
