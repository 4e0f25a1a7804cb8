import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assignPseudonym } from '../../../../main/vault/assign.ts';
import { ComposeError } from '../../../../main/vault/compose-error.ts';
import { react, sendDraft } from '../../../../main/vault/compose.ts';
import { atFirst } from '../../../../main/vault/membership-store.ts';
import { sized, toHex, type Bytes16, type Bytes32 } from '../../../../protocol/bytes.ts';
import { edKeyPair } from '../../../../protocol/ed25519.ts';
import { threadOf } from '../../../../protocol/post.ts';
import { runChild } from '../../../fixtures/run-child.ts';
import { Writer } from '../feed-writers.ts';
import { idOf, someThread, stock } from '../outbox-items.ts';
import { ComposeDesk, manifest, question, reply } from './compose-desk.ts';

let desk: ComposeDesk;

beforeEach(() => {
  desk = new ComposeDesk();
});

afterEach(() => desk.folder.remove());

describe('sending a draft', () => {
  test('moves it: the draft is gone, the entry is there, also after a restart', () => {
    const sent = desk.send(question());
    desk.folder.close(desk.vault);
    desk.vault = desk.folder.open();
    expect(desk.vault.drafts.count()).toBe(0);
    expect(desk.vault.outbox.list()).toEqual([sent]);
    expect(sent.content).toEqual({
      kind: 'question',
      topic: 'heart',
      title: '제목',
      text: '내용',
    });
  });

  test('again, or what is not there, sends nothing more', () => {
    const sent = desk.send(question());
    expect(sendDraft(desk.vault, sent.id, 'mixed', desk.context)).toEqual(sent);
    expect(() => sendDraft(desk.vault, idOf(9), 'mixed', desk.context)).toThrow(
      expect.objectContaining({ code: 'draft-unknown' }),
    );
    expect(desk.vault.outbox.count()).toBe(1);
  });

  test('that came back after it was sent neither sends the same words twice nor loses new ones', () => {
    const sent = desk.send(question());
    expect(desk.send(question()).id).toBe(sent.id);
    expect([desk.vault.outbox.count(), desk.vault.drafts.count()]).toEqual([1, 0]);
    const other = desk.send(question({ text: '다른 내용' }));
    expect(other.id).not.toBe(sent.id);
    expect(desk.vault.outbox.list().map(({ content }) => content)).toMatchObject([
      { text: '내용' },
      { text: '다른 내용' },
    ]);
    expect(desk.vault.drafts.count()).toBe(0);
  });

  test('without words is refused', () => {
    expect(desk.refusal(question({ title: '' }))).toBe('draft-empty');
    expect(desk.refusal(question({ title: ' \n\u200f ' }))).toBe('draft-empty');
    expect(desk.refusal(reply({ text: ' \n\t ' }))).toBe('draft-empty');
    expect(desk.send(question({ text: '' })).content).toMatchObject({ text: '' });
  });

  test('that is too long is refused, and the longest that is not goes', () => {
    expect(desk.refusal(question({ title: '가'.repeat(121) }))).toBe('draft-too-long');
    expect(desk.refusal(reply({ text: '가'.repeat(3601) }))).toBe('draft-too-long');
    expect(desk.refusal(reply({ text: '\u0001'.repeat(10) }))).toBe('draft-empty');
    const whole = { title: '뷁'.repeat(120), text: '뷁'.repeat(3600) };
    expect(desk.send(question(whole)).content).toMatchObject(whole);
    expect(desk.send(reply({ text: '"\n'.repeat(1799) + '끝' })).state).toBe('kept');
  });

  test('has one spelling for what looks the same, and nothing that cannot be seen or turns the line', () => {
    const text =
      'e\u0301\u1100\u1161\r\n둘\r셋\u0000\u0007\u001b[31m\u007f\u0085\u202e거꾸로\u2066\u2069\u200e\u061c\t끝\n\n';
    expect(desk.send(reply({ text })).content).toEqual({
      kind: 'answer',
      text: 'é가\n둘\n셋[31m거꾸로\t끝',
    });
    expect(desk.send(question({ title: ' 여러\r\n줄\t제목\u202e ' })).content).toMatchObject({
      title: '여러 줄 제목',
    });
  });

  test('keeps the signs that hold an emoji or a word together', () => {
    const text = '👩‍👩‍👧‍👦 می‌خواهم';
    expect(desk.send(reply({ text })).content).toEqual({ kind: 'answer', text });
  });

  test('to a thread that is closed, or where one may not, or that is not here, is refused', () => {
    desk.may = { ...desk.may, open: false };
    expect(desk.refusal(reply())).toBe('thread-closed');
    desk.may = { ...desk.may, open: true, answer: false };
    expect(desk.refusal(reply())).toBe('not-allowed');
    expect(desk.send(reply({ kind: 'comment' })).kind).toBe('comment');
    desk.vault.outbox.returnToDraft(idOf(2));
    desk.context = {
      ...desk.context,
      permissions: () => {
        throw new ComposeError('thread-unknown');
      },
    };
    expect(desk.refusal(reply())).toBe('thread-unknown');
  });

  test('as a question into a thread, or as an answer to none, is refused', () => {
    expect(desk.refusal(question({ thread: someThread(7) }))).toBe('not-allowed');
    expect(desk.refusal(reply({ thread: null }))).toBe('not-allowed');
    expect(desk.vault.drafts.count()).toBe(2);
  });
});

