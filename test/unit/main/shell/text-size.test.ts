import { describe, expect, test, vi } from 'vitest';

import { followTextSize, stepped } from '../../../../main/shell/text-size.ts';
import type { Preferences, TextSize } from '../../../../preload/contract.ts';

const begin: Preferences = {
  language: 'ko',
  theme: 'dark',
  textSize: 100,
  notifications: true,
  arriving: false,
  wordsLater: false,
  tourSeen: true,
  letterKeys: true,
  blurAway: true,
  hideFromCapture: false,
  lockAfter: 10,
};

/** A window and settings; `refuses`: the disk takes nothing. */
function desk(textSize: TextSize = 100, refuses = false) {
  let kept: Preferences = { ...begin, textSize };
  let hear: (preferences: Preferences) => void = () => undefined;
  const set = vi.fn<(next: Preferences) => void>((next) => {
    if (refuses) throw new RangeError('no room');
    kept = next;
    hear(next);
  });
  const drawn: TextSize[] = [];
  const faults: unknown[] = [];
  let turn: (direction: 'in' | 'out') => void = () => undefined;
  const { changeTextSize } = followTextSize({
    shell: {
      setTextSize: (size) => void drawn.push(size),
      onZoom: (listener) => void (turn = listener),
    },
    preferences: {
      get: () => kept,
      set,
      onChange: (listener) => {
        hear = listener;
        return () => undefined;
      },
    },
    onFault: (error) => void faults.push(error),
  });
  return {
    changeTextSize,
    set,
    drawn,
    faults,
    turn: (direction: 'in' | 'out') => turn(direction),
    kept: () => kept,
  };
}

describe('the size of the text', () => {
  test('goes by the steps of a browser, from the smallest to the largest and no further', () => {
    const sizes: TextSize[] = [80];
    for (let step = 0; step < 9; step += 1) sizes.push(stepped(sizes.at(-1) ?? 100, 'larger'));
    expect(sizes).toEqual([80, 90, 100, 110, 125, 150, 175, 200, 200, 200]);
    expect(stepped(90, 'smaller')).toBe(80);
    expect(stepped(80, 'smaller')).toBe(80);
    expect(stepped(175, 'usual')).toBe(100);
  });

  test('is kept and drawn at once, and nothing else of the settings changes', async () => {
    const { changeTextSize, drawn, kept } = desk();
    expect(await changeTextSize({ step: 'larger' })).toEqual({ ...begin, textSize: 110 });
    expect(kept()).toEqual({ ...begin, textSize: 110 });
    expect(drawn).toEqual([110]);
  });

  test('is not written again where it stays what it is', async () => {
    const { changeTextSize, drawn, set } = desk(200);
    expect(await changeTextSize({ step: 'larger' })).toEqual({ ...begin, textSize: 200 });
    expect(set).not.toHaveBeenCalled();
    expect(drawn).toEqual([]);
  });

  test('follows the wheel, step by step', () => {
    const { turn, drawn } = desk();
    turn('in');
    turn('in');
    turn('out');
    expect(drawn).toEqual([110, 125, 110]);
  });

  test('that a full disk does not take ends nothing: a key is answered with it, the wheel only tells of it', () => {
    const { changeTextSize, turn, drawn, faults } = desk(100, true);
    expect(() => changeTextSize({ step: 'larger' })).toThrow('no room');
    turn('in');
    expect(faults).toEqual([new RangeError('no room')]);
    expect(drawn).toEqual([]);
  });
});
