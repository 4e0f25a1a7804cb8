import { describe, expect, it } from 'vitest';

import { Desk } from '../../../renderer/state/desk.ts';
import { ThreadListing } from '../../../renderer/state/list.ts';
import { Reading } from '../../../renderer/state/reading.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';
import { sampleDrafts, sampleOutbox } from './preview/sample-desk.ts';
import { sampleThread, sampleThreads } from './preview/sample.ts';
import { scriptedBridge } from './preview/scripted-bridge.ts';

const [first, second] = sampleThreads();
if (first === undefined || second === undefined) throw new Error('no sample threads');
const draft = sampleDrafts[0];
if (draft === undefined) throw new Error('no sample drafts');

describe('the list of threads', () => {
  const asked = (calls: [string, unknown][]): unknown[] => calls.map(([, request]) => request);

  it('reads one page, and another where somebody looks, without those between', async () => {
    const { bridge, calls } = scriptedBridge({ threads: 10_000 });
    const listing = new ThreadListing(bridge);
    await listing.show('inbox', null);
    expect([listing.at(99) !== null, listing.at(100), listing.total.value]).toEqual([
      true,
      null,
      10_000,
    ]);
    await listing.look(9_960, 9_999);
    expect(listing.at(9_999)).not.toBeNull();
    expect(asked(calls)).toMatchObject([{ offset: 0 }, { offset: 9_900 }]);
  });

  it('keeps a bounded number of pages, those nearest to what is looked at', async () => {
    const { bridge } = scriptedBridge({ threads: 10_000 });
    const listing = new ThreadListing(bridge);
    await listing.show('inbox', null);
    for (let row = 0; row < 5_000; row += 50) await listing.look(row, row + 10);
    const kept = Array.from({ length: 100 }, (_, page) => listing.at(page * 100) !== null);
    expect(kept.filter(Boolean)).toHaveLength(12);
    expect([kept[0], kept[49]]).toEqual([false, true]);
  });

  it('reads again only what is looked at when posts arrive', async () => {
    const { bridge, calls } = scriptedBridge({ threads: 10_000 });
    const listing = new ThreadListing(bridge);
    await listing.show('inbox', null);
    await listing.look(5_000, 5_012);
    calls.length = 0;
    await listing.refresh();
    expect(asked(calls)).toMatchObject([{ offset: 5_000, limit: 100 }]);
    await listing.look(0, 12);
    expect(asked(calls)).toMatchObject([{ offset: 5_000 }, { offset: 0 }]);
  });

  it('reads once more, not ten times, when ten changes come while it reads', async () => {
    const { bridge, calls } = scriptedBridge({});
    const listing = new ThreadListing(bridge);
    await Promise.all(Array.from({ length: 10 }, () => listing.refresh()));
    expect(calls).toHaveLength(2);
  });

  it('throws away what an earlier filter answers late', async () => {
    const { bridge } = scriptedBridge({});
    const late = Promise.withResolvers<void>();
    const listing = new ThreadListing({
      ...bridge,
      threads: async (request) => {
        if (request.filter === 'inbox') await late.promise;
        return bridge.threads(request);
      },
    });
    const inbox = listing.show('inbox', null);
    await listing.show('mine', null);
    late.resolve();
    await inbox;
    const rows = Array.from({ length: listing.total.value }, (_, row) => listing.at(row));
    expect(rows.every((thread) => thread?.mine === true)).toBe(true);
  });
});

describe('an open thread', () => {
  it('remembers where the new posts began, after they count as seen', async () => {
    const { bridge, calls } = scriptedBridge({});
    let seen = 0;
    const reading = new Reading(
      bridge,
      () => true,
      () => (seen += 1),
    );
    await reading.open(first.id);
    const from = reading.newFrom.value;
    expect(from).not.toBeNull();
    expect([calls.filter(([name]) => name === 'markRead').length, seen]).toEqual([1, 1]);
    await reading.refresh();
    expect(reading.newFrom.value).toBe(from);
  });

  it('stays unread while nobody can see it', async () => {
    const { bridge, calls } = scriptedBridge({});
    let watched = false;
    const reading = new Reading(
      bridge,
      () => watched,
      () => undefined,
    );
    await reading.open(first.id);
    expect(calls).toEqual([]);
    watched = true;
    await reading.markSeen();
    expect(calls).toEqual([['markRead', { id: first.id }]]);
  });

  it('says when it cannot be found', async () => {
    const reading = new Reading(
      scriptedBridge({}).bridge,
      () => true,
      () => undefined,
    );
    await reading.open('f'.repeat(64));
    expect(reading.problem.value).toBe('thread-unknown');
  });
});

