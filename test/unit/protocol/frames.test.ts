import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { receiptOf } from '../../../protocol/batch.ts';
import {
  compareBytes,
  concat,
  fromBase64,
  fromHex,
  fromUtf8,
  sized,
  toBase64,
  toHex,
  utf8,
  type Bytes32,
  type Hash,
} from '../../../protocol/bytes.ts';
import { closeCodes, closeName } from '../../../protocol/close.ts';
import { ProtocolError } from '../../../protocol/errors.ts';
import { envelopeLength, type Envelope } from '../../../protocol/envelope.ts';
import {
  decodeUpload,
  encodeUpload,
  roundFrame,
  uploadLength,
} from '../../../protocol/frames/gate.ts';
import {
  decodeIntake,
  encodeIntake,
  intakeAnswerFrame,
  intakeMessage,
  maxEnvelopes,
} from '../../../protocol/frames/intake.ts';
import {
  badgeMessage,
  issuerProofMessage,
  issuerRequest,
} from '../../../protocol/frames/issuer.ts';
import { u16, u32, u8 } from '../../../protocol/layout.ts';
import { maxNoticeLength } from '../../../protocol/notice.ts';
import { proveRead, readKeyPair, readProofHolds, type Door } from '../../../protocol/read-proof.ts';
import { parseJson, toPlain } from '../../../protocol/signed-json.ts';
import { sha256 } from '../../../protocol/hash.ts';
import { allRefused, bitFlips, otherLengths, refusal, refusedOrExact, total } from './hostile.ts';

const envelope = (byte: number): Envelope =>
  sized(new Uint8Array(envelopeLength).fill(byte), envelopeLength);
const sorted = (envelopes: Envelope[]): Envelope[] =>
  envelopes.toSorted((a, b) => compareBytes(receiptOf(a), receiptOf(b)));
const rounds = fc.nat(0xffff_ffff);

describe('an upload', () => {
  const upload = encodeUpload(7, envelope(1));

  test('comes back for any round', () => {
    fc.assert(
      fc.property(rounds, fc.nat(255), (round, byte) => {
        const decoded = decodeUpload(encodeUpload(round, envelope(byte)));
        expect(decoded).toEqual({ round, envelope: envelope(byte) });
      }),
    );
  });

  test('of any other length is refused', () => {
    const counts = allRefused(otherLengths(upload), decodeUpload);
    expect([...counts.keys()]).toEqual(['length']);
    expect(total(counts)).toBe(uploadLength + 6);
  });

  test('has one spelling', () => {
    const tried = refusedOrExact(bitFlips(upload, 'byte'), (input) => {
      const decoded = decodeUpload(input);
      return encodeUpload(decoded.round, decoded.envelope);
    });
    expect(tried).toBe(uploadLength);
  });

  test('is not written for a round that is no round', () => {
    for (const round of [-1, 0.5, Number.NaN, 2 ** 32]) {
      expect(refusal(() => encodeUpload(round, envelope(1)))).toBe('format');
    }
  });
});

