import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assignPseudonym } from '../../../../main/vault/assign.ts';
import { ComposeError } from '../../../../main/vault/compose-error.ts';
import {
  react,
  sendDraft,
  takeBack,
  type ComposeContext,
  type Permissions,
} from '../../../../main/vault/compose.ts';
import { atFirst } from '../../../../main/vault/membership-store.ts';
import type { OutboxItem } from '../../../../main/vault/outbox-row.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import type { Target } from '../../../../main/vault/draft-content.ts';
import type { DraftInput } from '../../../../main/vault/draft-store.ts';
import { sized, toHex, type Bytes16, type Bytes32 } from '../../../../protocol/bytes.ts';
import { edKeyPair } from '../../../../protocol/ed25519.ts';
import { threadOf } from '../../../../protocol/post.ts';
import { runChild } from '../../../fixtures/run-child.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from '../exchange/cohort.ts';
import { Writer } from '../feed-writers.ts';
import { draft, idOf, someThread, stock } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';

const cohort = new TestCohort(new VirtualEnvironment());
const { manifest } = cohort;
let folder: VaultFolder;
let vault: Vault;
let may: Permissions;
let context: ComposeContext;
/** Posts that edits and reports may be about, and badges. */
let targets: Map<string, Target>;
let inForce: Set<string>;

beforeEach(() => {
  folder = new VaultFolder();
  vault = folder.open();
  targets = new Map();
  inForce = new Set();
  may = {
    open: true,
    answer: true,
    comment: true,
    'follow-up': true,
    'me-too': true,
    claim: true,
    release: true,
    acceptable: new Set([someThread(8)]),
    changeable: new Set([someThread(8)]),
  };
  context = {
    manifest,
    environment: folder.environment,
    permissions: () => may,
    target: (_, post) => targets.get(toHex(post)) ?? null,
    inForce: (badge) => inForce.has(toHex(badge)),
  };
});

afterEach(() => folder.remove());

const question = (words: Partial<DraftInput> = {}): DraftInput =>
  draft(1, { title: '제목', text: '내용', ...words });
const reply = (words: Partial<DraftInput> = {}): DraftInput =>
  draft(2, { kind: 'answer', thread: someThread(7), text: '답', ...words });

function send(words: DraftInput): OutboxItem {
  vault.drafts.save(words);
  return sendDraft(vault, words.id, 'mixed', context);
}

/** The draft stays as it was, and nothing is sent. */
function expectRefused(words: DraftInput, code: string): void {
  vault.drafts.save(words);
  const stored = vault.drafts.get(words.id);
  expect(() => sendDraft(vault, words.id, 'mixed', context)).toThrow(
    expect.objectContaining({ name: 'ComposeError', code }),
  );
  expect(vault.drafts.get(words.id)).toEqual(stored);
  expect(vault.outbox.count()).toBe(0);
}

