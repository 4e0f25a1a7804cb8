import { expect, test } from 'vitest';
import { cohortView } from '../../../../main/membership/cohort-view.ts';
import { edKeyPair } from '../../../../protocol/ed25519.ts';
import { sized, type EdSeed } from '../../../../protocol/bytes.ts';
import {
  readManifest,
  signManifest,
  type Manifest,
  type ManifestContent,
} from '../../../../protocol/manifest.ts';
import { readNotice, signNotice } from '../../../../protocol/notice.ts';
import { Roll } from '../../../../protocol/roll.ts';
import { sixWords } from '../../../../protocol/words.ts';
import { makeCohort } from '../../protocol/cohort.ts';

const cohort = await makeCohort();
const root = edKeyPair(sized<EdSeed>(new Uint8Array(32).fill(3), 32));

function manifestWith(
  operation: ManifestContent['operation'],
  gate: string,
  feed: string,
): Manifest {
  const { content } = cohort;
  const at = (url: string): ManifestContent['gate'] => ({ ...content.gate, url });
  return readManifest(
    signManifest(root, {
      ...content,
      operation,
      root: root.publicKey,
      gate: at(gate),
      feed: at(feed),
    }),
  );
}

test.each([
  ['split', 'wss://10.0.0.1:443', 'wss://10.0.0.2:443', 'split'],
  ['split', 'wss://10.0.0.1:443', 'wss://10.0.0.1:444', 'single'],
  ['split', 'wss://[::1]:443', 'wss://[0:0::1]:444', 'single'],
  ['single', 'wss://10.0.0.1:443', 'wss://10.0.0.2:443', 'single'],
] as const)('a cohort that says %s, with %s and %s, is %s', (said, gate, feed, shown) => {
  expect(cohortView(manifestWith(said, gate, feed), null).operation).toBe(shown);
});

test('a feed that moves to the gate’s machine ends split operation', () => {
  const manifest = manifestWith('split', 'wss://10.0.0.1:443', 'wss://10.0.0.2:443');
  const roll = new Roll(manifest);
  expect(cohortView(manifest, roll).operation).toBe('split');
  const url = 'wss://10.0.0.1:444';
  const { certificate } = manifest.feed;
  const moved = signNotice(root, manifest, roll.head, {
    kind: 'address',
    role: 'feed',
    url,
    certificate,
  });
  roll.add(readNotice(manifest, moved));
  expect(cohortView(manifest, roll).operation).toBe('single');
});

test('the six words are the manifest’s, and made once', () => {
  const manifest = manifestWith('split', 'wss://10.0.0.1:443', 'wss://10.0.0.2:443');
  const start = performance.now();
  const made = sixWords(manifest.hash);
  const once = performance.now() - start;
  const first = cohortView(manifest, null).words;
  expect(first).toEqual(made);
  const before = performance.now();
  for (let n = 0; n < 100; n += 1) expect(cohortView(manifest, null).words).toEqual(first);
  expect(performance.now() - before).toBeLessThan(50 * once);
  first.pop();
  expect(cohortView(manifest, null).words).toHaveLength(6);
});

test('before there is a notice, the members are the seats', () => {
  expect(cohortView(cohort.manifest, null).members).toBe(55);
});
