import { concat } from '../protocol/bytes.ts';
import { LayoutReader, u16 } from '../protocol/layout.ts';

/** Notices one after the other, each with its length u16. */
export const encodeNotices = (notices: readonly Uint8Array[]): Uint8Array =>
  concat(...notices.flatMap((notice) => [u16(notice.length), notice]));

/** Throws ProtocolError 'length'. */
export function decodeNotices(bytes: Uint8Array): Uint8Array[] {
  const reader = new LayoutReader(bytes);
  const notices: Uint8Array[] = [];
  while (reader.offset < bytes.length) notices.push(reader.bytes(reader.u16()));
  return notices;
}
