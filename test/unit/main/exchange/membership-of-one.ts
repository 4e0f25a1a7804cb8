import { sized, type Bytes32, type EdSeed, type ThreadId } from '../../../../protocol/bytes.ts';
import {
  atFirst,
  type StoredBadge,
  type StoredMembership,
} from '../../../../main/vault/membership-store.ts';
import type { Desk } from './desk.ts';

/** A mentor's badge, the same in every run. */
export const badge: StoredBadge = {
  seed: sized<EdSeed>(new Uint8Array(32).fill(3), 32),
  sealSeed: sized<Bytes32>(new Uint8Array(32), 32),
  nickname: '봄',
  requested: true,
};

/** A thread of somebody else. */
export const foreign = sized<ThreadId>(new Uint8Array(32).fill(9), 32);

/** Gives the vault of a desk a membership. */
export function be(
  desk: Desk,
  role: StoredMembership['role'],
  change: Partial<StoredMembership> = {},
): void {
  desk.vault.membership.save({
    ...atFirst,
    manifest: desk.cohort.manifest.bytes,
    role,
    state: 'member',
    code: sized(new Uint8Array(16), 16),
    entropy: sized<Bytes32>(new Uint8Array(32), 32),
    badge: null,
    ...change,
  });
}
