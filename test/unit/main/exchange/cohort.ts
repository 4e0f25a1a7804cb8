import { constants, generateKeyPairSync, sign } from 'node:crypto';
import {
  encodeBatch,
  encodeCore,
  hashOfCore,
  hashOfReceipts,
  signBatch,
  type DayKey,
} from '../../../../protocol/batch.ts';
import {
  compareBytes,
  concat,
  sized,
  type Bytes,
  type Bytes32,
  type CohortId,
  type EdSeed,
  type Hash,
  type SharedKey,
} from '../../../../protocol/bytes.ts';
import { certifiedMessage, type Certificate } from '../../../../protocol/certificate.ts';
import { edKeyPair, type EdKeyPair } from '../../../../protocol/ed25519.ts';
import type { Environment } from '../../../../protocol/environment.ts';
import { encodeBatches } from '../../../../protocol/frames/feed.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { xKeyPair } from '../../../../protocol/hpke.ts';
import { readManifest, signManifest, type Manifest } from '../../../../protocol/manifest.ts';
import {
  firstNoticeHead,
  follow,
  readNotice,
  signNotice,
  type NoticeBody,
  type NoticeHead,
} from '../../../../protocol/notice.ts';
import { readKeyPair } from '../../../../protocol/read-proof.ts';
import { commitment } from '../../../../protocol/roll.ts';
import { hour } from '../../../../protocol/rules.ts';
import { mentorSealing } from '../../../../protocol/sealing.ts';

const issuer = generateKeyPairSync('rsa', { modulusLength: 3072, publicExponent: 0x10001 });
const issuerSpki = new Uint8Array(issuer.publicKey.export({ format: 'der', type: 'spki' }));

/** The same in every cohort here: the public half takes a promise to work out, and a cohort is made at once. */
const mentorKey = sized<SharedKey>(new Uint8Array(32).fill(9), 32);
const mentorSeal = (await mentorSealing(mentorKey)).publicKey;

export type BatchContents = {
  round: number;
  posts?: Uint8Array[];
  notices?: Uint8Array[];
  dayKeys?: DayKey[];
  receipts?: Hash[];
};

/** Everybody else's side of a cohort, made in the test: what root, issuer and feed would sign. */
export class TestCohort {
  readonly manifest: Manifest;
  readonly keys: { all: SharedKey; mentor: SharedKey };
  /** Of epoch 0 (DER). */
  readonly issuerKey = issuerSpki;
  readonly #root: EdKeyPair;
  readonly #feed: EdKeyPair;
  #noticeHead: NoticeHead;
  #previous: Hash;

  constructor(environment: Environment, minSet = 1) {
    const seed = (): EdSeed => sized<EdSeed>(environment.random(32), 32);
    this.#root = edKeyPair(seed());
    this.#feed = edKeyPair(seed());
    const endpoint = { url: 'wss://127.0.0.1:1', certificate: new Uint8Array(0) };
    this.manifest = readManifest(
      signManifest(this.#root, {
        version: 1,
        cohort: sized<CohortId>(environment.random(16), 16),
        name: '시험',
        root: this.#root.publicKey,
        coordinator: sized(environment.random(32), 32),
        feedKey: this.#feed.publicKey,
        gateKey: edKeyPair(seed()).publicKey,
        start: environment.now() - 72 * hour,
        deleteAt: environment.now() + 100 * 24 * hour,
        roundLength: 60_000,
        epochLength: 7 * 24 * hour,
        timeZone: 540,
        minSet,
        seats: { mentee: 37, mentor: 17, coordinator: 1 },
        quota: { certificates: 40, questions: 5 },
        operation: 'single',
        issuer: endpoint,
        gate: endpoint,
        feed: endpoint,
        demo: false,
      }),
    );
    this.keys = {
      all: sized(environment.random(32), 32),
      mentor: mentorKey,
    };
    this.#noticeHead = firstNoticeHead(this.manifest);
    this.#previous = this.manifest.hash;
  }

  notice(body: NoticeBody): Uint8Array {
    const bytes = signNotice(this.#root, this.manifest, this.#noticeHead, body);
    this.#noticeHead = follow(this.#noticeHead, readNotice(this.manifest, bytes));
    return bytes;
  }

  /** The notice of epoch 0. `all` stands in for a key that was not handed out. */
  epochNotice(all: SharedKey = this.keys.all): Uint8Array {
    return this.notice({
      kind: 'epoch',
      epoch: 0,
      issuerKey: this.issuerKey,
      allCommitment: commitment(all),
      mentorCommitment: commitment(this.keys.mentor),
      readKey: readKeyPair(all).publicKey,
      mentorSeal,
      members: 9,
    });
  }

  /** A batch as the feed would sign it, after the last one. */
  batch({
    round,
    posts = [],
    notices = [],
    dayKeys = [],
    receipts = [],
  }: BatchContents): Uint8Array {
    const bodies = posts.toSorted((a, b) => compareBytes(sha256(a), sha256(b)));
    const sorted = receipts.toSorted(compareBytes);
    const core = encodeCore(this.manifest.hash, {
      round,
      previous: this.#previous,
      notices: notices.map((notice) => sha256(notice)),
      dayKeys,
      envelopes: sorted.length,
      receiptsHash: hashOfReceipts(sorted),
      posts: bodies.map((body) => sha256(body)),
    });
    const hash = hashOfCore(core);
    this.#previous = hash;
    return encodeBatch(core, signBatch(this.#feed, hash), notices, sorted, bodies);
  }

  /** Another history from here on: what comes next names `hash` as its predecessor. */
  forkFrom(hash: Hash): void {
    this.#previous = hash;
  }

  frame(...batches: Uint8Array[]): Uint8Array {
    return encodeBatches(batches);
  }

  /** A pseudonym of epoch 0 with the certificate that unblinding gives (RFC 9474, 4.4), signed without having been blinded: nobody is hidden here. */
  certified(environment: Environment): { seed: EdSeed; epoch: number; certificate: Certificate } {
    const seed = sized<EdSeed>(environment.random(32), 32);
    const prefix = sized<Bytes32>(environment.random(32), 32);
    const { publicKey } = edKeyPair(seed);
    const message = concat(prefix, certifiedMessage(this.manifest.cohort, 0, publicKey));
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    const signed = sign('sha384', message, { key: issuer.privateKey, padding, saltLength: 48 });
    const signature = sized<Bytes<384>>(new Uint8Array(signed), 384);
    return { seed, epoch: 0, certificate: { prefix, signature } };
  }

  async dayKey(day: number, material: Bytes32): Promise<DayKey> {
    return { day, key: (await xKeyPair(material)).publicKey };
  }
}
