import { describe, expect, it } from 'vitest';

import type { Bridge } from '../../../preload/contract.ts';
import { Composer, type Written } from '../../../renderer/state/composer.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';
import { scriptedBridge } from './preview/scripted-bridge.ts';

const blank: Written = {
  id: '0'.repeat(32),
  kind: 'question',
  thread: null,
  title: '',
  text: '',
  topic: 'know-how',
  audience: 'everyone',
  mentor: null,
  target: null,
  reason: null,
};
const soon = (): Promise<'soon'> => Promise.resolve('soon');

function composing(
  overrides: Partial<Bridge> = {},
  words: Written = blank,
  savedAt: number | null = null,
) {
  const { bridge, calls } = scriptedBridge({ empty: true });
  const environment = new VirtualEnvironment();
  const composer = new Composer({ ...bridge, ...overrides }, environment, words, savedAt);
  const saved = (): string[] =>
    calls.filter(([name]) => name === 'saveDraft').map(([, request]) => JSON.stringify(request));
  return { bridge, composer, environment, calls, saved };
}

describe('what is typed', () => {
  it('is saved within half a second, however long the typing goes on', async () => {
    const { composer, environment, saved } = composing();
    for (let letters = 1; letters <= 20; letters += 1) {
      composer.edit({ text: '가'.repeat(letters) });
      await environment.advance(100);
    }
    expect(saved().length).toBeGreaterThanOrEqual(4);
    await environment.advance(500);
    expect(saved().at(-1)).toContain(`"${'가'.repeat(20)}"`);
    expect(composer.saved.value).toBe('saved');
  });

  it('is never more than half a second ahead of the disk, however it is typed', async () => {
    const environment = new VirtualEnvironment();
    const { bridge } = scriptedBridge({ empty: true });
    const disk: { at: number; text: string }[] = [{ at: -Infinity, text: '' }];
    // A disk that takes its time.
    const saveDraft: Bridge['saveDraft'] = async (draft) => {
      await new Promise<void>((resolve) => {
        environment.after(120, resolve);
      });
      disk.push({ at: environment.now(), text: draft.text });
      return { ok: true, value: { savedAt: environment.now() } };
    };
    const composer = new Composer({ ...bridge, saveDraft }, environment, blank, null);
    const typed: { at: number; letters: number }[] = [];
    let letters = 0;
    for (let key = 0; key < 400; key += 1) {
      // From a held key to somebody who thinks.
      const pause = [30, 60, 90, 140, 250, 700, 30, 45][(key * 7 + (key >> 3)) % 8] ?? 30;
      await environment.advance(pause);
      letters += 1;
      composer.edit({ text: '가'.repeat(letters) });
      typed.push({ at: environment.now(), letters });
    }
    await environment.advance(2000);
    const behind = typed.map(({ at, letters: many }) => {
      const kept = disk.find(({ text }) => text.length >= many);
      return (kept?.at ?? Infinity) - at;
    });
    const worst = Math.max(...behind);
    console.log(
      `${typed.length} keys, ${disk.length - 1} saves of 120 ms, at most ${worst} ms behind`,
    );
    expect(worst).toBeLessThanOrEqual(500);
    expect(disk.length).toBeLessThan(typed.length);
  });

  it('stays in the page and is said to be unsaved, whatever is typed on, until the disk takes it', async () => {
    let fails = true;
    const { bridge } = composing();
    const { composer, environment } = composing({
      saveDraft: (draft) =>
        fails ? Promise.resolve({ ok: false, code: 'vault-locked' }) : bridge.saveDraft(draft),
    });
    composer.edit({ text: '하나' });
    await environment.advance(500);
    composer.edit({ text: '하나 둘' });
    expect([composer.unsaved.value, composer.problem.value]).toEqual([
      'vault-locked',
      'vault-locked',
    ]);
    await environment.advance(60_000);
    expect([composer.unsaved.value, composer.written.value.text]).toEqual([
      'vault-locked',
      '하나 둘',
    ]);
    fails = false;
    await environment.advance(3000);
    expect([composer.unsaved.value, composer.problem.value, composer.saved.value]).toEqual([
      null,
      null,
      'saved',
    ]);
  });

  it('that was deleted again stays unsaved until its draft could be deleted as well', async () => {
    let fails = true;
    const { bridge, calls } = composing();
    const { composer, environment } = composing(
      {
        discardDraft: (request) =>
          fails
            ? Promise.resolve({ ok: false, code: 'disk-readonly' })
            : bridge.discardDraft(request),
      },
      { ...blank, text: '남은 글' },
      1,
    );
    composer.edit({ text: '' });
    await environment.advance(500);
    expect(composer.unsaved.value).toBe('disk-readonly');
    fails = false;
    await environment.advance(5000);
    expect(composer.unsaved.value).toBeNull();
    expect(calls).toEqual([['discardDraft', { id: blank.id }]]);
  });

  it('is saved at once when the field is left, and only once', async () => {
    const { composer, environment, saved } = composing();
    composer.edit({ title: '연가' });
    await composer.flush();
    await environment.advance(2000);
    expect(saved()).toHaveLength(1);
  });

  it('never arrives in the wrong order', async () => {
    const arrived: string[] = [];
    const slow = Promise.withResolvers<void>();
    const { composer, environment } = composing({
      saveDraft: async (draft) => {
        if (arrived.length === 0) await slow.promise;
        arrived.push(draft.text);
        return { ok: true, value: { savedAt: 1 } };
      },
    });
    composer.edit({ text: '하나' });
    const first = composer.flush();
    await environment.advance(0);
    composer.edit({ text: '둘' });
    const second = composer.flush();
    slow.resolve();
    await Promise.all([first, second]);
    expect(arrived).toEqual(['하나', '둘']);
  });

  it('is tried again after the disk was full, and the person is told', async () => {
    let full = true;
    const { composer, environment } = composing({
      saveDraft: () =>
        Promise.resolve(
          full ? { ok: false, code: 'disk-full' } : { ok: true, value: { savedAt: 5 } },
        ),
    });
    composer.edit({ text: '지금' });
    await environment.advance(500);
    expect([composer.saved.value, composer.problem.value]).toEqual(['failed', 'disk-full']);
    full = false;
    await environment.advance(5000);
    expect(composer.saved.value).toBe('saved');
  });

  it('goes on being saved after a call broke on its way', async () => {
    let breaks = true;
    const { bridge, saved } = composing();
    const { composer, environment } = composing({
      saveDraft: (draft) =>
        breaks ? Promise.reject(new Error('the channel is gone')) : bridge.saveDraft(draft),
    });
    composer.edit({ text: '하나' });
    await environment.advance(500);
    expect([composer.saved.value, composer.problem.value]).toEqual(['failed', 'internal']);
    breaks = false;
    composer.edit({ text: '하나 둘' });
    await environment.advance(5000);
    expect(composer.saved.value).toBe('saved');
    expect(saved().at(-1)).toContain('"하나 둘"');
  });

  it('is handed over at once when the page goes away, though an older save is still under way', () => {
    const asked: string[] = [];
    const { composer } = composing({
      saveDraft: ({ text }) => {
        asked.push(text);
        return Promise.withResolvers<never>().promise;
      },
    });
    composer.edit({ text: '하나' });
    composer.leave();
    composer.edit({ text: '하나 둘' });
    composer.leave();
    composer.leave();
    expect(asked).toEqual(['하나', '하나 둘']);
  });

  it('says whether the disk has it', async () => {
    let full = true;
    const { composer } = composing({
      saveDraft: () =>
        Promise.resolve(
          full ? { ok: false, code: 'disk-full' } : { ok: true, value: { savedAt: 5 } },
        ),
    });
    expect(await composer.flush()).toBe(true);
    composer.edit({ text: '글' });
    expect(await composer.flush()).toBe(false);
    full = false;
    expect(await composer.flush()).toBe(true);
  });

  it('is not saved again once its draft was deleted', async () => {
    const { composer, environment, saved } = composing();
    composer.edit({ text: '지울 글' });
    composer.abandon();
    await environment.advance(5000);
    await composer.flush();
    composer.leave();
    expect(saved()).toEqual([]);
  });

  it('leaves no draft behind when it is deleted again', async () => {
    const { composer, calls } = composing({}, { ...blank, text: '남은 글' }, 1);
    composer.edit({ text: '' });
    await composer.flush();
    expect(calls).toEqual([['discardDraft', { id: blank.id }]]);
  });
});

