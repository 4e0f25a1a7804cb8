import { beforeEach, describe, expect, test } from 'vitest';
import { sendDraft, react } from '../../../../main/vault/compose.ts';
import type { ThreadView } from '../../../../preload/contract.ts';
import { toHex } from '../../../../protocol/bytes.ts';
import { roundStart } from '../../../../protocol/calendar.ts';
import { day } from '../../../../protocol/rules.ts';
import { Writer } from '../feed-writers.ts';
import { draft } from '../outbox-items.ts';
import { InboxOfOne } from './inbox-of-one.ts';

let room: InboxOfOne;
let asker: Writer;
let turtle: Writer;

beforeEach(() => {
  room = new InboxOfOne();
  room.become(null);
  turtle = room.certified('느린거북');
  asker = room.writer();
  room.arrive(...asker.ask(room.now));
});

const nothing = {
  answer: false,
  followUp: false,
  comment: false,
  accept: false,
  claim: false,
  release: false,
  meToo: false,
};
const can = (who = asker): ThreadView['can'] => room.view(who.thread).can;
const context = () => room.inbox.context();

describe('a mentee', () => {
  test('answers, comments and asks the same in others’ threads', () => {
    expect(can()).toEqual({ ...nothing, answer: true, comment: true, meToo: true });
  });

  test('asks the same once, and not again while that is on its way', () => {
    const own = room.own(asker.thread);
    expect(can().meToo).toBe(true);
    react(room.vault, { kind: 'me-too', thread: toHex(asker.thread) }, context());
    expect(can().meToo).toBe(false);
    const [waiting] = room.vault.outbox.list();
    room.vault.outbox.returnToDraft(waiting?.id ?? '');
    room.arrive(...own.write(asker.thread, room.now, { kind: 'me-too' }));
    expect(can()).toMatchObject({ meToo: false, comment: true });
  });
});

describe('the asker', () => {
  test('asks on, and accepts each answer once', () => {
    const own = room.own();
    room.arrive(...own.ask(room.now));
    expect(can(own)).toEqual({ ...nothing, followUp: true });
    const [answer] = turtle.write(own.thread, room.now, { kind: 'answer', text: '답' });
    if (!answer) throw new Error('no answer');
    room.arrive(answer);
    expect(can(own)).toEqual({ ...nothing, followUp: true, accept: true });
    const acceptable = () => [...room.inbox.permissions(own.thread).acceptable];
    expect(acceptable()).toEqual([toHex(answer.id)]);
    room.arrive(...own.write(own.thread, room.now, { kind: 'accept', answer: answer.id }));
    expect(can(own)).toEqual({ ...nothing, followUp: true });
    expect(acceptable()).toEqual([]);
  });
});

describe('a mentor', () => {
  test('answers and claims under the badge, and lets go only of what is claimed', () => {
    room.become(turtle);
    expect(can()).toEqual({ ...nothing, answer: true, comment: true, claim: true });
    room.arrive(...turtle.write(asker.thread, room.now, { kind: 'claim' }));
    expect(can()).toEqual({ ...nothing, answer: true, comment: true, release: true });
  });

  test('claims nothing that another has, or that is answered', () => {
    const rabbit = room.certified('빠른토끼');
    room.become(turtle);
    room.arrive(...rabbit.write(asker.thread, room.now, { kind: 'claim' }));
    expect(can()).toEqual({ ...nothing, answer: true, comment: true });
    room.arrive(...rabbit.write(asker.thread, room.now, { kind: 'answer', text: '답' }));
    expect(can().claim).toBe(false);
  });

  test('claims once, and not again while that is on its way', () => {
    room.become(turtle);
    react(room.vault, { kind: 'claim', thread: toHex(asker.thread) }, context());
    expect(can().claim).toBe(false);
    expect(() =>
      react(room.vault, { kind: 'claim', thread: toHex(asker.thread) }, context()),
    ).toThrow(expect.objectContaining({ code: 'not-allowed' }));
  });

  test('says nothing before the badge is certified', () => {
    room.become(new Writer(room.environment, 'badge'));
    expect(can()).toEqual(nothing);
  });

  test('says nothing after the badge was withdrawn', () => {
    room.become(turtle);
    room.withdraw(turtle);
    expect(can()).toEqual(nothing);
  });

  test('asks under a pseudonym like everybody, and is the asker there', () => {
    room.become(turtle);
    const own = room.own();
    room.arrive(...own.ask(room.now));
    expect(can(own)).toEqual({ ...nothing, followUp: true });
  });
});

describe('a thread', () => {
  test('is closed after fourteen days, to everything', async () => {
    const own = room.own();
    room.arrive(...own.ask(room.now));
    const opened = roundStart(room.manifest, room.now);
    await room.environment.advance(opened + 14 * day - room.environment.now());
    expect([can(), can(own)]).toMatchObject([{ answer: true }, { followUp: true }]);
    await room.environment.advance(1);
    expect([can(), can(own)]).toEqual([nothing, nothing]);
    const words = draft(1, { kind: 'comment', thread: toHex(asker.thread), text: '늦은 댓글' });
    room.vault.drafts.save(words);
    expect(() => sendDraft(room.vault, words.id, 'mixed', context())).toThrow(
      expect.objectContaining({ code: 'thread-closed' }),
    );
    expect(room.vault.drafts.get(words.id)?.text).toBe('늦은 댓글');
  });

  test('that is not here allows nothing and says so', () => {
    expect(() => room.inbox.permissions(room.writer().thread)).toThrow(
      expect.objectContaining({ code: 'thread-unknown' }),
    );
  });

  test('whose question is on its way takes what its asker adds', () => {
    const own = room.own();
    room.queue(1, { thread: own.thread });
    expect(can(own)).toEqual({ ...nothing, followUp: true });
  });
});
