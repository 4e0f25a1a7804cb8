import { scryptSync } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/korean.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sized, toBase64, utf8, type Bytes16, type Hash } from '../../../protocol/bytes.ts';
import { sha256 } from '../../../protocol/hash.ts';
import {
  formatInvite,
  maxInviteLength,
  parseInvite,
  type Invite,
} from '../../../protocol/invite.ts';
import { toPlain } from '../../../protocol/signed-json.ts';
import { sixWords } from '../../../protocol/words.ts';
import { refusal } from './hostile.ts';

const invite: Invite = {
  v: 1,
  issuer: { url: 'wss://10.0.0.1:7443', certificate: new Uint8Array(500).fill(6) },
  manifest: sized<Hash>(new Uint8Array(32).fill(1), 32),
  code: sized<Bytes16>(new Uint8Array(16).fill(2), 16),
};
const link = formatInvite(invite);
const written = (value: unknown): string =>
  `kkanbu://join/${toBase64(utf8(JSON.stringify(value)))}`;

describe('an invite', () => {
  test('comes back whatever is in it', () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    fc.assert(
      fc.property(
        bytes(32),
        bytes(16),
        fc.uint8Array({ maxLength: 1500 }),
        (manifest, code, certificate) => {
          const other: Invite = {
            v: 1,
            issuer: { url: 'wss://[fd00::1]:7443', certificate },
            manifest: sized<Hash>(manifest, 32),
            code: sized<Bytes16>(code, 16),
          };
          expect(parseInvite(formatInvite(other))).toEqual(other);
        },
      ),
    );
  });

  test('is taken as mail programs and messengers leave it', () => {
    const lines = link.replace(/.{76}/g, '$&\r\n');
    const unseen = link.replace(/.{40}/g, '$&\u200B');
    for (const text of [
      lines,
      unseen,
      `\n  ${link}\t `,
      `\uFEFF${link}`,
      link.slice(14),
      ` ${link.slice(14)}`,
    ]) {
      expect(parseInvite(text)).toEqual(invite);
    }
  });

  test('with the largest certificate fits the limit, white space included', () => {
    const largest = { ...invite, issuer: { ...invite.issuer, certificate: new Uint8Array(4096) } };
    const text = formatInvite(largest).replace(/.{76}/g, '$&\r\n');
    expect(text.length).toBeLessThan(maxInviteLength);
    expect(parseInvite(text)).toEqual(largest);
  });

  test.each([
    ['nothing', ''],
    ['only the beginning', 'kkanbu://join/'],
    ['another address', `https://example.org/${link.slice(14)}`],
    ['something else', '안녕하세요'],
    ['a link that ends early', link.slice(0, -1)],
    ['a link that goes on', `${link}A`],
    ['padding', `${link}==`],
    ['too much', 'A'.repeat(maxInviteLength + 1)],
    ['a lot of white space', `${' '.repeat(maxInviteLength)}${link}`],
    ['another version', written({ ...Object(toPlain(invite)), v: 2 })],
    ['one field more', written({ ...Object(toPlain(invite)), name: 'x' })],
    ['no code', written({ ...Object(toPlain(invite)), code: undefined })],
    [
      'an address without TLS',
      written({ ...Object(toPlain(invite)), issuer: { url: 'ws://a:1', certificate: '' } }),
    ],
    ['a list', written([])],
  ])('that is %s is refused', (_what, text) => {
    expect(refusal(() => parseInvite(text))).toBe('format');
  });

  test('of anything at all is read or refused, never anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        expect(refusal(() => parseInvite(text))).toBe('format');
      }),
    );
  });
});

describe('six words', () => {
  const hash = sha256(utf8('manifest'));

  test('are the same in every version, for comparing by voice', () => {
    expect(sixWords(hash)).toMatchInlineSnapshot(`
      [
        "철도",
        "우편",
        "토요일",
        "미용실",
        "난방",
        "설거지",
      ]
    `);
  });

  test('are composed Korean syllables', () => {
    for (const word of sixWords(hash)) {
      expect(word).toBe(word.normalize('NFC'));
      expect(word).toMatch(/^[가-힣]+$/);
    }
  });

  test('depend on every bit', () => {
    const words = sixWords(hash).join(' ');
    for (const bit of [0, 65, 66, 128, 255]) {
      const other = new Uint8Array(hash);
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
      expect(sixWords(sized<Hash>(other, 32)).join(' ')).not.toBe(words);
    }
  });

  test('are the first 66 bits of scrypt with a cost that makes a search for a twin dear', () => {
    const slow = scryptSync(hash, 'KT1 six words', 9, { N: 16_384, r: 8, p: 1 });
    const bits = [...slow].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const numbers = Array.from({ length: 6 }, (_, at) =>
      Number.parseInt(bits.slice(11 * at, 11 * at + 11), 2),
    );
    expect(sixWords(hash)).toEqual(numbers.map((number) => wordlist[number]?.normalize('NFC')));
  });
});
