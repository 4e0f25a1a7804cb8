import { describe, expect, it } from 'vitest';

import { Desk } from '../../../renderer/state/desk.ts';
import { ThreadListing } from '../../../renderer/state/list.ts';
import { Reading } from '../../../renderer/state/reading.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';
import { sampleDrafts, sampleThread, sampleThreads } from './preview/sample.ts';
import { scriptedBridge } from './preview/scripted-bridge.ts';

const [first, second] = sampleThreads();
if (first === undefined || second === undefined) throw new Error('no sample threads');
const draft = sampleDrafts[0];
if (draft === undefined) throw new Error('no sample drafts');

describe('the list of threads', () => {
  it('reads one page, and the next when it is asked for', async () => {
    const listing = new ThreadListing(scriptedBridge({ threads: 250 }).bridge);
    await listing.show('inbox', null);
    expect([listing.threads.value.length, listing.total.value]).toEqual([100, 250]);
    await listing.more();
    await listing.more();
    await listing.more();
    expect(listing.threads.value).toHaveLength(250);
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
    expect(listing.threads.value.every((thread) => thread.mine)).toBe(true);
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

  it('offers mentors an answer first, the asker a follow-up, others a comment', () => {
    const kindFor = (summary: typeof first, role: 'mentee' | 'mentor') =>
      desk().replyTo(sampleThread(summary, role))?.written.value.kind;
    expect(kindFor(second, 'mentor')).toBe('answer');
    expect(kindFor(first, 'mentee')).toBe('follow-up');
    expect(kindFor(second, 'mentee')).toBe('comment');
  });
});