describe('sending a draft', () => {
  test('moves it: the draft is gone, the entry is there, also after a restart', () => {
    const sent = send(question());
    folder.close(vault);
    vault = folder.open();
    expect(vault.drafts.count()).toBe(0);
    expect(vault.outbox.list()).toEqual([sent]);
    expect(sent.content).toEqual({
      kind: 'question',
      topic: 'heart',
      title: '제목',
      text: '내용',
    });
  });

  test('again, or what is not there, sends nothing more', () => {
    const sent = send(question());
    expect(sendDraft(vault, sent.id, 'mixed', context)).toEqual(sent);
    expect(() => sendDraft(vault, idOf(9), 'mixed', context)).toThrow(
      expect.objectContaining({ code: 'draft-unknown' }),
    );
    expect(vault.outbox.count()).toBe(1);
  });

  test('that came back after it was sent neither sends the same words twice nor loses new ones', () => {
    const sent = send(question());
    expect(send(question()).id).toBe(sent.id);
    expect([vault.outbox.count(), vault.drafts.count()]).toEqual([1, 0]);
    const other = send(question({ text: '다른 내용' }));
    expect(other.id).not.toBe(sent.id);
    expect(vault.outbox.list().map(({ content }) => content)).toMatchObject([
      { text: '내용' },
      { text: '다른 내용' },
    ]);
    expect(vault.drafts.count()).toBe(0);
  });

  test('without words is refused', () => {
    expectRefused(question({ title: '' }), 'draft-empty');
    expectRefused(question({ title: ' \n\u200f ' }), 'draft-empty');
    expectRefused(reply({ text: ' \n\t ' }), 'draft-empty');
    expect(send(question({ text: '' })).content).toMatchObject({ text: '' });
  });

  test('that is too long is refused, and the longest that is not goes', () => {
    expectRefused(question({ title: '가'.repeat(121) }), 'draft-too-long');
    expectRefused(reply({ text: '가'.repeat(3601) }), 'draft-too-long');
    expectRefused(reply({ text: '\u0001'.repeat(10) }), 'draft-empty');
    const whole = { title: '뷁'.repeat(120), text: '뷁'.repeat(3600) };
    expect(send(question(whole)).content).toMatchObject(whole);
    expect(send(reply({ text: '"\n'.repeat(1799) + '끝' })).state).toBe('kept');
  });

  test('has one spelling for what looks the same, and nothing that cannot be seen or turns the line', () => {
    const text =
      'e\u0301\u1100\u1161\r\n둘\r셋\u0000\u0007\u001b[31m\u007f\u0085\u202e거꾸로\u2066\u2069\u200e\u061c\t끝\n\n';
    expect(send(reply({ text })).content).toEqual({
      kind: 'answer',
      text: 'é가\n둘\n셋[31m거꾸로\t끝',
    });
    expect(send(question({ title: ' 여러\r\n줄\t제목\u202e ' })).content).toMatchObject({
      title: '여러 줄 제목',
    });
  });

  test('keeps the signs that hold an emoji or a word together', () => {
    const text = '👩‍👩‍👧‍👦 می‌خواهم';
    expect(send(reply({ text })).content).toEqual({ kind: 'answer', text });
  });

  test('to a thread that is closed, or where one may not, or that is not here, is refused', () => {
    may = { ...may, open: false };
    expectRefused(reply(), 'thread-closed');
    may = { ...may, open: true, answer: false };
    expectRefused(reply(), 'not-allowed');
    expect(send(reply({ kind: 'comment' })).kind).toBe('comment');
    vault.outbox.returnToDraft(idOf(2));
    context = {
      ...context,
      permissions: () => {
        throw new ComposeError('thread-unknown');
      },
    };
    expectRefused(reply(), 'thread-unknown');
  });

  test('as a question into a thread, or as an answer to none, is refused', () => {
    expectRefused(question({ thread: someThread(7) }), 'not-allowed');
    expectRefused(reply({ thread: null }), 'not-allowed');
    expect(vault.drafts.count()).toBe(2);
  });
});

describe('taking back', () => {
  test('makes a draft of what could not be sent, once', () => {
    const sent = send(reply({ text: '못 간 답' }));
    vault.outbox.setState(sent.id, 'returned');
    expect(takeBack(vault, sent.id)).toMatchObject({
      id: sent.id,
      kind: 'answer',
      text: '못 간 답',
    });
    expect([vault.outbox.count(), vault.drafts.count()]).toEqual([0, 1]);
    expect(() => takeBack(vault, sent.id)).toThrow(
      expect.objectContaining({ code: 'draft-unknown' }),
    );
  });

  test.for(['kept', 'planned', 'sent'] as const)(
    'is refused for an entry that is %s: it may still arrive',
    (state) => {
      const sent = send(reply());
      vault.outbox.setState(sent.id, state);
      expect(() => takeBack(vault, sent.id)).toThrow(
        expect.objectContaining({ code: 'not-allowed' }),
      );
      expect([vault.outbox.count(), vault.drafts.count()]).toEqual([1, 0]);
    },
  );

  test('just takes out what has no words', () => {
    const { id } = react(vault, { kind: 'claim', thread: someThread(7) }, context);
    vault.outbox.setState(id, 'returned');
    expect(takeBack(vault, id)).toBeNull();
    expect([vault.outbox.count(), vault.drafts.count()]).toEqual([0, 0]);
  });
});