describe('a reaction', () => {
  const thread = someThread(7);

  test('is an entry of its own', () => {
    const answer = someThread(8);
    const accept = react(desk.vault, { kind: 'accept', thread, answer }, desk.context);
    const claim = react(desk.vault, { kind: 'claim', thread }, desk.context);
    expect(accept.content).toMatchObject({ kind: 'accept' });
    expect(desk.vault.outbox.list().map(({ id }) => id)).toEqual([accept.id, claim.id]);
    expect(accept.id).toMatch(/^[0-9a-f]{32}$/);
  });

  test('that accepts an answer goes once, however often it is pressed', () => {
    const accept = { kind: 'accept', thread, answer: someThread(8) } as const;
    const first = react(desk.vault, accept, desk.context);
    expect(react(desk.vault, accept, desk.context)).toEqual(first);
    expect(desk.vault.outbox.count()).toBe(1);
    desk.vault.outbox.setState(first.id, 'returned');
    expect(react(desk.vault, accept, desk.context).id).not.toBe(first.id);
  });

  test('that accepts what is no answer here, or is accepted already, is refused', () => {
    expect(() =>
      react(desk.vault, { kind: 'accept', thread, answer: someThread(9) }, desk.context),
    ).toThrow(expect.objectContaining({ code: 'not-allowed' }));
    expect(desk.vault.outbox.count()).toBe(0);
  });

  test('that takes a post back goes once, and only for one’s own', () => {
    const retract = { kind: 'retract', thread, post: someThread(8) } as const;
    const first = react(desk.vault, retract, desk.context);
    expect(react(desk.vault, retract, desk.context)).toEqual(first);
    expect(first.choice).toBe('mixed');
    expect(() => react(desk.vault, { ...retract, post: someThread(9) }, desk.context)).toThrow(
      expect.objectContaining({ code: 'not-allowed' }),
    );
    expect(desk.vault.outbox.count()).toBe(1);
  });

  test('that one may not make is refused', () => {
    desk.may = { ...desk.may, 'me-too': false };
    expect(() => react(desk.vault, { kind: 'me-too', thread }, desk.context)).toThrow(
      expect.objectContaining({ code: 'not-allowed' }),
    );
    expect(desk.vault.outbox.count()).toBe(0);
  });
});

