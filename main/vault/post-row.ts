import type { EdPublicKey, Hash, ThreadId } from '../../protocol/bytes.ts';
import type { ContentPart } from '../../protocol/content.ts';
import { postLength, type PostRole } from '../../protocol/post.ts';
import { maxParts, plaintextLength } from '../../protocol/rules.ts';
import type { Row } from './row.ts';
import { VaultError } from './vault-error.ts';

/** A post of the feed as it is kept here. */
export type StoredPost = {
  id: Hash;
  thread: ThreadId;
  author: EdPublicKey;
  epoch: number;
  sequence: number;
  role: PostRole;
  round: number;
  opened: ContentPart | null;
  /** Kept only while the post is not opened. */
  bytes: Uint8Array | null;
};

export const postRoles = ['member', 'badge'] as const satisfies readonly PostRole[];

export function readPost(row: Row): StoredPost {
  return {
    id: row.bytes<Hash>('id', 32),
    thread: row.bytes<ThreadId>('thread', 32),
    author: row.bytes<EdPublicKey>('author', 32),
    epoch: row.integer('epoch'),
    sequence: row.integer('sequence'),
    role: row.word('role', postRoles),
    round: row.integer('round'),
    opened: row.optional('payload', readPart),
    bytes: row.optional('bytes', () => row.bytes('bytes', postLength)),
  };
}

/** What a post says, of a row that has it. */
export function readPart(row: Row): ContentPart {
  const part: ContentPart = {
    checkpoint: row.bytes<Hash>('checkpoint', 32),
    kind: row.integer('kind'),
    part: row.integer('part'),
    parts: row.integer('parts'),
    payload: row.blob('payload'),
  };
  if (part.parts < 1 || part.parts > maxParts || part.part < 0 || part.part >= part.parts) {
    throw new VaultError('vault-damaged');
  }
  if (part.payload.length > plaintextLength) throw new VaultError('vault-damaged');
  return part;
}
