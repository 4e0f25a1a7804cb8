import * as v from 'valibot';
import {
  concat,
  fromUtf8,
  isZero,
  sized,
  utf8,
  type Hash,
  type SharedKey,
  type ThreadId,
} from './bytes.ts';
import { ProtocolError } from './errors.ts';
import { LayoutReader, u16, u8 } from './layout.ts';
import { maxParts, plaintextLength } from './rules.ts';
import { base64Field, parseJson, toPlain } from './signed-json.ts';

/** Number of each kind on the wire. Never reused. */
const kindNumbers = {
  question: 1,
  answer: 2,
  comment: 3,
  'follow-up': 4,
  'me-too': 5,
  accept: 6,
  claim: 7,
  release: 8,
  retract: 9,
  edit: 10,
  availability: 11,
  report: 12,
} as const;

export const topics = ['know-how', 'information', 'heart', 'grievance'] as const;

export const reportReasons = ['identifies', 'hurts', 'urgent', 'other'] as const;

/** Longest statement of a mentor about when to ask, in UTF-16 units. */
export const maxAvailabilityLength = 300;
/** Longest report, and longest quotation in it, in UTF-16 units. */
export const maxReportLength = 1_200;
export const maxQuoteLength = 1_200;

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(12_000));
const post = base64Field<Hash>(32);

export const contentSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('question'),
    topic: v.picklist(topics),
    title: v.pipe(v.string(), v.minLength(1), v.maxLength(400)),
    text: v.pipe(v.string(), v.maxLength(12_000)),
  }),
  v.strictObject({ kind: v.picklist(['answer', 'comment', 'follow-up']), text }),
  v.strictObject({ kind: v.literal('accept'), answer: post }),
  v.strictObject({ kind: v.picklist(['me-too', 'claim', 'release']) }),
  /** Takes back a post of one's own, named by the id of its first part. */
  v.strictObject({ kind: v.literal('retract'), target: post }),
  /** Other words for a post of one's own; a question has a title as well. */
  v.strictObject({
    kind: v.literal('edit'),
    target: post,
    title: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(400))),
    text: v.pipe(v.string(), v.maxLength(12_000)),
  }),
  /** A mentor's statement in the badge's own thread; an empty one takes it back. */
  v.strictObject({
    kind: v.literal('availability'),
    text: v.pipe(v.string(), v.maxLength(maxAvailabilityLength)),
  }),
  /** To the coordinator alone, in a thread of its own. */
  v.strictObject({
    kind: v.literal('report'),
    thread: base64Field<ThreadId>(32),
    post,
    reason: v.picklist(reportReasons),
    text: v.pipe(v.string(), v.maxLength(maxReportLength)),
    quote: v.pipe(v.string(), v.maxLength(maxQuoteLength)),
  }),
]);

/** What a post says, after opening. */
export type Content = v.InferOutput<typeof contentSchema>;
export type ContentKind = Content['kind'];
export type ReportReason = (typeof reportReasons)[number];

/** checkpoint 32, kind u8, part u8, parts u8, length u16 */
const frameLength = 37;

/** One post's share of a content. `kind` is a number, so that a part of an unknown kind can be kept for a newer version. */
export type ContentPart = {
  checkpoint: Hash;
  kind: number;
  part: number;
  parts: number;
  payload: Uint8Array;
};

/** Room for payload in a post, bytes: an opening post carries the thread's key as well. */
const room = (opening: boolean): number => plaintextLength - frameLength - (opening ? 32 : 0);

/**
 * Splits a content into the payloads of one to three posts, in order. `opening`: the first of them opens a thread.
 * Throws ProtocolError 'too-long', or 'format' for what no reader would take.
 */
