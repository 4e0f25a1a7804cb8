import { assert, property } from 'fast-check';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decode, encode } from '../../electron/clone.ts';

const cloned = (value: unknown): unknown => decode(encode(value));

describe('a value that crosses between page and app', () => {
  test('arrives as structured cloning would give it', () => {
    const values = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withObjectString: true,
    });
    assert(
      property(values, (value) => {
        expect(cloned(value)).toEqual(structuredClone(value));
      }),
    );
  });

  test.each([
    [{ there: undefined }],
    [new Uint8Array([0, 1, 254, 255])],
    [new Uint8Array([7, 8, 9]).buffer],
    [[-0, Number.NaN, Number.NEGATIVE_INFINITY]],
    [{ never: new Date(Number.NaN) }],
    [['undefined']],
    [['bytes', '00']],
    [[]],
    [new RangeError('too far')],
  ])('is never mistaken for another: %j', (value) => {
    expect(cloned(value)).toStrictEqual(value);
  });

  test('is refused when it cannot be cloned', () => {
    const itself: { self?: unknown } = {};
    itself.self = itself;
    for (const value of [() => 1, Symbol('s'), { deep: [() => 1] }, itself, new Float64Array(1)]) {
      expect(() => encode(value)).toThrow(/could not be cloned/);
    }
  });
});