describe('a question to mentors', () => {
  const badge = someThread(5);

  test('is for all of them, or for one whose badge is in force', () => {
    inForce.add(badge);
    expect(send(question({ audience: 'mentors' }))).toMatchObject({
      audience: 'mentors',
      mentor: null,
    });
    const sent = send(question({ id: idOf(2), audience: 'one-mentor', mentor: badge }));
    expect(sent.audience).toBe('one-mentor');
    expect(sent.mentor && toHex(sent.mentor)).toBe(badge);
  });

  test('goes to nobody whose badge is not', () => {
    expectRefused(question({ audience: 'one-mentor', mentor: badge }), 'mentor-unknown');
    expectRefused(question({ audience: 'one-mentor' }), 'mentor-unknown');
  });

  test('that comes back is a draft for the same one', () => {
    inForce.add(badge);
    const words = question({ audience: 'one-mentor', mentor: badge });
    const sent = send(words);
    vault.outbox.setState(sent.id, 'returned', { why: 'refused' });
    expect(takeBack(vault, sent.id)).toMatchObject(words);
  });
});

describe('other words for an own post', () => {
  const target = someThread(8);
  const edit = (words: Partial<DraftInput> = {}): DraftInput =>
    draft(3, { kind: 'edit', thread: someThread(7), target, text: '고친 말', ...words });
  const mine = (kind: Target['kind'] = 'answer'): void => {
    targets.set(target, { kind, text: '처음 말', mine: true });
  };

  test('go into its thread, with a title only for a question', () => {
    mine();
    expect(send(edit({ title: '제목이 아니다' })).content).toEqual({
      kind: 'edit',
      target: Uint8Array.from(Buffer.from(target, 'hex')),
      title: null,
      text: '고친 말',
    });
    mine('question');
    const sent = send(edit({ id: idOf(4), title: ' 고친\n제목 ', text: '' }));
    expect(sent).toMatchObject({ opens: false, content: { title: '고친 제목', text: '' } });
  });

  test('are refused without any, when they are too long, or for what one may not change', () => {
    mine();
    expectRefused(edit({ text: ' ' }), 'draft-empty');
    expectRefused(edit({ text: '가'.repeat(3601) }), 'draft-too-long');
    expectRefused(edit({ target: null }), 'not-allowed');
    may = { ...may, changeable: new Set() };
    expectRefused(edit(), 'not-allowed');
    targets.set(target, { kind: 'answer', text: '남의 말', mine: false });
    expectRefused(edit(), 'not-allowed');
    targets.clear();
    expectRefused(edit(), 'not-allowed');
    mine('question');
    expectRefused(edit({ title: '' }), 'draft-empty');
    may = { ...may, changeable: new Set([target]), open: false };
    expectRefused(edit({ title: '제목' }), 'thread-closed');
  });

  test('that come back are a draft for the same post, and leave one for another alone', () => {
    mine();
    const sent = send(edit());
    const other = edit({ id: idOf(4), target: someThread(9), text: '다른 글을 고치던 말' });
    vault.drafts.save(other);
    vault.outbox.setState(sent.id, 'returned');
    expect(takeBack(vault, sent.id)).toMatchObject(edit({ topic: 'know-how' }));
    expect(vault.drafts.get(other.id)).toMatchObject(other);
  });
});

