import { sized, type Hash, type SharedKey, type ThreadId } from '../../../../protocol/bytes.ts';
import { splitContent, type Content } from '../../../../protocol/content.ts';
import { edKeyPair, type EdKeyPair } from '../../../../protocol/ed25519.ts';
import type { Environment } from '../../../../protocol/environment.ts';
import { threadOf } from '../../../../protocol/post.ts';
import { sealPost } from '../../../../protocol/sealing.ts';
import type { TestCohort } from './cohort.ts';

export const question: Content = {
  kind: 'question',
  topic: 'heart',
  title: '첫 월급',
  text: '다들 어떻게 쓰셨어요?',
};

/** A thread as somebody else's PC writes it. */
export type Letter = {
  thread: ThreadId;
  author: EdKeyPair;
  /** The question. */
  post: Uint8Array;
  /** What the asker writes next; `sequence` from 1. */
  follow: (sequence: number, text: string) => Promise<Uint8Array>;
};

export type LetterOptions = {
  /** Opens the question. */
  to?: SharedKey;
  /** The last batch that its author says to have had. */
  checkpoint?: Hash;
  /** What is asked; something else, if it does not matter. */
  asked?: Content;
};

/** Writes a question under a pseudonym that a real issuer has certified. */
export async function writeLetter(
  cohort: TestCohort,
  environment: Environment,
  { to = cohort.keys.all, checkpoint = cohort.manifest.hash, asked = question }: LetterOptions = {},
): Promise<Letter> {
  const { manifest } = cohort;
  const { seed, certificate } = cohort.certified(environment);
  const author = edKeyPair(seed);
  const thread = threadOf(author.publicKey);
  const threadKey = sized<SharedKey>(environment.random(32), 32);
  const seal = async (sequence: number, content: Content): Promise<Uint8Array> => {
    const opens = sequence === 0;
    const [part] = splitContent(content, opens, checkpoint);
    if (!part) throw new Error('no part');
    return sealPost(manifest, environment, {
      author,
      role: 'member',
      certificate,
      thread,
      epoch: 0,
      sequence,
      threadKey: opens ? threadKey : null,
      part,
      to: { shared: opens ? to : threadKey },
    });
  };
  return {
    thread,
    author,
    post: await seal(0, asked),
    follow: (sequence, text) => seal(sequence, { kind: 'follow-up', text }),
  };
}
