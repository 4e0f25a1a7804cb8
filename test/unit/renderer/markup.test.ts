import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, type Block } from '../../../renderer/state/markup.ts';

const plain = (text: string) => [{ text, code: false }];

describe('a text', () => {
  it('is paragraphs, parted by empty lines, with its own line breaks', () => {
    expect(blocksOf('첫 줄\n둘째 줄\n\n\n새 문단\n')).toEqual([
      { kind: 'paragraph', pieces: plain('첫 줄\n둘째 줄') },
      { kind: 'paragraph', pieces: plain('새 문단') },
    ]);
  });

  it('has lists with bullets and with numbers, from the number that was typed', () => {
    expect(blocksOf('준비물\n- 신분증\n* 도장\n2. 접수\n3) 결재')).toEqual([
      { kind: 'paragraph', pieces: plain('준비물') },
      { kind: 'list', items: [plain('신분증'), plain('도장')], start: null },
      { kind: 'list', items: [plain('접수'), plain('결재')], start: 2 },
    ]);
  });

  it('takes a day for a day, and a dash between words for a dash', () => {
    for (const text of ['3. 5. 회의', '2026. 3. 5. 회의', '-없음', '안양 - 서울']) {
      expect(blocksOf(text)).toEqual([{ kind: 'paragraph', pieces: plain(text) }]);
    }
  });

  it('shows every number as it was typed: days one below the other are no list that counts on', () => {
    const days = '3. 5. 회의\n3. 6. 점심';
    expect(blocksOf(days)).toEqual([{ kind: 'paragraph', pieces: plain(days) }]);
    expect(blocksOf('1. 가\n2. 나\n2. 다')).toEqual([
      { kind: 'list', items: [plain('가'), plain('나')], start: 1 },
      { kind: 'paragraph', pieces: plain('2. 다') },
    ]);
  });

  it('has code, in a line and by itself, and leaves what is not closed as it is', () => {
    expect(blocksOf('`=SUM(A1:A3)` 를 넣어요\n```\n- 그대로\n```')).toEqual([
      {
        kind: 'paragraph',
        pieces: [
          { text: '=SUM(A1:A3)', code: true },
          { text: ' 를 넣어요', code: false },
        ],
      },
      { kind: 'code', text: '- 그대로' },
    ]);
    expect(blocksOf('```\n끝이 없음')).toEqual([
      { kind: 'paragraph', pieces: plain('```\n끝이 없음') },
    ]);
  });

  it('keeps what is written behind the sign that begins code', () => {
    expect(blocksOf('```결재 순서\n기안\n```')).toEqual([
      { kind: 'code', text: '결재 순서\n기안' },
    ]);
  });

  it('has quotes', () => {
    expect(blocksOf('> 먼저 한 말\n> 이어서\n그래서요')).toEqual([
      { kind: 'quote', pieces: plain('먼저 한 말\n이어서') },
      { kind: 'paragraph', pieces: plain('그래서요') },
    ]);
  });

  it('loses no word, whatever is typed, and soon', () => {
    const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, '');
    const signs = fc.constantFrom('가', 'a', '- ', '1. ', '> ', '`', '```', '\n', ' ', '\n\n', '*');
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 200 }), (parts) => {
        const text = parts.join('');
        expect(lettersOf(blocksOf(text).map(said).join(''))).toBe(lettersOf(text));
      }),
    );
    const began = performance.now();
    for (const sign of ['`', '- ', '> ', '1. ', '```\n', '\n', '* a\n']) {
      blocksOf(sign.repeat(20_000));
    }
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

const said = (block: Block): string => {
  if (block.kind === 'code') return block.text;
  const lines = block.kind === 'list' ? block.items : [block.pieces];
  return lines
    .flat()
    .map(({ text }) => text)
    .join('');
};
