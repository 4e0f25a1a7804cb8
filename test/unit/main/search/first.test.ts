import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SearchText } from '../../../../main/inbox/search-text.ts';
import { foldWords, squeeze } from '../../../../main/vault/search/fold.ts';

const word = fc.string({
  unit: fc.constantFrom('가', '나', '간', 'ㄱ', 'ㄴ', 'a'),
  minLength: 1,
  maxLength: 3,
});
const text = fc.string({ unit: fc.constantFrom('가', '나', '간', 'ㄱ', 'a', ' '), maxLength: 20 });

test('the first place of a word is the same whether the spaces of the text are left out before or while looking', () => {
  fc.assert(
    fc.property(text, word, (written, sought) => {
      const searched = new SearchText(foldWords(written));
      expect(searched.first(squeeze(sought))).toBe(searched.find(squeeze(sought), 0));
    }),
    { numRuns: 2_000 },
  );
});
