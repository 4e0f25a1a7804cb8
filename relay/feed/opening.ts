import type { KeyObject } from 'node:crypto';
import { compareBytes, toHex, type Hash, type XSecretKey } from '../../protocol/bytes.ts';
import { receiptOf } from '../../protocol/batch.ts';
import { openEnvelope, type Erasure, type Load } from '../../protocol/envelope.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { checkPost, decodePost, type Post } from '../../protocol/post.ts';
import { refusalOf, type Refusal } from '../log.ts';

/** What the envelopes of a round hold: a receipt for each, the posts whose form, signature and certificate are good, and erasures. */
export type OpenedRound = { receipts: Hash[]; posts: Post[]; erasures: Erasure[] };

const atOnce = 64;

/**
 * Opens the envelopes of a round with the keys of its day, `secrets` in the order in which they are tried. Malformed ones get a receipt like
 * all others, and are counted by their refusal. The same envelope twice counts once.
 */
export async function openRound(
  manifest: Manifest,
  secrets: readonly XSecretKey[],
  issuerKey: (epoch: number) => KeyObject | undefined,
  envelopes: readonly Uint8Array[],
  refused: (refusal: Refusal) => void,
): Promise<OpenedRound> {
  const different = new Map<string, { receipt: Hash; envelope: Uint8Array }>();
  for (const envelope of envelopes) {
    const receipt = receiptOf(envelope);
    different.set(toHex(receipt), { receipt, envelope });
  }
  const sorted = [...different.values()].toSorted((a, b) => compareBytes(a.receipt, b.receipt));
  const posts = new Map<string, Post>();
  const erasures: Erasure[] = [];
  const open = async (envelope: Uint8Array): Promise<void> => {
    try {
      const load = await openWithAny(manifest, secrets, envelope);
      if (!load) return;
      if (!(load instanceof Uint8Array)) {
        erasures.push(load);
        return;
      }
      const post = decodePost(load);
      checkPost(manifest, post, issuerKey);
      posts.set(toHex(post.id), post);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      refused(refusalOf(error));
    }
  };
  for (let start = 0; start < sorted.length; start += atOnce) {
    await Promise.all(sorted.slice(start, start + atOnce).map(({ envelope }) => open(envelope)));
  }
  return { receipts: sorted.map(({ receipt }) => receipt), posts: [...posts.values()], erasures };
}

/** A round of which nothing is opened: its receipts, and nothing else. */
export function unopened(envelopes: readonly Uint8Array[]): OpenedRound {
  const receipts = new Map(envelopes.map(receiptOf).map((receipt) => [toHex(receipt), receipt]));
  return { receipts: [...receipts.values()].toSorted(compareBytes), posts: [], erasures: [] };
}

async function openWithAny(
  manifest: Manifest,
  secrets: readonly XSecretKey[],
  envelope: Uint8Array,
): Promise<Load> {
  for (const secret of secrets) {
    try {
      return await openEnvelope(secret, manifest.cohort, envelope);
    } catch (error) {
      if (!(error instanceof ProtocolError) || error.code !== 'sealed') throw error;
    }
  }
  throw new ProtocolError('sealed', 'no key of these days');
}
