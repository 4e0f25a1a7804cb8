import { constants, generateKeyPairSync, sign } from 'node:crypto';
import {
  encodeBatch,
  encodeCore,
  hashOfCore,
  hashOfReceipts,
  signBatch,
} from '../../protocol/batch.ts';
import {
  compareBytes,
  concat,
  sized,
  type Bytes,
  type Bytes32,
  type EdSeed,
  type SharedKey,
} from '../../protocol/bytes.ts';
import { certifiedMessage } from '../../protocol/certificate.ts';
import { splitContent, type Content } from '../../protocol/content.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import type { Environment } from '../../protocol/environment.ts';
import { encodeBatches } from '../../protocol/frames/feed.ts';
import { sha256 } from '../../protocol/hash.ts';
import { readManifest, signManifest, type Manifest } from '../../protocol/manifest.ts';
import { firstNoticeHead, signNotice } from '../../protocol/notice.ts';
import { threadOf } from '../../protocol/post.ts';
import { readKeyPair } from '../../protocol/read-proof.ts';
import { commitment } from '../../protocol/roll.ts';
import { day, modulusLength } from '../../protocol/rules.ts';
import { mentorSealing, sealPost } from '../../protocol/sealing.ts';
import type { Words } from './words.ts';

/** A whole feed, as a new PC meets it: every post signed and certified, in frames as the feed sends them. */
export type SignedFeed = {
  manifest: Manifest;
  all: SharedKey;
  frames: Uint8Array[];
  batches: number;
  posts: Uint8Array[];
  /** The issuer's public key (DER), to check with what was checked. */
  issuerKey: Uint8Array;
};

/** Posts of a round on a busy day, and rounds of a frame: about a megabyte, as the feed's target is. */
const perRound = 11;
const perFrame = 20;
/** Posts of a pseudonym: a question, and what its author adds. */
const perAuthor = 5;

/**
 * Makes `count` posts. What the issuer signs is not blinded first, as nobody is to be hidden here: a certificate is the same in the end (RFC 9474,
 * section 4.5).
 */
export async function signedFeed(
  count: number,
  words: Words,
  environment: Environment,
): Promise<SignedFeed> {
  const seed = (): EdSeed => sized<EdSeed>(environment.random(32), 32);
  const issuer = generateKeyPairSync('rsa', { modulusLength: 3072, publicExponent: 0x10001 });
  const issuerKey = new Uint8Array(issuer.publicKey.export({ format: 'der', type: 'spki' }));
  const [root, feed] = [edKeyPair(seed()), edKeyPair(seed())];
  const endpoint = { url: 'wss://127.0.0.1:1', certificate: new Uint8Array(0) };
  const roundLength = 60_000;
  const rounds = Math.ceil(count / perRound) + 1;
  const manifest = readManifest(
    signManifest(root, {
      version: 1,
      cohort: sized(environment.random(16), 16),
      name: '시험',
      root: root.publicKey,
      coordinator: sized(environment.random(32), 32),
      feedKey: feed.publicKey,
      gateKey: edKeyPair(seed()).publicKey,
      start: environment.now() - (rounds + 10) * roundLength,
      deleteAt: environment.now() + 365 * day,
      roundLength,
      epochLength: 364 * day,
      timeZone: 540,
      minSet: 6,
      seats: { mentee: 37, mentor: 17, coordinator: 1 },
      quota: { certificates: 4096, questions: 4096 },
      operation: 'single',
      issuer: endpoint,
      gate: endpoint,
      feed: endpoint,
      demo: false,
    }),
  );
  const all = sized<SharedKey>(environment.random(32), 32);
  const mentor = sized<SharedKey>(environment.random(32), 32);
  const notice = signNotice(root, manifest, firstNoticeHead(manifest), {
    kind: 'epoch',
    epoch: 0,
    issuerKey,
    allCommitment: commitment(all),
    mentorCommitment: commitment(mentor),
    readKey: readKeyPair(all).publicKey,
    mentorSeal: (await mentorSealing(mentor)).publicKey,
    members: 54,
  });

  const posts: Uint8Array[] = [];
  while (posts.length < count) {
    const author = edKeyPair(seed());
    const prefix = sized<Bytes32>(environment.random(32), 32);
    const message = concat(prefix, certifiedMessage(manifest.cohort, 0, author.publicKey));
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    const signature = sign('sha384', message, {
      key: issuer.privateKey,
      padding,
      saltLength: 48,
    });
    const certificate = {
      prefix,
      signature: sized<Bytes<384>>(new Uint8Array(signature), modulusLength),
    };
    const threadKey = sized<SharedKey>(environment.random(32), 32);
    for (let sequence = 0; sequence < perAuthor && posts.length < count; sequence += 1) {
      const opens = sequence === 0;
      const text = words.text().slice(0, 900);
      const content: Content = opens
        ? { kind: 'question', topic: words.topic(), title: words.title(), text }
        : { kind: 'follow-up', text };
      const [part] = splitContent(content, opens, manifest.hash);
      if (!part) throw new RangeError('no part');
      posts.push(
        await sealPost(manifest, environment, {
          author,
          role: 'member',
          certificate,
          thread: threadOf(author.publicKey),
          epoch: 0,
          sequence,
          threadKey: opens ? threadKey : null,
          part,
          to: { shared: opens ? all : threadKey },
        }),
      );
    }
  }

  let previous = manifest.hash;
  const batches = Array.from({ length: rounds }, (_, round) => {
    const bodies = posts
      .slice(round * perRound, (round + 1) * perRound)
      .toSorted((a, b) => compareBytes(sha256(a), sha256(b)));
    const notices = round === 0 ? [notice] : [];
    const core = encodeCore(manifest.hash, {
      round,
      previous,
      notices: notices.map((bytes) => sha256(bytes)),
      dayKeys: [],
      envelopes: 0,
      receiptsHash: hashOfReceipts([]),
      posts: bodies.map((bytes) => sha256(bytes)),
    });
    previous = hashOfCore(core);
    return encodeBatch(core, signBatch(feed, previous), notices, [], bodies);
  });
  const frames = Array.from({ length: Math.ceil(batches.length / perFrame) }, (_, n) =>
    encodeBatches(batches.slice(n * perFrame, (n + 1) * perFrame)),
  );
  return { manifest, all, frames, batches: batches.length, posts, issuerKey };
}
