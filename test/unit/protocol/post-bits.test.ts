import { expect, test } from 'vitest';
import { checkPost, decodePost } from '../../../protocol/post.ts';
import { certify, makeCohort, makeIssuer, sealOpening } from './cohort.ts';
import { allRefused, bitFlips, total } from './hostile.ts';

// A file of its own: 38,160 signatures are checked, beside the other tests.
test('a post with any single bit changed is refused', async () => {
  const cohort = await makeCohort();
  const issuer = await makeIssuer();
  const post = await sealOpening(cohort, await certify(cohort, issuer));
  const counts = allRefused(bitFlips(post), (input) => {
    checkPost(cohort.manifest, decodePost(input), (epoch) =>
      epoch === 0 ? issuer.key.native : undefined,
    );
  });
  expect(total(counts)).toBe(38_160);
  // Eight bits of the version; 128 of the cohort; 256 of the manifest; seven of the role are no role.
  expect(counts.get('version')).toBe(8);
  expect(counts.get('cohort')).toBe(128);
  expect(counts.get('manifest')).toBe(256);
  expect(counts.get('format')).toBe(7);
});
