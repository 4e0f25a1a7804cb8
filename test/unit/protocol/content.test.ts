import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sized, toBase64, utf8, type SharedKey } from '../../../protocol/bytes.ts';
import {
  contentFits,
  decodePlaintext,
  encodePlaintext,
  joinContent,
  maxAvailabilityLength,
  maxQuoteLength,
  maxReportLength,
  reportReasons,
  splitContent,
  topics,
  type Content,
} from '../../../protocol/content.ts';
import { plaintextLength } from '../../../protocol/rules.ts';
import { checkpoint, partsOf, question } from './cohort.ts';
import { allRefused, otherLengths, refusal } from './hostile.ts';

const target = sized<never>(new Uint8Array(32).fill(3), 32);
const named = toBase64(target);
const report = {
  kind: 'report',
  thread: target,
  post: target,
  reason: 'identifies',
  text: '누구인지 드러나요',
  quote: '',
} as const;
const threadKey = sized<SharedKey>(new Uint8Array(32).fill(8), 32);

/** Through all its posts' plaintexts and back. */
function carry(content: Content, opening: boolean): { content: Content | null; posts: number } {
  const parts = splitContent(content, opening, checkpoint);
  const read = parts.map((part, index) => {
    const first = opening && index === 0;
    const bytes = encodePlaintext(part, first ? threadKey : null);
    expect(bytes.length).toBe(plaintextLength);
    const decoded = decodePlaintext(bytes, first);
    expect(decoded).toEqual({ threadKey: first ? threadKey : null, part });
    return decoded.part;
  });
  return {
    content: joinContent(
      read[0]?.kind ?? 0,
      read.map((part) => part.payload),
    ),
    posts: parts.length,
  };
}

const ids = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => sized<never>(bytes, 32));
const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 800 });
const contents: fc.Arbitrary<Content> = fc.oneof(
  fc.record({
    kind: fc.constant('question' as const),
    topic: fc.constantFrom(...topics),
    title: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    text: texts,
  }),
  fc.record({
    kind: fc.constantFrom('answer' as const, 'comment' as const, 'follow-up' as const),
    text: texts,
  }),
  fc.record({
    kind: fc.constant('accept' as const),
    answer: ids,
  }),
  fc.record({ kind: fc.constant('retract' as const), target: ids }),
  fc.record({
    kind: fc.constant('edit' as const),
    target: ids,
    title: fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })),
    text: texts,
  }),
  fc.record({
    kind: fc.constant('availability' as const),
    text: fc.string({ maxLength: maxAvailabilityLength }),
  }),
  fc.record({
    kind: fc.constant('report' as const),
    thread: ids,
    post: ids,
    reason: fc.constantFrom(...reportReasons),
    text: fc.string({ maxLength: maxReportLength }),
    quote: fc.string({ maxLength: maxQuoteLength }),
  }),
  fc.record({ kind: fc.constantFrom('me-too' as const, 'claim' as const, 'release' as const) }),
);