describe('sending', () => {
  it('saves the last letter first', async () => {
    const { composer, calls } = composing();
    composer.edit({ title: '제목', text: '끝까지' });
    expect(await composer.send(soon)).toMatchObject({ state: 'planned' });
    expect(calls.map(([name]) => name)).toEqual(['saveDraft', 'send']);
  });

  it('happens once, although it is asked for twice', async () => {
    const { composer, calls } = composing();
    composer.edit({ title: '제목', text: '한 번' });
    await Promise.all([composer.send(soon), composer.send(soon)]);
    await composer.send(soon);
    expect(calls.filter(([name]) => name === 'send')).toHaveLength(1);
  });

  it('is followed by no save, whatever was chosen or hidden meanwhile', async () => {
    const answer = Promise.withResolvers<void>();
    const order: string[] = [];
    const { bridge } = composing();
    const { composer, environment } = composing({
      saveDraft: (draft) => {
        order.push('save');
        return bridge.saveDraft(draft);
      },
      send: async (request) => {
        order.push('send');
        await answer.promise;
        return bridge.send(request);
      },
    });
    composer.edit({ title: '제목', text: '글' });
    const sending = composer.send(soon);
    await environment.advance(0);
    composer.edit({ topic: 'heart' });
    const hidden = composer.flush();
    await environment.advance(1000);
    answer.resolve();
    expect(await sending).not.toBeNull();
    await hidden;
    await environment.advance(5000);
    expect(order).toEqual(['save', 'send']);
  });

  it('that breaks on its way keeps the text and may be tried again', async () => {
    let breaks = true;
    const { bridge, calls } = composing();
    const { composer } = composing({
      saveDraft: (draft) => bridge.saveDraft(draft),
      send: (request) =>
        breaks ? Promise.reject(new Error('the channel is gone')) : bridge.send(request),
    });
    composer.edit({ title: '제목', text: '글' });
    expect(await composer.send(soon)).toBeNull();
    expect([composer.sending.value, composer.problem.value]).toEqual([false, 'internal']);
    expect(composer.written.value.text).toBe('글');
    breaks = false;
    expect(await composer.send(soon)).not.toBeNull();
    expect(calls.map(([name]) => name)).toEqual(['saveDraft', 'send']);
  });

  it('asks for a title and a text, and keeps what is too long', async () => {
    const { composer, calls } = composing();
    await composer.send(soon);
    expect(composer.problem.value).toBe('title-empty');
    composer.edit({ title: '제목' });
    await composer.send(soon);
    expect(composer.problem.value).toBe('draft-empty');
    composer.edit({ text: '가'.repeat(3601) });
    await composer.send(soon);
    expect(composer.problem.value).toBe('draft-too-long');
    await composer.flush();
    expect(calls.map(([name]) => name)).not.toContain('send');
    expect(composer.saved.value).toBe('saved');
  });

  it('does not send what could not be saved', async () => {
    const { composer, calls } = composing({
      saveDraft: () => Promise.resolve({ ok: false, code: 'disk-full' }),
    });
    composer.edit({ title: '제목', text: '글' });
    expect(await composer.send(soon)).toBeNull();
    expect(calls).toEqual([]);
    expect(composer.written.value.text).toBe('글');
  });
});
