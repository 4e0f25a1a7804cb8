import * as v from 'valibot';
import {
  concat,
  utf8,
  type Bytes,
  type Bytes16,
  type Bytes32,
  type EdPublicKey,
  type EdSignature,
  type Hash,
  type SharedKey,
  type XPublicKey,
} from '../bytes.ts';
import { maxManifestLength } from '../manifest.ts';
import { nicknamePattern } from '../notice.ts';
import { ProtocolError } from '../errors.ts';
import { modulusLength } from '../rules.ts';
import { base64Field, base64UpTo, toPlain } from '../signed-json.ts';

const u32 = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff));
export const memberRoles = ['mentee', 'mentor', 'coordinator'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** What a key signs to speak for itself on one connection: enrolment key, or root key for the coordinator's requests. */
export const issuerProofMessage = (
  manifest: Hash,
  challenge: Bytes32,
  as: 'member' | 'root',
): Uint8Array => concat(utf8('KT1I'), manifest, challenge, utf8(as));

/** Issuer to client at connect. */
export const issuerHelloFrame = v.strictObject({
  type: v.literal('hello'),
  manifest: base64Field<Hash>(32),
  challenge: base64Field<Bytes32>(32),
});

/**
 * Sizes of the frames to and from the issuer, bytes. All are of the first size, for every role, request and answer alike; only what does not
 * fit (a quota of more than 60 certificates, a very long manifest) takes the next one that holds it. So whoever watches the line cannot tell
 * a mentor's visit from a mentee's, nor a refusal from a grant.
 */
export const issuerFrameSizes = [32_768, 131_072, 1_048_576, 4_194_304] as const;

/** Largest frame to or from the issuer, bytes. */
export const maxIssuerFrame = 4_194_304;

/** A frame as it is sent: JSON, spaces behind it up to the next of {@link issuerFrameSizes}. Throws ProtocolError 'too-long'. */
export function encodeIssuerFrame(frame: object): string {
  const text = JSON.stringify(toPlain(frame));
  const length = utf8(text).length;
  const size = issuerFrameSizes.find((one) => one >= length);
  if (size === undefined) throw new ProtocolError('too-long', 'issuer frame');
  return text + ' '.repeat(size - length);
}

/** A member may ask for one replacement quota in so many epochs: a quarter of a year, as epochs last a week. */
export const replacementEpochs = 13;

const blinded = base64Field<Bytes<384>>(modulusLength);

/**
 * Client to issuer, JSON, one at a time; each is answered by one frame. `member` and `root` speak for a key on this connection; the requests
 * behind them need it.
 */
export const issuerRequest = v.variant('type', [
  v.strictObject({ type: v.literal('manifest') }),
  /** What an invite is worth, without using it. */
  v.strictObject({ type: v.literal('look'), code: base64Field<Bytes16>(16) }),
  v.strictObject({
    type: v.literal('member'),
    key: base64Field<EdPublicKey>(32),
    proof: base64Field<EdSignature>(64),
  }),
  v.strictObject({ type: v.literal('root'), proof: base64Field<EdSignature>(64) }),
  /** After `member`, with the key to be enrolled. The same key may ask again: it gets the same answer. */
  v.strictObject({
    type: v.literal('enrol'),
    code: base64Field<Bytes16>(16),
    sealTo: base64Field<XPublicKey>(32),
  }),
  /** After `member`: the shared keys of all epochs that this member may read. */
  v.strictObject({ type: v.literal('keys') }),
  /** After `member`, without an invite: where this key stands. For a new PC that knows the 24 words. */
  v.strictObject({ type: v.literal('standing') }),
  /** After `member`: gives the seat, or the place on the waiting list, up. */
  v.strictObject({ type: v.literal('leave') }),
  /**
   * After `member`: the full quota of an epoch, in one request. The same request gets the same answer. `replacement`: once more, on a new
   * PC, for an epoch whose quota was used; once in {@link replacementEpochs} epochs.
   */
  v.strictObject({
    type: v.literal('certify'),
    epoch: u32,
    blinded: v.pipe(v.array(blinded), v.minLength(1), v.maxLength(4096)),
    replacement: v.optional(v.boolean()),
  }),
  /** After `member`, mentors only: asks the coordinator for a badge; `replaces`: instead of the one that a lost PC had. */
  v.strictObject({
    type: v.literal('badge'),
    badge: base64Field<EdPublicKey>(32),
    sealTo: base64Field<XPublicKey>(32),
    nickname: v.pipe(v.string(), v.regex(nicknamePattern)),
    /** By the badge key, over the badge's own fields: nobody asks for another's key. */
    proof: base64Field<EdSignature>(64),
    replaces: v.optional(v.boolean()),
  }),
  /** After `root`: the badges that mentors want now, each with those of the same mentor that it replaces. */
  v.strictObject({ type: v.literal('badge-requests') }),
  /** After `root`: what an epoch's notice commits to; makes the epoch's keys if there are none. */
  v.strictObject({ type: v.literal('open-epoch'), epoch: u32 }),
  /** After `root`: new one-time invites. */
  v.strictObject({
    type: v.literal('invites'),
    role: v.picklist(memberRoles),
    count: v.pipe(u32, v.minValue(1), v.maxValue(1000)),
  }),
  /** After `root`: whoever used this invite takes part no longer; an invite that nobody has used is void. May be asked again. */
  v.strictObject({
    type: v.literal('remove'),
    code: base64Field<Bytes16>(16),
    /** Whether the answer shall name a mentor's badges. */
    badges: v.boolean(),
  }),
  /** After `root`: how many members take part no longer, from which epoch on. */
  v.strictObject({ type: v.literal('removals') }),
  /** After `root`: the shared keys of all epochs up to the running one, sealed to the manifest's `coordinator`. */
  v.strictObject({ type: v.literal('read-key') }),
]);
export type IssuerRequest = v.InferOutput<typeof issuerRequest>;

export const badgeMessage = (
  manifest: Hash,
  badge: EdPublicKey,
  sealTo: XPublicKey,
  nickname: string,
): Uint8Array => concat(utf8('KT1W'), manifest, badge, sealTo, utf8(nickname));

export const issuerErrorCodes = [
  'invite-unknown',
  'invite-used',
  'not-a-member',
  'not-root',
  'not-allowed',
  'waiting',
  'unknown-epoch',
  'quota-used',
  'wrong-count',
  'nickname-taken',
  'replacement-used',
  'busy',
] as const;
export type IssuerErrorCode = (typeof issuerErrorCodes)[number];

/** Sealed by HPKE to the member's X25519 key (or the coordinator's): kem 32 ‖ ciphertext. */
const sealed = base64UpTo(maxIssuerFrame / 2);
const memberState = v.picklist(['member', 'waiting']);
const badgeKey = base64Field<EdPublicKey>(32);

export const issuerAnswer = v.variant('type', [
  v.strictObject({ type: v.literal('error'), code: v.picklist(issuerErrorCodes) }),
  v.strictObject({ type: v.literal('manifest'), manifest: base64UpTo(maxManifestLength) }),
  v.strictObject({ type: v.literal('invite'), role: v.picklist(memberRoles), used: v.boolean() }),
  v.strictObject({ type: v.literal('known') }),
  v.strictObject({
    type: v.literal('enrolled'),
    role: v.picklist(memberRoles),
    state: memberState,
  }),
  v.strictObject({
    type: v.literal('standing'),
    role: v.picklist(memberRoles),
    state: memberState,
    /** The first epoch in which this member takes part no longer, if it left or was removed. */
    until: v.nullable(u32),
    /** A mentor's newest badge, certified or not. */
    badge: v.nullable(v.strictObject({ badge: badgeKey, nickname: v.string() })),
  }),
  /** `from`: the first epoch without keys and certificates; `null` for a place on the waiting list, which is gone at once. */
  v.strictObject({ type: v.literal('left'), from: v.nullable(u32) }),
  v.strictObject({ type: v.literal('keys'), sealed }),
  v.strictObject({ type: v.literal('certified'), sealed }),
  v.strictObject({ type: v.literal('badge-requested') }),
  v.strictObject({
    type: v.literal('badge-requests'),
    requests: v.array(
      v.strictObject({
        badge: badgeKey,
        sealTo: base64Field<XPublicKey>(32),
        nickname: v.string(),
        replaces: v.array(badgeKey),
      }),
    ),
  }),
  v.strictObject({
    type: v.literal('epoch'),
    issuerKey: base64UpTo(1024),
    allCommitment: base64Field<Hash>(32),
    mentorCommitment: base64Field<Hash>(32),
    readKey: base64Field<EdPublicKey>(32),
    mentorSeal: base64Field<XPublicKey>(32),
    members: u32,
  }),
  v.strictObject({ type: v.literal('invites'), codes: v.array(base64Field<Bytes16>(16)) }),
  v.strictObject({
    type: v.literal('removed'),
    /** What the invite was worth: nothing used yet, a place on the waiting list, a seat, or somebody who has gone already. */
    was: v.picklist(['invite', 'waiting', 'member', 'gone']),
    /** Of a member: the first epoch of which it gets no keys and no certificates. */
    from: v.nullable(u32),
    badges: v.array(badgeKey),
  }),
  v.strictObject({
    type: v.literal('removals'),
    removals: v.array(v.strictObject({ epoch: u32, count: u32 })),
  }),
  v.strictObject({ type: v.literal('read-key'), sealed }),
]);
export type IssuerAnswer = v.InferOutput<typeof issuerAnswer>;

/** Inside the sealed `keys`: JSON. A mentee's has no mentor key. */
export const epochKeysSchema = v.array(
  v.strictObject({
    epoch: u32,
    all: base64Field<SharedKey>(32),
    mentor: v.nullable(base64Field<SharedKey>(32)),
  }),
);
export type EpochKeys = v.InferOutput<typeof epochKeysSchema>[number];

/** Inside the sealed `certified`: the blind signatures in the order of the request, 384 bytes each. */
export const sealedInfo = (what: 'keys' | 'certified' | 'read-key'): Uint8Array =>
  utf8(`KT1 issuer ${what}`);
