import { describe, expect, it } from 'vitest';

import { moved } from '../../../renderer/state/places.ts';

describe('a mark in a text that goes on changing', () => {
  const before = '김민수 주무관님';
  const name = { from: 0, to: 3 };
  const post = { from: 4, to: 8 };

  it('stays where it is when something is typed behind it', () => {
    expect(moved(name, before, '김민수 주무관님께')).toEqual(name);
  });

  it('moves with its words when something is typed or deleted before it', () => {
    expect(moved(post, before, '저는 김민수 주무관님')).toEqual({ from: 7, to: 11 });
    expect(moved(post, before, '주무관님')).toEqual({ from: 0, to: 4 });
  });

  it('goes when its own words change', () => {
    expect(moved(name, before, '김민준 주무관님')).toBeNull();
    expect(moved(name, before, '')).toBeNull();
  });
});
