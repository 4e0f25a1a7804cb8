import type { Manifest } from '../../protocol/manifest.ts';

/** Both sides of the relay speak in every round: after this long without a word, ms, a connection is dead. */
export const silenceAfter = (manifest: Manifest): number =>
  Math.max(3 * manifest.roundLength, 30_000);
