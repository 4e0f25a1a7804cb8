import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { fromHex, type ThreadId } from '../../protocol/bytes.ts';
import type { ThreadView } from '../../preload/contract.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { approveBadges } from '../../relay/coordinator/notices.ts';
import { koreanPairs, type Pair } from '../fixtures/korean-pairs.ts';
import {
  allThreads,
  readyToWrite,
  runClient,
  send,
  until,
  type RunningClient,
} from '../fixtures/running-client.ts';
import { startRelay, type RelayProcess } from '../fixtures/relay-process.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** How many questions and answers are sent: a whole number of threads. */
    pairs: number;
  }
}

/**
 * Pairs within the rules: a pseudonym writes eight posts a day, so a thread holds a question and seven follow-ups, and mentors answer every one
 * of them under their badges, which have no such limit. A thousand pairs are 125 threads, whose pseudonyms need 125 certificates: 63 for each
 * asker, and as everybody fetches the full quota, 63 for each mentor.
 */
const perThread = 8;
const askers = 2;
const mentors = 2;
const { pairs, source } = koreanPairs(inject('pairs'));
const quota = Math.ceil(pairs.length / perThread / askers);
const isFull = pairs.length >= 1000;
/** Entries that a client keeps in its outbox: somebody who writes on while the last ones leave. */
const ahead = 6;

type Conversation = {
  asker: number;
  mentor: number;
  pairs: Pair[];
  id: string | null;
  asked: number;
  answered: number;
};

let cohort: TestCohort;
let relay: RelayProcess;
let asking: RunningClient[];
let answering: RunningClient[];

beforeAll(async () => {
  cohort = await makeCohort({
    roundLength: 50,
    minSet: 3,
    seats: { mentee: askers, mentor: mentors, coordinator: 1 },
    quota: { certificates: quota, questions: quota },
  });
  relay = await startRelay(cohort.data);
  const invites = {
    mentee: await createInvites(cohort.kit, 'mentee', askers),
    mentor: await createInvites(cohort.kit, 'mentor', mentors),
  };
  // Rounds of 50 ms on a busy machine lose envelopes to lateness: what an alarm is for is tested in courier.test.ts.
  const missingRule = { share: 1, atLeastSent: 1, atLeastMissing: 1 };
  const join = async (invite: string, nickname: string | null): Promise<RunningClient> => {
    const running = runClient({ missingRule });
    await running.client.join({ invite, nickname });
    return running;
  };
  asking = await Promise.all(invites.mentee.map((invite) => join(invite, null)));
  answering = await Promise.all(invites.mentor.map((invite, n) => join(invite, `멘토 ${n + 1}`)));
  await approveBadges(cohort.kit);
  await Promise.all([...asking, ...answering].map(readyToWrite));
}, 600_000);

afterAll(async () => {
  await Promise.all([...asking, ...answering].map((one) => one.end()));
  await relay.end();
  await cohort.end();
});

test(
  `${pairs.length} pairs go from client to gate to feed to client, byte for byte`,
  { timeout: 900_000 },
  async () => {
    const conversations = Array.from(
      { length: pairs.length / perThread },
      (_, n): Conversation => ({
        asker: n % askers,
        mentor: n % mentors,
        pairs: pairs.slice(n * perThread, (n + 1) * perThread),
        id: null,
        asked: 0,
        answered: 0,
      }),
    );
    const before = { clients: process.cpuUsage(), relay: await relay.cpu() };
    const began = performance.now();
    await Promise.all([
      ...asking.map((one, n) =>
        ask(
          one,
          conversations.filter(({ asker }) => asker === n),
        ),
      ),
      ...answering.map((one, n) =>
        answer(
          one,
          conversations.filter(({ mentor }) => mentor === n),
        ),
      ),
    ]);
    const everybody = [...asking, ...answering];
    await Promise.all(
      everybody.map((one) =>
        until(one, 'everything has arrived', () => heldBy(one) === 2 * pairs.length, 300_000),
      ),
    );
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(before.clients);
    const relayCpu = (await relay.cpu()) - before.relay;
    for (const one of everybody) {
      const threads = new Map(allThreads(one).map((view) => [view.summary.id, view]));
      for (const { id, pairs: said } of conversations)
        expect(wordsOf(threads.get(id ?? ''))).toEqual(said);
      expect(one.faults).toEqual([]);
    }
    const perPost = (ms: number): string => (ms / (2 * pairs.length)).toFixed(1);
    const clientCpu = (user + system) / 1000 / everybody.length;
    console.log(
      `The ${isFull ? 'full' : 'quick'} load: ${2 * pairs.length} posts of ${source} through rounds of 50 ms in ${seconds.toFixed(1)} s. CPU per post, cover included: ` +
        `${perPost(relayCpu)} ms in the relay's three roles, ${perPost(clientCpu)} ms in each of ${everybody.length} clients`,
    );
  },
);

async function ask(one: RunningClient, own: Conversation[]): Promise<void> {
  for (const conversation of own) {
    for (const [n, { question }] of conversation.pairs.entries()) {
      await room(one);
      if (n === 0) {
        send(one, { kind: 'question', title: question, text: question });
        conversation.id = await until(one, 'the question is in the feed', () =>
          ownThread(one, question, own),
        );
      } else send(one, { kind: 'follow-up', thread: conversation.id ?? '', text: question });
      conversation.asked += 1;
    }
  }
}

async function answer(one: RunningClient, own: Conversation[]): Promise<void> {
  for (const conversation of own) {
    for (const { answer: text } of conversation.pairs) {
      const question = await until(
        one,
        'the next question is there',
        () => nextQuestion(one, conversation),
        100_000,
      );
      await room(one);
      send(one, { kind: 'answer', thread: question, text });
      conversation.answered += 1;
    }
  }
}

/** The conversation's thread, once the post that is answered next can be read. */
function nextQuestion(one: RunningClient, { id, asked, answered }: Conversation): string | null {
  if (id === null || asked <= answered) return null;
  return one.vault.threads.get(fromHex<ThreadId>(id, 32)) ? id : null;
}

/** Waits until the outbox is short. */
async function room(one: RunningClient): Promise<void> {
  await until(one, 'there is room in the outbox', () => one.vault.outbox.count() < ahead);
}

function ownThread(one: RunningClient, title: string, own: readonly Conversation[]): string | null {
  const taken = new Set(own.map(({ id }) => id));
  const { threads } = one.client.threads({ filter: 'mine', topic: null, offset: 0, limit: 200 });
  return (
    threads.find((thread) => thread.title === title && !thread.pending && !taken.has(thread.id))
      ?.id ?? null
  );
}

/** How many posts with words a client holds in the feed's order, its own outbox not counted. */
function heldBy(one: RunningClient): number {
  const { threads } = one.client.threads({ filter: 'inbox', topic: null, offset: 0, limit: 200 });
  const answers = threads.reduce((sum, thread) => sum + thread.answers, 0);
  // Whole threads are read only when the lists say that it is worth it.
  if (answers < pairs.length) return 0;
  return allThreads(one).reduce(
    (sum, { posts }) => sum + posts.filter(({ pending }) => !pending).length,
    0,
  );
}

/** What was asked and answered in a thread, as pairs. */
function wordsOf(view: ThreadView | undefined): Pair[] {
  const texts = (...kinds: string[]): string[] =>
    (view?.posts ?? []).filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text);
  const answers = texts('answer');
  return texts('question', 'follow-up').map((question, n) => ({
    question,
    answer: answers[n] ?? '',
  }));
}
