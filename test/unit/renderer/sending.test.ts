import { describe, expect, it } from 'vitest';

import type { Bridge } from '../../../preload/contract.ts';
import { Sending } from '../../../renderer/state/sending.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';
import { sampleOptions } from './preview/sample-desk.ts';
import { sampleNow } from './preview/sample.ts';
import { scriptedBridge, type Scene } from './preview/scripted-bridge.ts';

const minute = 60_000;

function choosing(scene: Scene = {}, overrides: Partial<Bridge> = {}) {
  const environment = new VirtualEnvironment({ now: sampleNow });
  const sending = new Sending({ ...scriptedBridge(scene).bridge, ...overrides }, environment, null);
  return { sending, environment };
}

describe('when something goes', () => {
  it('is what main suggests, until somebody chooses', async () => {
    const { sending } = choosing();
    expect(await sending.settled()).toBe('mixed');
    sending.pick('tomorrow');
    expect([await sending.settled(), sending.arrivesAt.value]).toEqual([
      'tomorrow',
      sampleNow + 24 * 60 * minute - 4 * minute,
    ]);
  });

  it('is soon for a mentor', async () => {
    expect(await choosing({ role: 'mentor' }).sending.settled()).toBe('soon');
  });

  it('is never what is not offered', async () => {
    const { sending } = choosing({ newcomer: true });
    sending.pick('soon');
    expect(await sending.settled()).toBe('mixed');
  });

  it('is mixed when main cannot say what can be chosen, or breaks', async () => {
    const failing = {
      sendOptions: () => Promise.resolve({ ok: false, code: 'internal' } as const),
    };
    expect(await choosing({}, failing).sending.settled()).toBe('mixed');
    const breaking = { sendOptions: () => Promise.reject(new Error('the channel is gone')) };
    expect(await choosing({}, breaking).sending.settled()).toBe('mixed');
  });
});

describe('what is told of an arrival', () => {
  it('stays while it can be kept, although every asking draws another round', async () => {
    let drawn = 0;
    const { sending, environment } = choosing(
      {},
      {
        sendOptions: () => {
          drawn += 1;
          const options = sampleOptions('member', 5);
          const choices = options.choices.map((choice) => ({
            ...choice,
            arrivesAt: choice.arrivesAt + drawn * 5 * minute,
          }));
          return Promise.resolve({ ok: true, value: { ...options, choices } });
        },
      },
    );
    const told = (): number[] =>
      sending.options.value?.choices.map(({ arrivesAt }) => (arrivesAt - sampleNow) / minute) ?? [];
    await sending.keepFresh();
    expect(told()).toEqual([7, 73, 1441]);
    await sending.keepFresh();
    expect(drawn).toBe(1);
    await environment.advance(8 * minute);
    await sending.keepFresh();
    expect(told()).toEqual([12, 73, 1441]);
  });
});
