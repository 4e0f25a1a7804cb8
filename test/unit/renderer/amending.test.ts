import { describe, expect, it } from 'vitest';

import { Desk } from '../../../renderer/state/desk.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';
import { sampleDrafts } from './preview/sample-desk.ts';
import { sampleThread, sampleThreads } from './preview/sample.ts';
import { scriptedBridge } from './preview/scripted-bridge.ts';

const [own] = sampleThreads();
const [question, answer] = own === undefined ? [] : sampleThread(own, 'mentee').posts;
const [draft] = sampleDrafts;
if (!own || !question || !answer || !draft) throw new Error('no sample thread');
const view = sampleThread(own, 'mentee');
const soon = (): Promise<'soon'> => Promise.resolve('soon');

function desk() {
  const { bridge, calls } = scriptedBridge({});
  return { written: new Desk(bridge, new VirtualEnvironment()), calls };
}

describe('other words for a post', () => {
  it('begin with what stands there, and are saved and sent as an edit of it', async () => {
    const { written, calls } = desk();
    await written.amend('edit', view, question);
    const edit = written.amendment.value;
    expect(edit?.written.value).toMatchObject({
      kind: 'edit',
      thread: own.id,
      target: question.id,
      title: own.title,
      text: question.text,
    });
    edit?.edit({ text: '고친 글' });
    expect(await edit?.send(soon, true)).not.toBeNull();
    expect(calls.map(([name]) => name)).toEqual(['saveDraft', 'send']);
  });

  it('need a title where they are a question’s', async () => {
    const { written } = desk();
    await written.amend('edit', view, question);
    const edit = written.amendment.value;
    edit?.edit({ title: ' ' });
    expect(await edit?.send(soon, true)).toBeNull();
    expect(edit?.problem.value).toBe('title-empty');
  });

  it('go on from their draft, and leave the reply of the thread alone', async () => {
    const { written } = desk();
    const kept = {
      ...draft,
      id: 'c'.repeat(32),
      kind: 'edit' as const,
      thread: own.id,
      target: question.id,
      text: '고치던 글',
      place: { state: 'open' as const, title: own.title },
    };
    written.drafts.value = [kept];
    expect(written.replyTo({ ...view, draft: kept })?.written.value.kind).toBe('follow-up');
    await written.amend('edit', view, question);
    expect(written.amendment.value?.written.value.text).toBe('고치던 글');
    await written.closeAmendment();
    await written.resume(kept);
    expect(written.amendment.value?.id).toBe(kept.id);
    expect(written.question.value).toBeNull();
  });
});

describe('a report', () => {
  it('says why before it is sent, and is not too long', async () => {
    const { written, calls } = desk();
    await written.amend('report', view, answer);
    const report = written.amendment.value;
    expect(await report?.send(soon)).toBeNull();
    expect(report?.problem.value).toBe('reason-empty');
    report?.edit({ reason: 'hurts' });
    report?.edit({ text: '가'.repeat(1201) });
    await report?.send(soon);
    expect(report?.problem.value).toBe('draft-too-long');
    report?.edit({ text: '누구를 말하는지 다 알아요.' });
    expect(await report?.send(soon)).not.toBeNull();
    expect(calls.findLast(([name]) => name === 'saveDraft')?.[1]).toMatchObject({
      kind: 'report',
      thread: own.id,
      target: answer.id,
      reason: 'hurts',
    });
  });

  it('needs no words', async () => {
    const { written, calls } = desk();
    await written.amend('report', view, answer);
    written.amendment.value?.edit({ reason: 'urgent' });
    expect(await written.amendment.value?.send(soon)).not.toBeNull();
    expect(calls.map(([name]) => name)).toEqual(['saveDraft', 'send']);
  });

  it('makes room for another one only when it is on the disk', async () => {
    const { bridge } = scriptedBridge({});
    const failing: typeof bridge.saveDraft = () =>
      Promise.resolve({ ok: false, code: 'disk-full' });
    const written = new Desk({ ...bridge, saveDraft: failing }, new VirtualEnvironment());
    await written.amend('report', view, answer);
    const report = written.amendment.value;
    report?.edit({ text: '저장하지 못한 신고' });
    await written.amend('edit', view, question);
    await written.closeAmendment();
    expect(written.amendment.value).toBe(report);
  });
});

describe('a question for one mentor', () => {
  it('names the mentor before it is sent', async () => {
    const { written } = desk();
    const asked = written.openQuestion();
    asked.edit({ title: '제목', text: '글', audience: 'one-mentor' });
    expect(await asked.send(soon)).toBeNull();
    expect(asked.problem.value).toBe('mentor-empty');
    asked.edit({ mentor: 'a'.repeat(64) });
    expect(await asked.send(soon)).not.toBeNull();
  });
});
