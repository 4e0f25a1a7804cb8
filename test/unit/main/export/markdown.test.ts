import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { escapeMarkdown, paperMarkdown } from '../../../../main/export/markdown.ts';
import { paperWords } from '../../../../main/export/words.ts';
import { paper, piece } from './papers.ts';

const words = paperWords('ko');

/** Escapes, breaks and references, CommonMark 0.31, 2.4, 2.5 and 6.7. */
const escapes = /\\([!-/:-@[-`{-~\n])|&#(\d+);/g;

/** What a reader of CommonMark sees of a paragraph. */
const read = (markdown: string): string =>
  markdown.replace(escapes, (_, sign: string | undefined, code: string) =>
    sign === undefined ? String.fromCodePoint(Number(code)) : sign,
  );

/** What is left where every escape and reference stands for a letter. */
const bare = (markdown: string): string =>
  markdown.replace(escapes, (_, sign: string | undefined) => (sign === '\n' ? '\n' : 'x'));

/** Text of what Markdown is made of, and of Korean. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'# ## - + * > ` ``` ~~~ ~~ _ __ ** | || [a](b) ![x](y) <b> &amp; &#35; 1. 23) === --- :--: http:// www. a@b.kr \\ \\\\ $x$ [^1] - [ ]'.split(
          ' ',
        ),
        ' ',
        '    ',
        '\t',
        '\n',
        '\n\n',
        '연가 신청',
        '규정 제23조',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join('').replace(/\r/g, ''));

/** Lines as they are kept: without blanks at their ends, one blank line for many. */
const kept = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : line.trimEnd()))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');

describe('text in Markdown', () => {
  test('reads as it was typed, whatever it looks like', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(escapeMarkdown(text))).toBe(kept(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('has nothing in it that Markdown would understand', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const left = bare(escapeMarkdown(text));
        // CommonMark 0.31: inline marks, then what can begin a block, then bare addresses of the GitHub flavour.
        expect(left).not.toMatch(/[\\`*_{}[\]<>|~&!$^#@]/);
        expect(left).not.toMatch(/^(?:[ \t]|\d*[-+=:.)])/m);
        expect(left).not.toMatch(/:\/\/|\bwww\./i);
        expect(left).not.toMatch(/[ \t]$/m);
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps lines apart with a break, and paragraphs with a blank line', () => {
    expect(escapeMarkdown('하나\n둘\n\n셋')).toBe('하나\\\n둘\n\n셋');
    expect(escapeMarkdown('# 제목 아님\n- 목록 아님\n1. 차례 아님')).toBe(
      '\\# 제목 아님\\\n\\- 목록 아님\\\n1\\. 차례 아님',
    );
    expect(escapeMarkdown('    코드 아님')).toBe('&#32;&#32;&#32;&#32;코드 아님');
  });
});

describe('a paper in Markdown', () => {
  test('has the pieces by topic, contents before them, and the day on which it was made', () => {
    const heart = piece({ topic: 'heart', title: '#1 마음', question: null });
    expect(paperMarkdown(paper({ pieces: [heart, piece()] }), words)).toMatchInlineSnapshot(`
      "# 깐부톡 안내서

      2026년 11월 23일에 만들었어요

      도움이 됐다고 한 답변이 있는 질문 2개를 모았어요.

      시간이 지나면 규정과 방법이 바뀔 수 있어요. 쓰기 전에 지금도 맞는지 확인해 주세요.

      함께하는 모두가 읽을 수 있던 글이에요. 밖에 내보일 때는 한 번 더 살펴봐 주세요.

      ## 차례

      - 업무 노하우
        - 당직 날 누구에게 먼저 알리나요
      - 마음 나눔
        - \\#1 마음

      ## 업무 노하우

      ### 당직 날 누구에게 먼저 알리나요

      **질문** · 2026년 10월

      순서를 알려 주세요.

      **답변** · 멘토 · 2026년 11월

      먼저 당직 사령께 알려요.

      ## 마음 나눔

      ### \\#1 마음

      **답변** · 멘토 · 2026년 11월

      먼저 당직 사령께 알려요.
      "
    `);
  });

  test('of a thread begins with its question and says for whom it was', () => {
    const thread = paperMarkdown(paper({ kind: 'thread', audience: 'mentors' }), words);
    expect(thread).toContain('# 당직 날 누구에게 먼저 알리나요');
    expect(thread).toContain('멘토에게만 보낸 글이에요.');
    expect(thread).toContain('**답변** · 멘토 · 2026년 11월 · 도움이 됐어요');
    expect(thread).not.toContain('차례');
  });
});