describe('a report', () => {
  const thread = someThread(7);
  const target = someThread(8);
  const report = (words: Partial<DraftInput> = {}): DraftInput =>
    draft(5, { kind: 'report', thread, target, reason: 'hurts', text: '아파요', ...words });

  beforeEach(() => {
    targets.set(target, {
      kind: 'comment',
      text: `상처 주는 말 ${'나'.repeat(2000)}`,
      mine: false,
    });
  });

  test('opens a thread of its own with a certificate for questions, and quotes the post', () => {
    stock(vault, folder.environment, 1);
    may = { ...may, open: false };
    const sent = send(report());
    expect(sent).toMatchObject({ kind: 'report', opens: true, hold: null, audience: 'everyone' });
    expect(sent.thread && toHex(sent.thread)).not.toBe(thread);
    expect(vault.certificates.questions(0)).toBe(1);
    const { content } = sent;
    if (content.kind !== 'report') throw new Error('no report');
    expect([toHex(content.thread), toHex(content.post)]).toEqual([thread, target]);
    expect(content).toMatchObject({ reason: 'hurts', text: '아파요' });
    expect(content.quote).toBe(`상처 주는 말 ${'나'.repeat(1192)}`);
  });

  test('needs a reason, words or not, and is no essay', () => {
    expectRefused(report({ reason: null }), 'draft-empty');
    expectRefused(report({ text: '가'.repeat(1201) }), 'draft-too-long');
    expect(send(report({ text: '' })).content).toMatchObject({ text: '' });
  });

  test('is of what others wrote, and is there', () => {
    targets.set(target, { kind: 'comment', text: '내 말', mine: true });
    expectRefused(report(), 'not-allowed');
    targets.clear();
    expectRefused(report(), 'not-allowed');
    expectRefused(report({ target: null }), 'not-allowed');
    expectRefused(report({ thread: null }), 'not-allowed');
  });

  test('of the longest words and quotation fits', () => {
    targets.set(target, { kind: 'comment', text: '"'.repeat(3600), mine: false });
    expect(send(report({ text: '\n뷁'.repeat(599) + '끝' })).state).toBe('kept');
  });

  test('that comes back is a draft with its post and reason, listed also without words', () => {
    const sent = send(report({ text: '' }));
    vault.outbox.setState(sent.id, 'returned');
    expect(takeBack(vault, sent.id)).toMatchObject(report({ text: '', topic: 'know-how' }));
    expect(vault.drafts.list()).toHaveLength(1);
  });
});

describe('a reaction', () => {
  const thread = someThread(7);

  test('is an entry of its own', () => {
    const answer = someThread(8);
    const accept = react(vault, { kind: 'accept', thread, answer }, context);
    const claim = react(vault, { kind: 'claim', thread }, context);
    expect(accept.content).toMatchObject({ kind: 'accept' });
    expect(vault.outbox.list().map(({ id }) => id)).toEqual([accept.id, claim.id]);
    expect(accept.id).toMatch(/^[0-9a-f]{32}$/);
  });

  test('that accepts an answer goes once, however often it is pressed', () => {
    const accept = { kind: 'accept', thread, answer: someThread(8) } as const;
    const first = react(vault, accept, context);
    expect(react(vault, accept, context)).toEqual(first);
    expect(vault.outbox.count()).toBe(1);
    vault.outbox.setState(first.id, 'returned');
    expect(react(vault, accept, context).id).not.toBe(first.id);
  });

  test('that accepts what is no answer here, or is accepted already, is refused', () => {
    expect(() => react(vault, { kind: 'accept', thread, answer: someThread(9) }, context)).toThrow(
      expect.objectContaining({ code: 'not-allowed' }),
    );
    expect(vault.outbox.count()).toBe(0);
  });

  test('that takes a post back goes once, and only for one’s own', () => {
    const retract = { kind: 'retract', thread, post: someThread(8) } as const;
    const first = react(vault, retract, context);
    expect(react(vault, retract, context)).toEqual(first);
    expect(first.choice).toBe('mixed');
    expect(() => react(vault, { ...retract, post: someThread(9) }, context)).toThrow(
      expect.objectContaining({ code: 'not-allowed' }),
    );
    expect(vault.outbox.count()).toBe(1);
  });

  test('that one may not make is refused', () => {
    may = { ...may, 'me-too': false };
    expect(() => react(vault, { kind: 'me-too', thread }, context)).toThrow(
      expect.objectContaining({ code: 'not-allowed' }),
    );
    expect(vault.outbox.count()).toBe(0);
  });
});

