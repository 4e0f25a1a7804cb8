import { describe, expect, it } from 'vitest';

import type { Bridge, DraftEntry, DraftView } from '../../../preload/contract.ts';
import { Desk } from '../../../renderer/state/desk.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';
import { sampleDrafts, sampleOutbox } from './preview/sample-desk.ts';
import { sampleThread, sampleThreads } from './preview/sample.ts';
import { scriptedBridge } from './preview/scripted-bridge.ts';

const question = sampleDrafts.find(({ kind }) => kind === 'question');
const [waiting] = sampleOutbox;
if (!question || !waiting) throw new Error('no samples');
const entry: DraftEntry = { ...question, place: { state: 'open', title: '' } };
const full = () => Promise.resolve({ ok: false, code: 'disk-full' } as const);

function desk(overrides: (bridge: Bridge) => Partial<Bridge>) {
  const { bridge, calls } = scriptedBridge({});
  const environment = new VirtualEnvironment();
  const written = new Desk({ ...bridge, ...overrides(bridge) }, environment);
  const saved = (): string[] =>
    calls.flatMap(([name, request]) =>
      name === 'saveDraft' ? [(request as { text: string }).text] : [],
    );
  return { written, environment, saved };
}

describe('a draft that is deleted while its last words stand in the page alone', () => {
  it('comes back with them', async () => {
    let isFull = true;
    const { written, saved } = desk((bridge) => ({
      saveDraft: (words) => (isFull ? full() : bridge.saveDraft(words)),
    }));
    await written.resume(entry);
    written.question.value?.edit({ text: '디스크가 받지 않은 새 글' });
    await written.flushAll();
    expect(await written.discard(entry)).not.toBeNull();
    isFull = false;
    const [gone] = written.discarded.value;
    if (gone) await written.restore(gone);
    expect(saved()).toEqual(['디스크가 받지 않은 새 글']);
  });

  it('stays open with them where it cannot be deleted', async () => {
    const { written } = desk(() => ({ saveDraft: full, discardDraft: full }));
    await written.resume(entry);
    written.question.value?.edit({ text: '디스크가 받지 않은 새 글' });
    await written.flushAll();
    expect(await written.discard(entry)).toBeNull();
    expect(written.question.value?.written.value.text).toBe('디스크가 받지 않은 새 글');
    expect(await written.flushAll()).toBe(false);
    expect(written.isUnsaved.value).toBe(true);
  });
});

it('a deleted draft that the disk does not take back can still be brought back when one has looked elsewhere', async () => {
  const { written } = desk(() => ({ saveDraft: full }));
  await written.discard(entry);
  await written.restore(entry);
  written.letGo();
  expect(written.discarded.value).toEqual([entry]);
  // Taken back by the announcement of it, once its card was left already.
  const { written: elsewhere } = desk(() => ({ saveDraft: full }));
  const deleted = await elsewhere.discard(entry);
  elsewhere.letGo();
  expect([deleted, elsewhere.discarded.value]).toEqual([entry, []]);
  await elsewhere.restore(entry);
  expect(elsewhere.discarded.value).toEqual([entry]);
});

it('what is typed while an entry of the outbox is fetched back is saved before the app ends', async () => {
  const answer = Promise.withResolvers<{ ok: true; value: DraftView }>();
  const { written, saved } = desk(() => ({ takeBack: () => answer.promise }));
  written.openQuestion().edit({ text: '쓰던 글' });
  const taking = written.takeBack(waiting.id, true);
  await written.flushAll();
  written.openQuestion().edit({ text: '쓰던 글을 더 쓴다' });
  answer.resolve({ ok: true, value: { ...entry, id: waiting.id } });
  await taking;
  expect(written.question.value?.id).toBe(waiting.id);
  await written.flushLast();
  expect(saved().at(-1)).toBe('쓰던 글을 더 쓴다');
});

describe('what is typed while something is fetched in its place, and the disk does not take', () => {
  it('stays where it is when an entry of the outbox comes back', async () => {
    const answer = Promise.withResolvers<{ ok: true; value: DraftView }>();
    let isFull = false;
    const { written } = desk((bridge) => ({
      takeBack: () => answer.promise,
      saveDraft: (words) => (isFull ? full() : bridge.saveDraft(words)),
    }));
    const present = written.openQuestion();
    present.edit({ text: '쓰던 글' });
    const taking = written.takeBack(waiting.id, true);
    await written.flushAll();
    isFull = true;
    present.edit({ text: '쓰던 글을 더 쓴다' });
    answer.resolve({ ok: true, value: { ...entry, id: waiting.id } });
    expect(await taking).toMatchObject({ ok: true });
    expect(written.question.value).toBe(present);
    expect([written.isOpen(waiting.id), written.isUnsaved.value]).toEqual([false, true]);
    expect(await written.flushAll()).toBe(false);
  });

  it('stays where it is when a draft is gone on with', async () => {
    const answer = Promise.withResolvers<{ ok: true; value: DraftEntry[] }>();
    let isFull = false;
    const { written } = desk((bridge) => ({
      drafts: () => answer.promise,
      saveDraft: (words) => (isFull ? full() : bridge.saveDraft(words)),
    }));
    const present = written.openQuestion();
    present.edit({ text: '쓰던 글' });
    const resuming = written.resume(entry);
    await written.flushAll();
    isFull = true;
    present.edit({ text: '쓰던 글을 더 쓴다' });
    answer.resolve({ ok: true, value: [entry] });
    await resuming;
    expect(written.question.value).toBe(present);
    expect(await written.flushAll()).toBe(false);
  });
});

it('words that the disk refused before a lock stand below the name that their thread got behind it', async () => {
  let isFull = true;
  const { written, saved } = desk((bridge) => ({
    saveDraft: (words) => (isFull ? full() : bridge.saveDraft(words)),
  }));
  const [summary, renamed] = sampleThreads();
  if (!summary || !renamed) throw new Error('no samples');
  const draft = { ...question, kind: 'follow-up', thread: summary.id, text: '덧' } as const;
  written.replyTo({ ...sampleThread(summary, 'mentee'), draft })?.edit({ text: '덧붙여요' });
  await written.putAway();
  const below = { ...sampleThread(renamed, 'mentee'), draft: { ...draft, thread: renamed.id } };
  expect(written.replyTo(below)?.written.value).toMatchObject({
    text: '덧붙여요',
    thread: renamed.id,
  });
  isFull = false;
  await written.flushAll();
  expect(saved()).toEqual(['덧붙여요']);
});

it('a draft is gone on with as it was saved last, however old the list is that it stood in', async () => {
  const { written, environment } = desk(() => ({}));
  await written.resume(entry);
  written.question.value?.edit({ text: '목록보다 새 글' });
  await written.freshQuestion();
  await written.resume(entry);
  expect(written.question.value?.written.value.text).toBe('목록보다 새 글');
  await environment.advance(1000);
});
