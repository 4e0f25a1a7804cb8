import {
  sized,
  type Bytes32,
  type EdSeed,
  type Hash,
  type SharedKey,
} from '../../../protocol/bytes.ts';
import {
  blindPseudonym,
  certificateHolds,
  importIssuerKey,
  unblind,
} from '../../../protocol/certificate.ts';
import { splitContent } from '../../../protocol/content.ts';
import { edKeyPair } from '../../../protocol/ed25519.ts';
import { systemEnvironment as environment } from '../../../protocol/environment.ts';
import { xKeyPair } from '../../../protocol/hpke.ts';
import { decodePost, threadOf } from '../../../protocol/post.ts';
import { openShared, sealPost, type SealTo } from '../../../protocol/sealing.ts';
import { BlindSigner, makeIssuerKey } from '../../../relay/issuer/blind-signer.ts';
import type { LiveRun } from '../live/live.ts';
import type { CheckedControl } from './simulated.ts';

const members = 4;
const fresh = <T extends Uint8Array>(length: number): T => environment.random(length) as T;
const kem = { from: 122, to: 154 };

/** Real posts and certificates: which key opens a post, under which a certificate is valid, what its key exchange tells. */
export async function checkBytes(live: LiveRun): Promise<CheckedControl[]> {
  return [await sharedKeys(live), await kems(live), await issuerKeys(live)];
}

/** Issuer and feed try the shared key of each member on a post. */
async function sharedKeys(live: LiveRun): Promise<CheckedControl> {
  const keys = Array.from({ length: members }, () => fresh<SharedKey>(32));
  const one = keys[0] ?? fresh<SharedKey>(32);
  const opening = async (handed: readonly SharedKey[]): Promise<number> => {
    let named = 0;
    for (const [author, key] of handed.entries()) {
      const post = decodePost(await sealed(live, { shared: key }));
      const fitting = handed.flatMap((other, member) => (openShared(post, other) ? [member] : []));
      if (fitting.length === 1 && fitting[0] === author) named += 1;
    }
    return named;
  };
  const wrong = await opening(keys);
  const right = await opening(keys.map(() => one));
  return {
    mistake: 'real posts: a K_all for each member',
    found: `${wrong} of ${members} named; as built ${right}`,
    isCaught: wrong === members && right === 0,
  };
}

/** The feed tells audiences apart by the kem of a post, where only those sealed to a key of somebody's have one. */
async function kems(live: LiveRun): Promise<CheckedControl> {
  const holder = (await xKeyPair(fresh<Bytes32>(32))).publicKey;
  const audiences: SealTo[] = [{ shared: fresh<SharedKey>(32) }, { holder }];
  const posts: { bytes: Uint8Array; isShared: boolean }[] = [];
  for (let n = 0; n < 20; n += 1) {
    const to = audiences[n % 2] ?? { holder };
    posts.push({ bytes: await sealed(live, to), isShared: 'shared' in to });
  }
  const without = posts.map(({ bytes, isShared }) => ({
    bytes: isShared ? bytes.slice().fill(0, kem.from, kem.to) : bytes,
    isShared,
  }));
  // Told apart: a post whose kem is no fresh one, or the other way round.
  const told = (all: typeof posts): number => {
    const seen = all.map(({ bytes }) =>
      Buffer.from(bytes.subarray(kem.from, kem.to)).toString('hex'),
    );
    const isPlain = seen.map(
      (one) => /^0+$/.test(one) || seen.filter((other) => other === one).length > 1,
    );
    if (isPlain.every((one) => one === isPlain[0])) return 0;
    return all.filter(({ isShared }, n) => isPlain[n] === isShared).length;
  };
  const [wrong, right] = [told(without), told(posts)];
  return {
    mistake: 'real posts: a random kem where others have none',
    found: `the audience of ${wrong} of ${posts.length} told; as built ${right}`,
    isCaught: wrong === posts.length && right === 0,
  };
}

/** Issuer and feed try the issuer's keys on a certificate. */
async function issuerKeys(live: LiveRun): Promise<CheckedControl> {
  const made = [await makeIssuerKey(), await makeIssuerKey()];
  const signers = made.map((key) => new BlindSigner(key));
  const keys = await Promise.all(signers.map((signer) => importIssuerKey(signer.publicKey)));
  const { cohort } = live.manifest;
  let wrong = 0;
  for (const [author, signer] of signers.entries()) {
    const key = keys[author];
    if (!key) continue;
    const pair = edKeyPair(fresh<EdSeed>(32));
    const blinding = await blindPseudonym(key, cohort, 0, pair.publicKey);
    const certificate = await unblind(key, blinding, signer.sign(blinding.blinded));
    const valid = keys.flatMap((one, member) =>
      certificateHolds(one.native, cohort, 0, pair.publicKey, certificate) ? [member] : [],
    );
    if (valid.length === 1 && valid[0] === author) wrong += 1;
  }
  const issuer = await importIssuerKey(live.issuerKey);
  const odd = live.posts.filter(({ bytes }) => {
    const { author, certificate, epoch } = decodePost(bytes);
    return !certificate || !certificateHolds(issuer.native, cohort, epoch, author, certificate);
  }).length;
  return {
    mistake: 'real certificates: an issuer’s key for each member',
    found: `${wrong} of ${signers.length} named; as built ${odd} of ${live.posts.length} certificates are under another key than everybody’s`,
    isCaught: wrong === signers.length && odd === 0 && live.posts.length > 0,
  };
}

/** A question of a new pseudonym, with a certificate of the right form. */
async function sealed({ manifest }: LiveRun, to: SealTo): Promise<Uint8Array> {
  const author = edKeyPair(fresh<EdSeed>(32));
  const content = { kind: 'question', topic: 'heart', title: '물음', text: '물음이에요' } as const;
  const [part] = splitContent(content, true, sized<Hash>(new Uint8Array(32), 32));
  if (!part) throw new Error('no part');
  return sealPost(manifest, environment, {
    author,
    role: 'member',
    certificate: { prefix: fresh(32), signature: fresh(384) },
    thread: threadOf(author.publicKey),
    epoch: 0,
    sequence: 0,
    threadKey: fresh<SharedKey>(32),
    part,
    to,
  });
}