describe('the pseudonym', () => {
  test('of a question is fresh, and names its thread', () => {
    stock(desk.vault, desk.folder.environment, 2);
    const sent = desk.send(question());
    const own = sent.thread && desk.vault.pseudonyms.ofThread(sent.thread);
    if (!own) throw new Error('no pseudonym');
    expect(own).toMatchObject({ opener: true, nextSequence: 0, epoch: 0 });
    expect(toHex(threadOf(edKeyPair(own.seed).publicKey))).toBe(sent.thread && toHex(sent.thread));
    expect(sent.hold).toBeNull();
    expect([desk.vault.certificates.stock(0), desk.vault.certificates.questions(0)]).toEqual([
      1, 1,
    ]);
  });

  test('is one for all that a person writes in a thread', () => {
    stock(desk.vault, desk.folder.environment, 12);
    desk.send(reply());
    const thread = Buffer.from(someThread(7), 'hex');
    const author = desk.vault.pseudonyms.authorOf(sized(thread, 32));
    react(desk.vault, { kind: 'me-too', thread: someThread(7) }, desk.context);
    expect(desk.vault.pseudonyms.authorOf(sized(thread, 32))).toEqual(author);
    expect(desk.vault.certificates.stock(0)).toBe(11);
  });

  test('that is not in stock holds the entry and loses nothing; it is given once there is one', () => {
    const sent = desk.send(question());
    expect(sent).toMatchObject({ state: 'kept', hold: 'no-certificate', thread: null });
    expect(assignPseudonym(desk.vault, manifest, desk.folder.environment, sent)).toBe(false);
    stock(desk.vault, desk.folder.environment, 1);
    expect(assignPseudonym(desk.vault, manifest, desk.folder.environment, sent)).toBe(true);
    const held = desk.vault.outbox.get(sent.id);
    expect(held?.thread).not.toBeNull();
    expect(held && assignPseudonym(desk.vault, manifest, desk.folder.environment, held)).toBe(
      false,
    );
    expect(desk.vault.certificates.questions(0)).toBe(1);
  });

  test('that is not in stock lets nothing go 곧: it would say who has just been to the issuer', () => {
    expect(desk.send(question(), 'soon')).toMatchObject({ thread: null, choice: 'mixed' });
    expect(desk.send(question({ id: idOf(2) }), 'tomorrow').choice).toBe('tomorrow');
    stock(desk.vault, desk.folder.environment, 1);
    expect(desk.send(question({ id: idOf(3) }), 'soon').choice).toBe('soon');
  });

  test('of a reply leaves five certificates for questions, fewer once questions were asked', () => {
    stock(desk.vault, desk.folder.environment, 6);
    const replies = [7, 8].map((thread) =>
      desk.send(reply({ id: idOf(thread), thread: someThread(thread) })),
    );
    expect(replies.map(({ hold }) => hold)).toEqual([null, 'no-certificate']);
    expect(desk.vault.certificates.stock(0)).toBe(5);
    desk.send(question());
    // Four are kept for the four questions that are left.
    expect(desk.vault.certificates.stock(0)).toBe(4);
    const [, waiting] = replies;
    if (!waiting) throw new Error('no reply');
    expect(assignPseudonym(desk.vault, manifest, desk.folder.environment, waiting)).toBe(false);
    for (const number of [11, 12, 13, 14]) {
      expect(desk.send(question({ id: idOf(number) })).hold).toBeNull();
    }
    expect(desk.send(question({ id: idOf(15) })).hold).toBe('no-certificate');
  });

  test('is not needed by a mentor, who answers under the badge, but by one who asks', () => {
    const { environment } = desk.folder;
    const badge = new Writer(environment, 'badge');
    desk.vault.membership.save({
      manifest: manifest.bytes,
      role: 'mentor',
      state: 'member',
      code: sized<Bytes16>(environment.random(16), 16),
      entropy: sized<Bytes32>(environment.random(32), 32),
      badge: {
        seed: badge.seed,
        sealSeed: sized<Bytes32>(environment.random(32), 32),
        nickname: '느린거북',
        requested: true,
      },
      ...atFirst,
    });
    expect(desk.send(reply()).hold).toBeNull();
    expect(desk.send(question()).hold).toBe('no-certificate');
    stock(desk.vault, environment, 40);
    desk.send(reply({ id: idOf(3), kind: 'comment' }));
    expect(desk.vault.certificates.stock(0)).toBe(40);
  });
});

describe('a process killed while it sends', () => {
  const inDrafts = { drafts: ['한 번만'], outbox: [] };
  const inOutbox = { drafts: [], outbox: ['한 번만'] };
  const ends = { asked: inDrafts, queued: inDrafts, moved: inDrafts, committed: inOutbox } as const;

  test.for(Object.entries(ends))(
    "at '%s' leaves the words in exactly one place",
    async ([step, left]) => {
      desk.vault.drafts.save(reply({ text: '한 번만' }));
      desk.folder.close(desk.vault);
      const bytes = Buffer.from(manifest.bytes).toString('base64url');
      const args = [desk.folder.file, toHex(desk.folder.key), step, bytes];
      const end = await runChild('writing-child.ts', args, {});
      expect(end).toMatchObject({ signal: 'SIGKILL', errors: '' });
      desk.vault = desk.folder.open();
      expect({
        drafts: desk.vault.drafts.list().map(({ text }) => text),
        outbox: desk.vault.outbox.list().map(({ content }) => 'text' in content && content.text),
      }).toEqual(left);
    },
  );
});
