import { describe, expect, it } from 'vitest';
import { plainText, seenText } from '../../../../main/vault/plain-text.ts';

describe('what a person sends', () => {
  it('carries no signs that nobody sees: pasted words may be marked with whose they were', () => {
    const marks = '\u200B\u200C\u2060\uFEFF\u00AD\u3164\u{E0041}\u{E0100}\uFE01\u202E';
    expect(seenText(`연가${marks} 신청\u200D서`)).toBe('연가 신청서');
  });

  it('keeps emoji whole', () => {
    const emoji = '❤️ ❤️‍🔥 👩🏽‍💻 👨‍👩‍👧 🏳️‍🌈 1️⃣ 🇰🇷';
    expect(seenText(emoji)).toBe(emoji);
  });

  it('hides nothing behind an emoji', () => {
    expect(seenText('🙂\uFE0F\uFE0F\u200D\u200D\u{E0101}!')).toBe('🙂\uFE0F!');
  });

  it('keeps lines, and spells what looks the same one way', () => {
    expect(seenText('가\r\n나\r다')).toBe('가\n나\n다');
    expect(seenText('\u1100\u1161')).toBe('가');
  });
});

describe('what others sent', () => {
  it('turns no writing direction', () => {
    expect(plainText('가\u202E나\u0007')).toBe('가나');
  });
});