describe('the pseudonym', () => {
  test('of a question is fresh, and names its thread', () => {
    stock(vault, folder.environment, 2);
    const sent = send(question());
    const own = sent.thread && vault.pseudonyms.ofThread(sent.thread);
    if (!own) throw new Error('no pseudonym');
    expect(own).toMatchObject({ opener: true, nextSequence: 0, epoch: 0 });
    expect(toHex(threadOf(edKeyPair(own.seed).publicKey))).toBe(sent.thread && toHex(sent.thread));
    expect(sent.hold).toBeNull();
    expect([vault.certificates.stock(0), vault.certificates.questions(0)]).toEqual([1, 1]);
  });

  test('is one for all that a person writes in a thread', () => {
    stock(vault, folder.environment, 12);
    send(reply());
    const thread = Buffer.from(someThread(7), 'hex');
    const author = vault.pseudonyms.authorOf(sized(thread, 32));
    react(vault, { kind: 'me-too', thread: someThread(7) }, context);
    expect(vault.pseudonyms.authorOf(sized(thread, 32))).toEqual(author);
    expect(vault.certificates.stock(0)).toBe(11);
  });

  test('that is not in stock holds the entry and loses nothing; it is given once there is one', () => {
    const sent = send(question());
    expect(sent).toMatchObject({ state: 'kept', hold: 'no-certificate', thread: null });
    expect(assignPseudonym(vault, manifest, folder.environment, sent)).toBe(false);
    stock(vault, folder.environment, 1);
    expect(assignPseudonym(vault, manifest, folder.environment, sent)).toBe(true);
    const held = vault.outbox.get(sent.id);
    expect(held?.thread).not.toBeNull();
    expect(held && assignPseudonym(vault, manifest, folder.environment, held)).toBe(false);
    expect(vault.certificates.questions(0)).toBe(1);
  });

  test('of a reply leaves five certificates for questions, fewer once questions were asked', () => {
    stock(vault, folder.environment, 6);
    const replies = [7, 8].map((thread) =>
      send(reply({ id: idOf(thread), thread: someThread(thread) })),
    );
    expect(replies.map(({ hold }) => hold)).toEqual([null, 'no-certificate']);
    expect(vault.certificates.stock(0)).toBe(5);
    send(question());
    // Four are kept for the four questions that are left.
    expect(vault.certificates.stock(0)).toBe(4);
    const [, waiting] = replies;
    if (!waiting) throw new Error('no reply');
    expect(assignPseudonym(vault, manifest, folder.environment, waiting)).toBe(false);
    for (const number of [11, 12, 13, 14]) {
      expect(send(question({ id: idOf(number) })).hold).toBeNull();
    }
    expect(send(question({ id: idOf(15) })).hold).toBe('no-certificate');
  });

  test('is not needed by a mentor, who answers under the badge, but by one who asks', () => {
    const { environment } = folder;
    const badge = new Writer(environment, 'badge');
    vault.membership.save({
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
    expect(send(reply()).hold).toBeNull();
    expect(send(question()).hold).toBe('no-certificate');
    stock(vault, environment, 40);
    send(reply({ id: idOf(3), kind: 'comment' }));
    expect(vault.certificates.stock(0)).toBe(40);
  });
});

describe('a process killed while it sends', () => {
  const inDrafts = { drafts: ['한 번만'], outbox: [] };
  const inOutbox = { drafts: [], outbox: ['한 번만'] };
  const ends = { asked: inDrafts, queued: inDrafts, moved: inDrafts, committed: inOutbox } as const;

  test.for(Object.entries(ends))(
    "at '%s' leaves the words in exactly one place",
    async ([step, left]) => {
      vault.drafts.save(reply({ text: '한 번만' }));
      folder.close(vault);
      const bytes = Buffer.from(manifest.bytes).toString('base64url');
      const args = [folder.file, toHex(folder.key), step, bytes];
      const end = await runChild('writing-child.ts', args, {});
      expect(end).toMatchObject({ signal: 'SIGKILL', errors: '' });
      vault = folder.open();
      expect({
        drafts: vault.drafts.list().map(({ text }) => text),
        outbox: vault.outbox.list().map(({ content }) => 'text' in content && content.text),
      }).toEqual(left);
    },
  );
});
