import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import {
  sized,
  type CohortId,
  type EdSeed,
  type Hash,
  type SharedKey,
} from '../../../protocol/bytes.ts';
import {
  blindPseudonym,
  importIssuerKey,
  unblind,
  type Certificate,
  type IssuerKey,
} from '../../../protocol/certificate.ts';
import { splitContent, type Content, type ContentPart } from '../../../protocol/content.ts';
import { edKeyPair, type EdKeyPair } from '../../../protocol/ed25519.ts';
import { xKeyPair, type XKeyPair } from '../../../protocol/hpke.ts';
import {
  readManifest,
  signManifest,
  type Manifest,
  type ManifestContent,
} from '../../../protocol/manifest.ts';
import type { EpochNotice } from '../../../protocol/notice.ts';
import { threadOf } from '../../../protocol/post.ts';
import { readKeyPair } from '../../../protocol/read-proof.ts';
import { commitment } from '../../../protocol/roll.ts';
import { mentorSealing, sealPost, type PostDraft } from '../../../protocol/sealing.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';

/** The issuer as the relay has it: a native RSA key that signs what it is given. */
export type TestIssuer = {
  spki: Uint8Array;
  key: IssuerKey;
  signBlinded: (blinded: Uint8Array) => Uint8Array;
};

export type Pseudonym = { pair: EdKeyPair; certificate: Certificate };

export type TestCohort = {
  environment: VirtualEnvironment;
  root: EdKeyPair;
  feed: EdKeyPair;
  manifest: Manifest;
  content: ManifestContent;
  all: SharedKey;
  mentors: SharedKey;
  /** What the mentors hold together, from `mentors`. */
  mentorSeal: XKeyPair;
  badgeSeal: XKeyPair;
  coordinatorSeal: XKeyPair;
};

export async function makeCohort(): Promise<TestCohort> {
  const environment = new VirtualEnvironment();
  const seed = (): EdSeed => sized<EdSeed>(environment.random(32), 32);
  const root = edKeyPair(seed());
  const feed = edKeyPair(seed());
  const coordinator = await xKeyPair(sized(environment.random(32), 32));
  const endpoint = (port: number) => ({
    url: `wss://127.0.0.1:${String(port)}`,
    certificate: environment.random(48),
  });
  const content: ManifestContent = {
    version: 1,
    cohort: sized<CohortId>(environment.random(16), 16),
    name: '깐부톡 시험',
    root: root.publicKey,
    coordinator: coordinator.publicKey,
    feedKey: feed.publicKey,
    gateKey: edKeyPair(seed()).publicKey,
    start: Date.UTC(2026, 2, 1, 15),
    deleteAt: Date.UTC(2028, 2, 1, 15),
    roundLength: 60_000,
    epochLength: 7 * 86_400_000,
    timeZone: 540,
    minSet: 15,
    seats: { mentee: 37, mentor: 17, coordinator: 1 },
    quota: { certificates: 40, questions: 5 },
    operation: 'split',
    issuer: endpoint(1),
    gate: endpoint(2),
    feed: endpoint(3),
    demo: false,
  };
  const mentors = sized<SharedKey>(environment.random(32), 32);
  return {
    environment,
    root,
    feed,
    content,
    manifest: readManifest(signManifest(root, content)),
    all: sized<SharedKey>(environment.random(32), 32),
    mentors,
    mentorSeal: await mentorSealing(mentors),
    coordinatorSeal: coordinator,
    badgeSeal: await xKeyPair(sized(environment.random(32), 32)),
  };
}

export async function makeIssuer(): Promise<TestIssuer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }));
  return {
    spki,
    key: await importIssuerKey(spki),
    signBlinded: (blinded) =>
      new Uint8Array(
        privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, blinded),
      ),
  };
}

export const newPair = (cohort: TestCohort): EdKeyPair =>
  edKeyPair(sized<EdSeed>(cohort.environment.random(32), 32));

export async function certify(
  cohort: TestCohort,
  issuer: TestIssuer,
  epoch = 0,
): Promise<Pseudonym> {
  const pair = newPair(cohort);
  const blinding = await blindPseudonym(issuer.key, cohort.manifest.cohort, epoch, pair.publicKey);
  const certificate = await unblind(issuer.key, blinding, issuer.signBlinded(blinding.blinded));
  return { pair, certificate };
}

/** A certificate of the right form that no issuer made, for tests of what comes before its check. */
export const uncertified = (cohort: TestCohort): Pseudonym => ({
  pair: newPair(cohort),
  certificate: {
    prefix: sized(cohort.environment.random(32), 32),
    signature: sized(cohort.environment.random(384), 384),
  },
});

export const checkpoint = sized<Hash>(new Uint8Array(32).fill(7), 32);

/** The parts of a content; there is always a first one. */
export function partsOf(content: Content, opening: boolean): [ContentPart, ...ContentPart[]] {
  const [first, ...rest] = splitContent(content, opening, checkpoint);
  if (!first) throw new Error('no part');
  return [first, ...rest];
}

export const question = {
  kind: 'question',
  topic: 'know-how',
  title: '출장비 정산',
  text: '영수증을 잃어버렸는데 어떻게 하면 좋을까요?',
} as const satisfies Content;

/** The draft of a question that opens a thread of its own. */
export const opening = (
  cohort: TestCohort,
  author: Pseudonym,
  to: PostDraft['to'],
  more: Partial<PostDraft> = {},
): PostDraft => ({
  author: author.pair,
  role: 'member',
  certificate: author.certificate,
  thread: threadOf(author.pair.publicKey),
  epoch: 0,
  sequence: 0,
  threadKey: sized<SharedKey>(cohort.environment.random(32), 32),
  part: partsOf(question, true)[0],
  to,
  ...more,
});

export const sealOpening = (
  cohort: TestCohort,
  author: Pseudonym,
  to: PostDraft['to'] = { shared: cohort.all },
): Promise<Uint8Array> =>
  sealPost(cohort.manifest, cohort.environment, opening(cohort, author, to));

export const epochNotice = (cohort: TestCohort, spki: Uint8Array, epoch = 0): EpochNotice => ({
  kind: 'epoch',
  epoch,
  issuerKey: spki,
  allCommitment: commitment(cohort.all),
  mentorCommitment: commitment(cohort.mentors),
  readKey: readKeyPair(cohort.all).publicKey,
  mentorSeal: cohort.mentorSeal.publicKey,
  members: 54,
});
