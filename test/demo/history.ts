import { constants, sign, type KeyObject } from 'node:crypto';
import { decodeBatch } from '../../protocol/batch.ts';
import {
  concat,
  sized,
  type EdSeed,
  type Hash,
  type SharedKey,
  type ThreadId,
} from '../../protocol/bytes.ts';
import { checkpointBefore, dayAt, epochAt, roundAt, roundStart } from '../../protocol/calendar.ts';
import { certifiedMessage, type Certificate } from '../../protocol/certificate.ts';
import { splitContent, type Content } from '../../protocol/content.ts';
import { edKeyPair, type EdKeyPair } from '../../protocol/ed25519.ts';
import { sealEnvelope } from '../../protocol/envelope.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { decodePost, threadOf } from '../../protocol/post.ts';
import { hour } from '../../protocol/rules.ts';
import { sealPost } from '../../protocol/sealing.ts';
import type { FeedEngine } from '../../relay/feed/engine.ts';
import type { Story, StoryReply } from './stories.ts';

/** What the past is written with: the demo owns all of its servers, and the badge of one of its mentors. */
export type Pen = {
  manifest: Manifest;
  environment: Environment;
  /** The issuer's private RSA key of the epoch in which the past lies. */
  issuerKey: KeyObject;
  everyone: SharedKey;
  badge: EdKeyPair;
  /** Envelopes that the others sent in the same rounds. */
  others: number;
};

type Pseudonym = { pair: EdKeyPair; certificate: Certificate; sequence: number };
type Thread = {
  id: ThreadId;
  key: SharedKey;
  asker: Pseudonym;
  badgeSequence: number;
  accepted: Hash | null;
};
type Event = { at: number; write: () => Promise<Uint8Array> };

/**
 * Plays the stories into a feed on a moved clock: real posts with real certificates in sealed envelopes, in the rounds of those days, through the
 * feed's own checks. Certificates are signed by the issuer's key directly instead of blindly: the same signature, without 100 ms of blinding.
 * @param setNow moves the clock that the feed sees.
 */
export async function playHistory(
  engine: FeedEngine,
  pen: Pen,
  stories: readonly Story[],
  setNow: (ms: number) => void,
): Promise<void> {
  const { manifest, environment } = pen;
  const now = environment.now();
  const hashes: { round: number; hash: Hash }[] = [];
  const stop = engine.onBatch(({ round, bytes }) =>
    hashes.push({ round, hash: decodeBatch(bytes).hash }),
  );
  const checkpoint = (at: number): Hash =>
    hashes.findLast(({ round }) => round < checkpointBefore(manifest, at))?.hash ?? manifest.hash;

  const events = stories.flatMap((story) =>
    eventsOf(pen, story, now - story.age * hour, now, checkpoint),
  );
  let last = engine.head()?.round ?? -1;
  for (const { at, write } of events.toSorted((a, b) => a.at - b.at)) {
    const round = Math.max(roundAt(manifest, at), last + 1);
    last = round;
    const time = roundStart(manifest, round);
    setNow(time);
    const dayKey = engine.dayKey(dayAt(manifest, time));
    if (!dayKey) throw new Error('The feed has announced no key for a day of the past.');
    const posts = [await write(), ...Array.from({ length: pen.others }, () => null)];
    const envelopes = posts.map(async (post) => sealEnvelope(dayKey, manifest.cohort, post));
    await engine.storeRound(round, await Promise.all(envelopes));
  }
  stop();
}

function eventsOf(
  pen: Pen,
  story: Story,
  askedAt: number,
  now: number,
  checkpoint: (at: number) => Hash,
): Event[] {
  const { environment } = pen;
  const asker = newPseudonym(pen, askedAt);
  const thread: Thread = {
    id: threadOf(asker.pair.publicKey),
    key: sized<SharedKey>(environment.random(32), 32),
    asker,
    badgeSequence: 0,
    accepted: null,
  };
  const { topic, title, text } = story;
  const question: Event = {
    at: askedAt,
    write: async () =>
      write(pen, thread, asker, { kind: 'question', topic, title, text }, checkpoint(askedAt)),
  };
  const replies = story.replies.flatMap((reply): Event[] => {
    // A little scattered, so that the past does not look like a timetable.
    const at = Math.min(
      askedAt + reply.after * hour + ((reply.after * 7919_000) % (hour / 2)),
      now - hour / 4,
    );
    return eventsOfReply(pen, thread, reply, at, checkpoint);
  });
  return [question, ...replies];
}

function eventsOfReply(
  pen: Pen,
  thread: Thread,
  reply: StoryReply,
  at: number,
  checkpoint: (at: number) => Hash,
): Event[] {
  const content: Content =
    reply.kind === 'me-too' || reply.kind === 'claim'
      ? { kind: reply.kind }
      : { kind: reply.kind, text: reply.text };
  let id: Hash | null = null;
  const event: Event = {
    at,
    write: async () => {
      const author =
        reply.by === 'mentor'
          ? 'badge'
          : reply.by === 'asker'
            ? thread.asker
            : newPseudonym(pen, at);
      const post = await write(pen, thread, author, content, checkpoint(at));
      id = decodePost(post).id;
      return post;
    },
  };
  if (!('accepted' in reply)) return [event];
  const later = at + hour / 3;
  const accept: Event = {
    at: later,
    write: async () => {
      if (!id) throw new Error('An answer is accepted after it is written.');
      return write(pen, thread, thread.asker, { kind: 'accept', answer: id }, checkpoint(later));
    },
  };
  return [event, accept];
}

async function write(
  pen: Pen,
  thread: Thread,
  author: Pseudonym | 'badge',
  content: Content,
  checkpoint: Hash,
): Promise<Uint8Array> {
  const { manifest, environment, badge, everyone } = pen;
  const opens = content.kind === 'question';
  const [part, ...more] = splitContent(content, opens, checkpoint);
  if (!part || more.length > 0) throw new Error('Stories fit into one post.');
  const to = { shared: opens ? everyone : thread.key };
  const common = { thread: thread.id, epoch: epochAt(manifest, environment.now()), part, to };
  if (author === 'badge') {
    const sequence = thread.badgeSequence;
    thread.badgeSequence += 1;
    return sealPost(manifest, environment, {
      ...common,
      author: badge,
      role: 'badge',
      certificate: null,
      sequence,
      threadKey: null,
    });
  }
  const sequence = author.sequence;
  author.sequence += 1;
  return sealPost(manifest, environment, {
    ...common,
    author: author.pair,
    role: 'member',
    certificate: author.certificate,
    sequence,
    threadKey: opens ? thread.key : null,
  });
}

function newPseudonym({ manifest, environment, issuerKey }: Pen, at: number): Pseudonym {
  const pair = edKeyPair(sized<EdSeed>(environment.random(32), 32));
  const prefix = sized<Certificate['prefix']>(environment.random(32), 32);
  const message = concat(
    prefix,
    certifiedMessage(manifest.cohort, epochAt(manifest, at), pair.publicKey),
  );
  const signature = sign('sha384', message, {
    key: issuerKey,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 48,
  });
  return {
    pair,
    certificate: { prefix, signature: sized(new Uint8Array(signature), 384) },
    sequence: 0,
  };
}