describe('the intake', () => {
  const envelopes = sorted([envelope(1), envelope(2)]);
  const round = encodeIntake({ kind: 'round', round: 9, envelopes });

  test('brings a round of any size, and notices', () => {
    fc.assert(
      fc.property(rounds, fc.uniqueArray(fc.nat(255), { maxLength: 20 }), (number, bytes) => {
        const intake = {
          kind: 'round' as const,
          round: number,
          envelopes: sorted(bytes.map(envelope)),
        };
        expect(decodeIntake(encodeIntake(intake))).toEqual(intake);
      }),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(decodeIntake(encodeIntake({ kind: 'notice', bytes }))).toEqual({
          kind: 'notice',
          bytes,
        });
      }),
    );
  });

  test('with any single bit changed is refused, or is another round exactly', () => {
    const again = (input: Uint8Array): Uint8Array => encodeIntake(decodeIntake(input));
    expect(refusedOrExact(bitFlips(round, 'byte'), again)).toBe(round.length);
    const heads = [...bitFlips(round.slice(0, 7))].map((head) => concat(head, round.subarray(7)));
    expect(refusedOrExact(heads, again)).toBe(56);
  });

  test('of any other length is refused', () => {
    expect(total(allRefused(otherLengths(round), decodeIntake))).toBe(round.length + 6);
  });

  test('in the order of arrival is refused', () => {
    const frame = encodeIntake({ kind: 'round', round: 9, envelopes: envelopes.toReversed() });
    expect(refusal(() => decodeIntake(frame))).toBe('order');
  });

  test('is not lost because a member sent the same envelope twice', () => {
    const twice = { kind: 'round' as const, round: 9, envelopes: [envelope(1), envelope(1)] };
    expect(decodeIntake(encodeIntake(twice))).toEqual(twice);
  });

  test('that names a head comes back as it was, and in no other length', () => {
    const head = { round: 7, hash: sha256(Uint8Array.of(7)) };
    const bytes = encodeIntake({ kind: 'known', head });
    expect(decodeIntake(bytes)).toEqual({ kind: 'known', head });
    for (let length = 1; length < bytes.length; length += 1)
      expect(refusal(() => decodeIntake(bytes.subarray(0, length)))).toBe('length');
  });

  test('that claims more than it may or brings is refused', () => {
    const claim = (count: number) => new Uint8Array([...u8(1), ...u32(9), ...u16(count)]);
    expect(refusal(() => decodeIntake(claim(maxEnvelopes + 1)))).toBe('length');
    expect(refusal(() => decodeIntake(claim(maxEnvelopes)))).toBe('length');
    expect(refusal(() => decodeIntake(new Uint8Array(2 + maxNoticeLength).fill(2)))).toBe('length');
    for (const kind of [0, 4, 255]) expect(refusal(() => decodeIntake(u8(kind)))).toBe('format');
  });

  test('read out of a Buffer shares no memory with it', () => {
    const frame = Buffer.from(encodeIntake({ kind: 'notice', bytes: utf8('notice') }));
    const intake = decodeIntake(frame);
    frame.fill(0);
    expect(intake).toEqual({ kind: 'notice', bytes: utf8('notice') });
    const buffer = Buffer.from(round);
    const decoded = decodeIntake(buffer);
    buffer.fill(0);
    expect(decoded).toEqual({ kind: 'round', round: 9, envelopes });
  });
});

describe('a read proof', () => {
  const pair = readKeyPair(sized(new Uint8Array(32).fill(1), 32));
  const manifest = sized<Hash>(new Uint8Array(32).fill(2), 32);
  const challenge = sized<Bytes32>(new Uint8Array(32).fill(3), 32);
  const doors: Door[] = ['gate', 'tunnel', 'feed'];

  test('is the same whichever member gives it', () => {
    const other = readKeyPair(sized(new Uint8Array(32).fill(1), 32));
    expect(proveRead(other, manifest, 'gate', challenge)).toEqual(
      proveRead(pair, manifest, 'gate', challenge),
    );
  });

  test('opens its own door, for its own challenge and manifest', () => {
    for (const given of doors) {
      const proof = proveRead(pair, manifest, given, challenge);
      for (const door of doors) {
        expect(readProofHolds(pair.publicKey, manifest, door, challenge, proof)).toBe(
          door === given,
        );
      }
      const other = sized<Bytes32>(new Uint8Array(32), 32);
      expect(readProofHolds(pair.publicKey, manifest, given, other, proof)).toBe(false);
      expect(readProofHolds(pair.publicKey, sized<Hash>(other, 32), given, challenge, proof)).toBe(
        false,
      );
    }
  });

  test('is no other proof', () => {
    const tags = [
      intakeMessage(manifest, challenge),
      issuerProofMessage(manifest, challenge, 'member'),
      issuerProofMessage(manifest, challenge, 'root'),
      badgeMessage(manifest, pair.publicKey, sized(challenge, 32), '민들레'),
    ].map(toHex);
    expect(new Set(tags).size).toBe(tags.length);
    expect(new Set(tags.map((tag) => tag.slice(0, 8))).size).toBe(3);
  });
});

