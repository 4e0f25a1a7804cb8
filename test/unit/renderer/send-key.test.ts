import { describe, expect, it } from 'vitest';

import { SendKey, type KeyPress } from '../../../renderer/state/keys.ts';

const enter: KeyPress = {
  key: 'Enter',
  keyCode: 13,
  isComposing: false,
  ctrlKey: true,
  metaKey: false,
};

describe('Ctrl+Enter', () => {
  it('sends at once between syllables', () => {
    expect(new SendKey().pressed(enter)).toBe('send');
    expect(new SendKey().pressed({ ...enter, ctrlKey: false, metaKey: true })).toBe('send');
  });

  it('waits for the end of a syllable and then sends once', () => {
    const key = new SendKey();
    expect(key.pressed({ ...enter, isComposing: true, keyCode: 229 })).toBe('hold');
    expect(key.composed()).toBe(true);
    expect(key.composed()).toBe(false);
  });

  it('knows the input method by its key code alone', () => {
    const key = new SendKey();
    expect(key.pressed({ ...enter, keyCode: 229 })).toBe('hold');
    expect(key.composed()).toBe(true);
  });

  it('sends once when the input method repeats the key after the syllable', () => {
    const key = new SendKey();
    key.pressed({ ...enter, isComposing: true, keyCode: 229 });
    expect(key.pressed(enter)).toBe('send');
    expect(key.composed()).toBe(false);
  });
});

describe('Enter alone', () => {
  it('is a new line and never sends, within a syllable or without', () => {
    const key = new SendKey();
    expect(key.pressed({ ...enter, ctrlKey: false })).toBe('pass');
    expect(key.pressed({ ...enter, ctrlKey: false, isComposing: true, keyCode: 229 })).toBe('pass');
    expect(key.composed()).toBe(false);
  });
});