describe('the desk', () => {
  const desk = (): Desk => new Desk(scriptedBridge({}).bridge, new VirtualEnvironment());

  it('gives every new text an id of 32 hex digits', () => {
    const written = desk();
    expect(written.openQuestion().id).toMatch(/^[0-9a-f]{32}$/);
    expect(written.replyTo(sampleThread(second, 'mentee'))?.id).not.toBe(written.openQuestion().id);
  });

  it('goes on with the reply of a thread when the thread is opened again', () => {
    const written = desk();
    const reply = written.replyTo(sampleThread(second, 'mentor'));
    reply?.edit({ text: '쓰던 답' });
    expect(written.replyTo(sampleThread(second, 'mentor'))?.written.value.text).toBe('쓰던 답');
  });

  it('restores a reply from its draft, but not one that was just sent', () => {
    const written = desk();
    const view = {
      ...sampleThread(second, 'mentor'),
      draft: { ...draft, kind: 'answer' as const },
    };
    expect(written.replyTo(view)?.id).toBe(draft.id);
    written.forget(draft.id);
    expect(written.replyTo(view)?.id).not.toBe(draft.id);
  });

  it('puts a question aside only when it is on the disk', async () => {
    let full = true;
    const { bridge } = scriptedBridge({});
    const written = new Desk(
      {
        ...bridge,
        saveDraft: (words) =>
          full ? Promise.resolve({ ok: false, code: 'disk-full' }) : bridge.saveDraft(words),
      },
      new VirtualEnvironment(),
    );
    const question = written.openQuestion();
    question.edit({ text: '아직 저장하지 못한 글' });
    await written.freshQuestion();
    await written.resume({ ...draft, thread: null });
    expect(written.question.value).toBe(question);
    full = false;
    await written.freshQuestion();
    expect(written.question.value?.written.value.text).toBe('');
  });

  it('goes on with the very draft that was chosen, and keeps what was being written in its place', async () => {
    const { bridge, calls } = scriptedBridge({});
    const written = new Desk(bridge, new VirtualEnvironment());
    const view = sampleThread(second, 'mentor');
    written.replyTo(view)?.edit({ text: '지금 쓰던 답' });
    const other = {
      ...draft,
      id: 'c'.repeat(32),
      kind: 'comment',
      thread: view.summary.id,
      text: '전에 쓴 댓글',
    } as const;
    await written.resume(other);
    expect(written.replyTo(view)).toMatchObject({ id: other.id });
    expect(calls).toMatchObject([['saveDraft', { text: '지금 쓰던 답' }]]);
  });

  it('takes the words of a returned entry back, also under the id that it had sent', async () => {
    const { bridge } = scriptedBridge({});
    const written = new Desk(bridge, new VirtualEnvironment());
    const returned = sampleOutbox.find(({ state }) => state === 'returned');
    if (!returned?.thread) throw new Error('no returned entry');
    written.forget(returned.id);
    const outcome = await written.takeBack(returned.id, true);
    expect(outcome).toMatchObject({ ok: true, value: { text: returned.label } });
    const { thread } = returned;
    const view = { ...sampleThread(second, 'mentee'), draft: null };
    view.summary = { ...view.summary, id: thread };
    expect(written.replyTo(view)?.written.value.text).toBe(returned.label);
    expect(await written.takeBack(returned.id, true)).toEqual({ ok: false, code: 'draft-unknown' });
  });

  it('takes nothing back while something that is being written is not on the disk', async () => {
    const { bridge, calls } = scriptedBridge({});
    const failing: typeof bridge.saveDraft = () =>
      Promise.resolve({ ok: false, code: 'disk-full' });
    const written = new Desk({ ...bridge, saveDraft: failing }, new VirtualEnvironment());
    written.openQuestion().edit({ text: '저장하지 못한 글' });
    expect(await written.takeBack(sampleOutbox[0]?.id ?? '', false)).toEqual({
      ok: false,
      code: 'disk-full',
    });
    expect(calls).toEqual([]);
  });

  it('does not bring back a draft that was deleted while it was being written', async () => {
    const { bridge, calls } = scriptedBridge({});
    const environment = new VirtualEnvironment();
    const written = new Desk(bridge, environment);
    const question = written.openQuestion();
    question.edit({ text: '지울 글' });
    const place = { state: 'open', title: '' } as const;
    await written.discard({ ...draft, id: question.id, thread: null, place });
    await environment.advance(5000);
    expect(calls.map(([name]) => name)).toEqual(['discardDraft']);
  });

  it('offers mentors an answer first, the asker a follow-up, others a comment', () => {
    const kindFor = (summary: typeof first, role: 'mentee' | 'mentor') =>
      desk().replyTo(sampleThread(summary, role))?.written.value.kind;
    expect(kindFor(second, 'mentor')).toBe('answer');
    expect(kindFor(first, 'mentee')).toBe('follow-up');
    expect(kindFor(second, 'mentee')).toBe('comment');
  });
});
