import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEmergency } from '../../../../main/writing/care/emergency.ts';
import { findingsIn } from '../../../../main/writing/privacy/findings.ts';
import { OwnExpressions } from '../../../../main/writing/privacy/own-expression.ts';
import { cpuTime } from './cpu-time.ts';
import { sentences } from './sentences.ts';

const pieces = fc.constantFrom(
  ...Object.values(sentences)
    .flat()
    .flatMap(({ text }) => text.split(' ')),
);
/** Words of the labelled sentences in any order, with anything between them. */
const texts = fc
  .array(
    fc.oneof(
      pieces,
      fc.string({ unit: 'binary' }),
      fc.constantFrom('-', '.', ' ', '\n', '이', '과'),
    ),
    {
      maxLength: 40,
    },
  )
  .chain((words) => fc.constantFrom('', ' ').map((gap) => words.join(gap)));

test('every finding is a place in the text, and none is over another', () => {
  fc.assert(
    fc.property(texts, (text) => {
      let end = 0;
      for (const { from, to } of findingsIn(text)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});

/** What people paste: pairs of units, joined signs, composed and decomposed letters, signs that cannot be seen. */
const odd = [
  '👨‍👩‍👧',
  '🙂',
  '🇰🇷',
  'é',
  'İ',
  'ﬁ',
  '①',
  '０１０',
  '㈜',
  '\u200b',
  '\ufeff',
  '\r\n',
  '\u0301',
];
const pasted = fc
  .array(fc.oneof(pieces, fc.constantFrom(...odd, ...odd.map((one) => one.normalize('NFD')))), {
    maxLength: 30,
  })
  .chain((words) => fc.constantFrom('', ' ').map((gap) => words.join(gap)))
  .chain((text) => fc.constantFrom(text, text.normalize('NFD')));

test('no place begins or ends in the midst of a letter as people see it, however the text is composed', () => {
  const letters = new Intl.Segmenter('ko');
  fc.assert(
    fc.property(pasted, (text) => {
      const edges = new Set([...letters.segment(text)].map(({ index }) => index)).add(text.length);
      for (const { from, to } of findingsIn(text))
        expect([edges.has(from), edges.has(to)]).toEqual([true, true]);
    }),
    { numRuns: 500, examples: [['s.h.lee@nate.com으로\u0301너무'], ['010-2345-6789\u0301 으로']] },
  );
});

test('a suggestion that is taken leaves a text that can be looked over again', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const plainer = findingsIn(text)
        .toReversed()
        .reduce((left, one) => left.slice(0, one.from) + one.suggestion + left.slice(one.to), text);
      expect(() => findingsIn(plainer)).not.toThrow();
    }),
    { numRuns: 200 },
  );
});

const long = 100_000;
const adversarial: readonly string[] = [
  '0',
  '1-',
  '010-',
  '010 1234 ',
  '공일',
  '공일공 일 ',
  '가',
  '과',
  '이과 ',
  '세정',
  '세정과 ',
  '안양3동 ',
  '김',
  '김민수',
  '김민수 주무관 ',
  'a.',
  'a@b.',
  '@',
  '2026. ',
  '3월 ',
  '지난 ',
  '계좌번호 1 ',
  '접수번호 a-',
  '내선 1234, ',
  '내선 1,',
  '때',
  '죽 ',
  '약을 ',
  ' ',
];

test.each(adversarial)(
  '100,000 characters of %j take bounded time',
  (piece) => {
    const text = piece.repeat(Math.ceil(long / piece.length)).slice(0, long);
    const before = performance.now();
    findingsIn(text);
    isEmergency(text);
    new OwnExpressions({ texts: [text], isSaidByOthers: () => false }).foundIn(text);
    // What took a time of the square would take an hour.
    expect(performance.now() - before).toBeLessThan(30_000);
  },
  60_000,
);

test('a text as long as can be sent is looked over within 30 ms', () => {
  const said = Object.values(sentences)
    .flat()
    .map(({ text }) => text)
    .join(' ');
  const text = said.slice(0, 3600);
  const took = cpuTime(() => {
    findingsIn(text);
    isEmergency(text);
  });
  console.log(`${text.length} characters of marked sentences: ${took.toFixed(1)} ms`);
  expect(took).toBeLessThan(30);
});
