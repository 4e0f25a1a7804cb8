import * as v from 'valibot';
import { fromBase64, fromUtf8, toBase64, utf8, type Bytes16, type Hash } from './bytes.ts';
import { ProtocolError } from './errors.ts';
import { endpointSchema } from './manifest.ts';
import { base64Field, parseJson, toPlain } from './signed-json.ts';

const prefix = 'kkanbu://join/';

const inviteSchema = v.strictObject({
  v: v.literal(1),
  issuer: endpointSchema,
  /** The manifest that the invited person must be given: any other is refused. */
  manifest: base64Field<Hash>(32),
  /** One-time secret. */
  code: base64Field<Bytes16>(16),
});

/** What a person needs to join: where the issuer is, which cohort it must be, and a one-time code. */
export type Invite = v.InferOutput<typeof inviteSchema>;

export const maxInviteLength = 8192;

/** `kkanbu://join/…`, about 900 characters, to be pasted or clicked. */
export function formatInvite(invite: Invite): string {
  return prefix + toBase64(utf8(JSON.stringify(toPlain(invite))));
}

/** Takes the link, or only what stands behind its last slash; white space that mail programs and messengers add, seen or not, is ignored. Throws ProtocolError 'format'. */
export function parseInvite(text: string): Invite {
  if (text.length > maxInviteLength) throw new ProtocolError('format', 'invite');
  const compact = text.replace(/[\s\u00AD\u200B-\u200D\u2060]+/g, '');
  const payload = compact.startsWith(prefix) ? compact.slice(prefix.length) : compact;
  return parseJson(inviteSchema, fromUtf8(fromBase64(payload)));
}
