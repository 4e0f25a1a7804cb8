import { describe, expect, it } from 'vitest';

import type { Bridge, DraftEntry, OutboxEntry } from '../../../preload/contract.ts';
import { Desk } from '../../../renderer/state/desk.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';
import { sampleDrafts, sampleOutbox } from './preview/sample-desk.ts';
import { sampleId, sampleThread, sampleThreads } from './preview/sample.ts';
import { scriptedBridge } from './preview/scripted-bridge.ts';

const [first, second] = sampleThreads();
const [draft] = sampleDrafts;
const [waiting] = sampleOutbox;
if (!first || !second || !draft || !waiting) throw new Error('no samples');
const entry: DraftEntry = { ...draft, place: { state: 'open', title: '' } };

function desk(overrides: (bridge: Bridge) => Partial<Bridge> = () => ({})) {
  const { bridge, calls } = scriptedBridge({});
  const environment = new VirtualEnvironment();
  const written = new Desk({ ...bridge, ...overrides(bridge) }, environment);
  const names = (): string[] => calls.map(([name]) => name);
  return { written, environment, calls, names };
}

describe('before the app ends', () => {
  it('every composer is saved, and main is told so', async () => {
    const { written, calls } = desk();
    await written.refreshDrafts();
    written.openQuestion().edit({ text: '질문' });
    written.replyTo(sampleThread(first, 'mentee'))?.edit({ text: '이어서' });
    written.replyTo(sampleThread(second, 'mentor'))?.edit({ text: '답' });
    written.openNote('').edit({ text: '점심 뒤에 봐요.' });
    await written.flushLast();
    const saved = calls.flatMap(([name, request]) =>
      name === 'saveDraft' ? [(request as { text: string }).text] : [],
    );
    expect(saved.toSorted()).toEqual(['답', '이어서', '점심 뒤에 봐요.', '질문'].toSorted());
    expect(calls.at(-1)).toEqual(['draftsFlushed', { saved: true }]);
    expect(written.wasLeaving.value).toBe(false);
  });

  it('what could not be saved keeps the page, until it could', async () => {
    let fails = true;
    const { written, calls } = desk((bridge) => ({
      saveDraft: (words) =>
        fails ? Promise.resolve({ ok: false, code: 'disk-full' }) : bridge.saveDraft(words),
    }));
    written.openQuestion().edit({ text: '글' });
    await written.flushLast();
    expect(calls.at(-1)).toEqual(['draftsFlushed', { saved: false }]);
    expect([written.isUnsaved.value, written.wasLeaving.value]).toEqual([true, true]);
    fails = false;
    await written.flushAll();
    expect([written.isUnsaved.value, written.wasLeaving.value]).toEqual([false, false]);
  });
});

describe('a deleted draft', () => {
  it('can be brought back as it was, until one looks elsewhere', async () => {
    const { written, calls } = desk();
    await written.refreshDrafts();
    expect(await written.discard(entry)).toEqual(entry);
    expect(written.drafts.value?.map(({ id }) => id)).not.toContain(entry.id);
    expect(written.discarded.value).toEqual([entry]);
    expect(await written.restore(entry)).toMatchObject({ ok: true });
    const { place: _, savedAt: __, ...words } = entry;
    expect(calls.findLast(([name]) => name === 'saveDraft')?.[1]).toEqual(words);
    expect(written.discarded.value).toEqual([]);
    expect(written.drafts.value?.map(({ id }) => id)).toContain(entry.id);
    await written.discard(entry);
    written.letGo();
    expect(written.discarded.value).toEqual([]);
  });

  it('stays where it could not be deleted', async () => {
    const { written } = desk(() => ({
      discardDraft: () => Promise.resolve({ ok: false, code: 'disk-full' }),
    }));
    expect(await written.discard(entry)).toBeNull();
    expect(written.discarded.value).toEqual([]);
    await written.resume(entry);
    expect(written.question.value?.id).toBe(entry.id);
  });
});

describe('what waits in the outbox', () => {
  it('can be taken back without going on with it', async () => {
    const { written, names } = desk();
    const thread = { ...sampleThread(first, 'mentee'), draft: null };
    const outcome = await written.takeBack(waiting.id, false);
    expect(outcome).toMatchObject({ ok: true, value: { id: waiting.id } });
    expect(written.replyTo(thread)?.id).not.toBe(waiting.id);
    expect(names()).toEqual(['takeBack']);
  });

  it('is followed to the name that its thread gets meanwhile, with what is written there', () => {
    const { written } = desk();
    const old = { ...waiting, thread: first.id, kind: 'question' } satisfies OutboxEntry;
    const thread = sampleId(777, 64);
    expect([...written.takeOutbox([old])]).toEqual([]);
    const reply = written.replyTo({ ...sampleThread(first, 'mentee'), draft: null });
    expect([...written.takeOutbox([{ ...old, thread }])]).toEqual([[first.id, thread]]);
    expect(reply?.written.value.thread).toBe(thread);
    const renamed = { ...first, id: thread };
    expect(written.replyTo({ ...sampleThread(renamed, 'mentee'), draft: null })).toBe(reply);
  });
});
