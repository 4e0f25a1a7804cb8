import type { Paper, Piece } from '../../../../main/export/paper.ts';

/** A piece with one answer. */
export const piece = (more: Partial<Piece> = {}): Piece => ({
  topic: 'know-how',
  title: '당직 날 누구에게 먼저 알리나요',
  question: { month: { year: 2026, month: 10 }, text: '순서를 알려 주세요.' },
  said: [
    {
      kind: 'answer',
      speaker: { kind: 'mentor', number: null, nickname: null },
      month: { year: 2026, month: 11 },
      text: '먼저 당직 사령께 알려요.',
      helpful: true,
    },
  ],
  ...more,
});

export const paper = (more: Partial<Paper> = {}): Paper => ({
  kind: 'guidebook',
  audience: 'everyone',
  topic: null,
  made: { year: 2026, month: 11, day: 23 },
  pieces: [piece()],
  ...more,
});
