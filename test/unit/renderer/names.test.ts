import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { friendlyName, likenessCounts, likenessOf } from '../../../renderer/strings/names.ts';

const seeds = fc.stringMatching(/^[0-9a-f]{32}$/);

describe('the face of a pseudonym', () => {
  it('has a name of two parts and the same face every time, in both languages', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(friendlyName(seed, 'ko')).toMatch(/^[가-힣]+ [가-힣]+$/);
        expect(friendlyName(seed, 'en')).toMatch(/^[A-Z][a-z]+( [A-Z][a-z]+){1,2}$/);
        expect(friendlyName(seed, 'ko')).toBe(friendlyName(seed, 'ko'));
        expect(likenessOf(seed)).toEqual(likenessOf(seed));
      }),
    );
  });

  it('is spread over all shapes and hues', () => {
    const faces = new Set<string>();
    for (let byte = 0; byte < 256; byte += 1) {
      const digits = byte.toString(16).padStart(2, '0');
      const { hue, shape } = likenessOf(`${digits}${digits}${'0'.repeat(28)}`);
      faces.add(`hue ${hue}`).add(`shape ${shape}`);
    }
    expect(faces.size).toBe(likenessCounts.hue + likenessCounts.shape);
  });

  it('calls no two names alike among all that the lists can make', () => {
    for (const language of ['ko', 'en'] as const) {
      const names = new Set<string>();
      for (let hue = 0; hue < 8; hue += 1) {
        for (let first = 0; first < 4; first += 1) {
          for (let second = 0; second < 32; second += 1) {
            const bytes = [hue, 0, 0, first, second].map((byte) =>
              byte.toString(16).padStart(2, '0'),
            );
            names.add(friendlyName(bytes.join('').padEnd(32, '0'), language));
          }
        }
      }
      expect(names.size).toBe(8 * 4 * 32);
    }
  });
});
