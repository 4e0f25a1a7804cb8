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
import { modulusLength } from '../rules.ts';
import { base64Field, base64UpTo } from '../signed-json.ts';

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

/** Largest frame to or from the issuer, bytes. */
export const maxIssuerFrame = 4 * 1_048_576;

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
  /** After `member`: the full quota of an epoch, in one request. The same request gets the same answer. */
  v.strictObject({
    type: v.literal('certify'),
    epoch: u32,
    blinded: v.pipe(v.array(blinded), v.minLength(1), v.maxLength(4096)),
  }),
  /** After `member`, mentors only: asks the coordinator for a badge. */
  v.strictObject({
    type: v.literal('badge'),
    badge: base64Field<EdPublicKey>(32),
    sealTo: base64Field<XPublicKey>(32),
    nickname: v.pipe(v.string(), v.regex(nicknamePattern)),
    /** By the badge key, over the badge's own fields: nobody asks for another's key. */
    proof: base64Field<EdSignature>(64),
  }),
  /** After `root`: badges that were asked for and have no notice yet. */
  v.strictObject({ type: v.literal('badge-requests') }),
  /** After `root`: what an epoch's notice commits to; makes the epoch's keys if there are none. */
  v.strictObject({ type: v.literal('open-epoch'), epoch: u32 }),
  /** After `root`: new one-time invites. */
  v.strictObject({
    type: v.literal('invites'),
    role: v.picklist(memberRoles),
    count: v.pipe(u32, v.minValue(1), v.maxValue(1000)),
  }),
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
  'busy',
] as const;
export type IssuerErrorCode = (typeof issuerErrorCodes)[number];

/** Sealed to the member's X25519 key by HPKE: kem 32 ‖ ciphertext. */
const sealed = base64UpTo(maxIssuerFrame / 2);

export const issuerAnswer = v.variant('type', [
  v.strictObject({ type: v.literal('error'), code: v.picklist(issuerErrorCodes) }),
  v.strictObject({ type: v.literal('manifest'), manifest: base64UpTo(maxManifestLength) }),
  v.strictObject({ type: v.literal('invite'), role: v.picklist(memberRoles), used: v.boolean() }),
  v.strictObject({ type: v.literal('known') }),
  v.strictObject({
    type: v.literal('enrolled'),
    role: v.picklist(memberRoles),
    state: v.picklist(['member', 'waiting']),
  }),
  v.strictObject({ type: v.literal('keys'), sealed }),
  v.strictObject({ type: v.literal('certified'), sealed }),
  v.strictObject({ type: v.literal('badge-requested') }),
  v.strictObject({
    type: v.literal('badge-requests'),
    requests: v.array(
      v.strictObject({
        badge: base64Field<EdPublicKey>(32),
        sealTo: base64Field<XPublicKey>(32),
        nickname: v.string(),
      }),
    ),
  }),
  v.strictObject({
    type: v.literal('epoch'),
    issuerKey: base64UpTo(1024),
    allCommitment: base64Field<Hash>(32),
    mentorCommitment: base64Field<Hash>(32),
    readKey: base64Field<EdPublicKey>(32),
    members: u32,
  }),
  v.strictObject({ type: v.literal('invites'), codes: v.array(base64Field<Bytes16>(16)) }),
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
export const sealedInfo = (what: 'keys' | 'certified'): Uint8Array => utf8(`KT1 issuer ${what}`);