describe('a content', () => {
  test('of any kind comes back as it was written', () => {
    fc.assert(
      fc.property(contents, fc.boolean(), (content, opening) => {
        fc.pre(contentFits(content, opening));
        expect(carry(content, opening).content).toEqual(content);
      }),
      { numRuns: 200 },
    );
  });

  // {"text":"…"} around it takes 11 bytes; a post has room for 4,059, an opening one for 32 less.
  test.each([
    [1, 1, false],
    [4048, 1, false],
    [4049, 2, false],
    [8107, 2, false],
    [8108, 3, false],
    [12_000, 3, false],
    [4016, 1, true],
    [4017, 2, true],
    [8075, 2, true],
    [8076, 3, true],
  ])('of %d letters fills %d posts', (length, posts, opening) => {
    const content: Content = { kind: 'answer', text: 'a'.repeat(length) };
    expect(carry(content, opening)).toEqual({ content, posts });
  });

  test('in Korean is cut between bytes and put together again', () => {
    const content: Content = { kind: 'answer', text: '가나다라'.repeat(1000) };
    expect(carry(content, true)).toEqual({ content, posts: 3 });
  });

  test('that does not fit three posts is too long, and the meter says so', () => {
    const content: Content = { kind: 'answer', text: '가'.repeat(4100) };
    expect(refusal(() => splitContent(content, false, checkpoint))).toBe('too-long');
    expect(contentFits(content, false)).toBe(false);
    expect(contentFits({ kind: 'answer', text: '가'.repeat(4055) }, false)).toBe(true);
  });

  test('that reports a post fits two posts, however much is said and quoted', () => {
    const long: Content = {
      ...report,
      text: '가'.repeat(maxReportLength),
      quote: '나'.repeat(maxQuoteLength),
    };
    expect(carry(long, true)).toEqual({ content: long, posts: 2 });
    expect(carry(report, true).posts).toBe(1);
  });

  test('that no reader would take is not written', () => {
    for (const content of [
      { ...question, title: '' },
      { kind: 'answer', text: '' },
      { kind: 'answer', text: 'a'.repeat(12_001) },
      { kind: 'availability', text: 'a'.repeat(maxAvailabilityLength + 1) },
      { ...report, text: 'a'.repeat(maxReportLength + 1) },
      { ...report, quote: 'a'.repeat(maxQuoteLength + 1) },
    ] as const) {
      expect(refusal(() => splitContent(content, false, checkpoint))).toBe('format');
    }
  });

  test('of a kind from a newer version is nothing, not an error', () => {
    for (const kind of [0, 13, 200, 255]) expect(joinContent(kind, [utf8('?')])).toBeNull();
  });

  test.each([
    ['a field of another kind', 2, '{"text":"a","title":"b"}'],
    ['another topic', 1, '{"topic":"gossip","title":"a","text":"b"}'],
    ['more than its kind says', 5, '{"text":"a"}'],
    ['words in what it takes back', 9, `{"target":"${named}","text":"a"}`],
    ['a title where there is none', 11, '{"text":"a","title":"b"}'],
    [
      'another reason',
      12,
      `{"thread":"${named}","post":"${named}","reason":"dull","text":"","quote":""}`,
    ],
  ])('with %s is of a newer version', (_what, kind, payload) => {
    expect(refusal(() => joinContent(kind, [utf8(payload)]))).toBe('version');
  });

  test.each([
    ['no JSON', 2, 'text'],
    ['a list', 2, '["text"]'],
    ['a kind of its own', 2, '{"text":"a","kind":"answer"}'],
    ['no text', 2, '{}'],
    ['an empty text', 2, '{"text":""}'],
    ['a short hash', 6, '{"answer":"AA"}'],
    ['nothing that it takes back', 9, '{}'],
    ['no title and no word that there is none', 10, `{"target":"${named}","text":"a"}`],
    ['an empty title', 10, `{"target":"${named}","title":"","text":"a"}`],
    ['no reason', 12, `{"thread":"${named}","post":"${named}","text":"","quote":""}`],
  ])('with %s is refused', (_what, kind, payload) => {
    expect(refusal(() => joinContent(kind, [utf8(payload)]))).toBe('format');
  });

  test('is never made of no part or of a fourth one', () => {
    const whole = utf8('{"text":"a"}');
    const parts = [whole.slice(0, 3), whole.slice(3, 6), whole.slice(6, 9), whole.slice(9)];
    expect(refusal(() => joinContent(2, parts))).toBe('format');
    expect(refusal(() => joinContent(2, []))).toBe('format');
  });
});

describe('a plaintext', () => {
  const part = partsOf(question, false)[0];
  const bytes = encodePlaintext(part, null);

  test('is padded with zeros, and with nothing else', () => {
    const used = 37 + part.payload.length;
    expect(bytes.subarray(used).every((byte) => byte === 0)).toBe(true);
    for (let at = used; at < bytes.length; at += 1) {
      const changed = new Uint8Array(bytes);
      changed[at] = 1 << (at % 8);
      expect(refusal(() => decodePlaintext(changed, false))).toBe('format');
    }
  });

  test('of any other length is refused', () => {
    for (const first of [false, true]) {
      const counts = allRefused(otherLengths(bytes), (input) => decodePlaintext(input, first));
      expect([...counts.keys()]).toEqual(['length']);
    }
  });

  test('with a part that is none of one to three is refused', () => {
    for (const [index, count] of [
      [0, 0],
      [1, 1],
      [2, 2],
      [0, 4],
      [3, 4],
      [255, 255],
    ]) {
      const changed = new Uint8Array(bytes);
      changed.set([index ?? 0, count ?? 0], 33);
      expect(refusal(() => decodePlaintext(changed, false))).toBe('format');
    }
  });

  test('that claims more than it has is refused', () => {
    const changed = new Uint8Array(bytes);
    changed.set([0xff, 0xff], 35);
    expect(refusal(() => decodePlaintext(changed, false))).toBe('length');
  });

  test('of anything at all is read or refused, never anything else', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: plaintextLength, maxLength: plaintextLength }),
        fc.boolean(),
        (any, opening) => {
          expect(['length', 'format']).toContain(refusal(() => decodePlaintext(any, opening)));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('has no room for more than a post holds', () => {
    const large = { ...part, payload: new Uint8Array(4060) };
    expect(refusal(() => encodePlaintext(large, null))).toBe('too-long');
    expect(
      refusal(() => encodePlaintext({ ...part, payload: new Uint8Array(4028) }, threadKey)),
    ).toBe('too-long');
  });
});