export function splitContent(content: Content, opening: boolean, checkpoint: Hash): ContentPart[] {
  const { kind, ...fields } = content;
  const checked = v.safeParse(contentSchema, toPlain(content));
  if (!checked.success) throw new ProtocolError('format', 'content');
  const payload = utf8(JSON.stringify(toPlain(fields)));
  const pieces: Uint8Array[] = [];
  let offset = 0;
  do {
    const size = room(opening && pieces.length === 0);
    pieces.push(payload.slice(offset, offset + size));
    offset += size;
  } while (offset < payload.length);
  if (pieces.length > maxParts) throw new ProtocolError('too-long', 'content');
  return pieces.map((piece, part) => ({
    checkpoint,
    kind: kindNumbers[kind],
    part,
    parts: pieces.length,
    payload: piece,
  }));
}

/** Whether the content fits; for a composer's length meter. */
export function contentFits(content: Content, opening: boolean): boolean {
  try {
    splitContent(content, opening, sized<Hash>(new Uint8Array(32), 32));
    return true;
  } catch {
    return false;
  }
}

const fieldsSchema = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value)),
  v.record(v.string(), v.unknown()),
);

const kindsByNumber = new Map<number, ContentKind>(
  contentSchema.options
    .flatMap(({ entries: { kind } }) => ('options' in kind ? kind.options : [kind.literal]))
    .map((kind) => [kindNumbers[kind], kind]),
);

/** The kind with this number on the wire; `null` where it is of a newer version. */
export const kindOf = (number: number): ContentKind | null => kindsByNumber.get(number) ?? null;

/**
 * The content of all its parts' payloads in order; `null` where the kind is of a newer version. Throws ProtocolError: 'version' where a known kind
 * says what only a newer version understands, 'format' for what is malformed.
 */
export function joinContent(kind: number, payloads: readonly Uint8Array[]): Content | null {
  const name = kindOf(kind);
  if (name === null) return null;
  if (payloads.length < 1 || payloads.length > maxParts) throw new ProtocolError('format', 'parts');
  const fields = parseJson(fieldsSchema, fromUtf8(concat(...payloads)));
  if ('kind' in fields) throw new ProtocolError('format', 'content');
  const result = v.safeParse(contentSchema, { ...fields, kind: name });
  if (result.success) return result.output;
  throw new ProtocolError(result.issues.some(isOfNewer) ? 'version' : 'format', 'content');
}

/** A field that this version does not know, or a word where one of a list has to stand, such as another topic. */
const isOfNewer = ({ type, expected, input }: v.BaseIssue<unknown>): boolean =>
  (type === 'strict_object' && expected === 'never') ||
  (type === 'picklist' && typeof input === 'string');

/** 4,096 bytes: `[thread key 32] ‖ checkpoint 32 ‖ kind ‖ part ‖ parts ‖ length ‖ payload ‖ zeros`. */
export function encodePlaintext(part: ContentPart, threadKey: SharedKey | null): Uint8Array {
  const head = concat(
    threadKey ?? new Uint8Array(0),
    part.checkpoint,
    u8(part.kind),
    u8(part.part),
    u8(part.parts),
    u16(part.payload.length),
    part.payload,
  );
  if (head.length > plaintextLength) throw new ProtocolError('too-long', 'plaintext');
  return concat(head, new Uint8Array(plaintextLength - head.length));
}

/** Throws ProtocolError 'length' or 'format'. `opening`: the plaintext begins with the thread's key. */
export function decodePlaintext(
  bytes: Uint8Array,
  opening: boolean,
): { threadKey: SharedKey | null; part: ContentPart } {
  if (bytes.length !== plaintextLength) throw new ProtocolError('length', 'plaintext');
  const reader = new LayoutReader(bytes);
  const threadKey = opening ? reader.bytes<SharedKey>(32) : null;
  const checkpoint = reader.bytes<Hash>(32);
  const kind = reader.u8();
  const part = reader.u8();
  const parts = reader.u8();
  const payload = reader.bytes<Uint8Array>(reader.u16());
  if (parts < 1 || parts > maxParts || part >= parts) throw new ProtocolError('format', 'parts');
  if (!isZero(bytes.subarray(reader.offset))) throw new ProtocolError('format', 'padding');
  return { threadKey, part: { checkpoint, kind, part, parts, payload } };
}