describe('bytes in text', () => {
  test('come back from hex and base64url', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(fromHex(toHex(bytes), bytes.length)).toEqual(bytes);
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  test('have one spelling, whatever the text is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        let again = text;
        try {
          again = toBase64(fromBase64(text));
        } catch (error) {
          if (!(error instanceof ProtocolError)) throw error;
        }
        expect(again).toBe(text);
      }),
    );
    for (const text of ['AA==', 'AB', 'A', 'A A', '+/', 'AAA\n']) {
      expect(refusal(() => fromBase64(text))).toBe('format');
    }
    for (const text of ['AB', 'a', 'zz', '0x'])
      expect(refusal(() => fromHex(text, 1))).toBe('format');
  });

  test('that are not UTF-8 are refused', () => {
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xea, 0xb0]]) {
      expect(refusal(() => fromUtf8(new Uint8Array(bytes)))).toBe('format');
    }
    expect(fromUtf8(new Uint8Array([0xef, 0xbb, 0xbf]))).toBe('\uFEFF');
  });
});

describe('what is told of the feed’s newest batch', () => {
  const head = { round: 8, hash: toBase64(new Uint8Array(32).fill(9)) };
  const round = { type: 'round', round: 9, into: 12, head };
  const stored = { type: 'stored', round: 8, head };
  const told = { type: 'head', head };

  test('goes from the feed to the gate, and on to every client', () => {
    for (const answer of [stored, told]) {
      expect(toPlain(parseJson(intakeAnswerFrame, JSON.stringify(answer)))).toEqual(answer);
    }
    for (const frame of [round, { ...round, head: null }]) {
      expect(toPlain(parseJson(roundFrame, JSON.stringify(frame)))).toEqual(frame);
    }
  });

  test('is a round and a hash and nothing else, and is never left out', () => {
    const { head: _, ...silent } = round;
    const wrong = [{ ...head, round: -1 }, { ...head, hash: 'AA' }, { ...head, at: 1 }, {}];
    for (const frame of [silent, ...wrong.map((other) => ({ ...round, head: other }))]) {
      expect(refusal(() => parseJson(roundFrame, JSON.stringify(frame)))).toBe('format');
    }
    for (const other of [...wrong, null]) {
      for (const answer of [stored, told]) {
        const text = JSON.stringify({ ...answer, head: other });
        expect(refusal(() => parseJson(intakeAnswerFrame, text))).toBe('format');
      }
    }
  });
});

describe('a frame of text', () => {
  const request = { type: 'certify', epoch: 1, blinded: [toBase64(new Uint8Array(384))] };

  test('to the issuer is read as it is meant', () => {
    const read = parseJson(issuerRequest, JSON.stringify(request));
    expect(toPlain(read)).toEqual(request);
  });

  test.each<[string, unknown]>([
    ['of an unknown type', { type: 'unmask' }],
    ['with one field more', { ...request, member: 1 }],
    ['with no request in it', { ...request, blinded: [] }],
    [
      'with too many requests',
      { ...request, blinded: Array.from({ length: 4097 }, () => request.blinded[0]) },
    ],
    ['with a short request', { ...request, blinded: ['AA'] }],
    ['for no epoch', { ...request, epoch: -1 }],
    ['that is a list', [request]],
    ['that is nothing', null],
  ])('%s is refused', (_what, value) => {
    expect(refusal(() => parseJson(issuerRequest, JSON.stringify(value)))).toBe('format');
  });

  test('that is no JSON is refused, and the message does not quote it', () => {
    for (const text of ['', '{', '비밀', '[1,]']) {
      expect(() => parseJson(v.unknown(), text)).toThrow('format: not JSON');
    }
  });
});

test('a close code names itself, and no foreign code has a name', () => {
  for (const [name, code] of Object.entries(closeCodes)) expect(closeName(code)).toBe(name);
  for (const code of [1000, 1006, 4999]) expect(closeName(code)).toBeNull();
});
