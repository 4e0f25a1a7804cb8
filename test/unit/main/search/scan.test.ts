import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuery } from '../../../../main/inbox/search-query.ts';
import { initialsOf } from '../../../../main/vault/search/hangul.ts';
import { plainText } from '../../../../main/vault/plain-text.ts';
import { toHex } from '../../../../protocol/bytes.ts';
import { koreanPairs } from '../../../fixtures/korean-pairs.ts';
import { SearchRoom } from './search-room.ts';

type Post = { thread: string; text: string };

/** Compared by simpler means than the app's: every character on its own. */
const squeezed = (text: string): string =>
  Array.from(plainText(text).normalize('NFKC').toLowerCase())
    .filter((one) => /[가-힣a-z0-9]/u.test(one))
    .join('');

const { pairs } = koreanPairs(3000);
const room = new SearchRoom();
room.become(null);
const posts: Post[] = [];
room.caughtUp(
  pairs.slice(0, 1000).flatMap((pair, n) => {
    const asker = room.writer();
    const thread = toHex(asker.thread);
    const comment = `${pairs[n + 1000]?.answer} ${pairs[n + 2000]?.question}`;
    posts.push({ thread, text: `${pair.question}${pair.answer}` }, { thread, text: comment });
    return [
      ...asker.ask(n, pair.question, pair.answer),
      ...room.writer().write(asker.thread, n, { kind: 'comment', text: comment }),
    ];
  }),
);
const scanned = posts.map(({ thread, text }) => ({ thread, text: squeezed(text) }));

function scan(has: (text: string) => boolean): string[] {
  return [
    ...new Set(scanned.filter(({ text }) => has(text)).map(({ thread }) => thread)),
  ].toSorted();
}

function exact(text: string): string[] {
  const found: string[] = [];
  for (let offset = 0; ; offset += 100) {
    const { hits, more } = room.page(text, { offset });
    found.push(...hits.filter(({ near }) => !near).map(({ thread }) => thread.id));
    if (!more) return found.toSorted();
  }
}

const piece = fc
  .record({
    post: fc.nat(posts.length - 1),
    at: fc.nat(40),
    length: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ post, at, length }) => {
    const text = posts[post]?.text ?? '';
    const from = at % Math.max(1, text.length);
    return text.slice(from, from + length);
  })
  .filter((text) => readQuery(text) !== null);

test('the hits of any piece of a text, from one syllable on, are those of a scan of everything', () => {
  fc.assert(
    fc.property(piece, (text) => {
      const words = plainText(text)
        .toLowerCase()
        .split(/[^가-힣a-z0-9]+/u)
        .filter((word) => word !== '');
      fc.pre(words.every((word) => !/[ㄱ-ㆎ]/u.test(text) && word !== ''));
      expect(exact(text)).toEqual(scan((read) => words.every((word) => read.includes(word))));
    }),
    { numRuns: 150, seed: 5 },
  );
});

test('so are those of initial consonants', () => {
  fc.assert(
    fc.property(piece, (text) => {
      const consonants = initialsOf(squeezed(text)).replace(/[^ㄱ-ㅎ]/gu, '');
      fc.pre(consonants.length > 0 && consonants === initialsOf(squeezed(text)));
      expect(exact(consonants)).toEqual(scan((read) => initialsOf(read).includes(consonants)));
    }),
    { numRuns: 60, seed: 6 },
  );
});

test('so are those of words that are typed half in syllables, half in initial consonants', () => {
  fc.assert(
    fc.property(piece, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (text, isShort) => {
      const syllables = Array.from(squeezed(text));
      fc.pre(syllables.length > 0 && syllables.every((one) => /[가-힣]/u.test(one)));
      const typed = syllables.map((one, n) => (isShort[n] === true ? initialsOf(one) : one));
      const fits = (read: string, at: number): boolean =>
        typed.every((one, n) => one === read[at + n] || one === initialsOf(read[at + n] ?? ''));
      const has = (read: string): boolean =>
        Array.from(read).some((_character, at) => fits(read, at));
      expect(exact(typed.join(''))).toEqual(scan(has));
    }),
    { numRuns: 100, seed: 7 },
  );
});
