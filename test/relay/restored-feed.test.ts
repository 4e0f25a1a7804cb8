import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import type { Relay } from '../../relay/serve.ts';
import {
  allThreads,
  readyToWrite,
  runClient,
  send,
  until,
  type RunningClient,
} from '../fixtures/running-client.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';

// Very short rounds on a busy machine lose envelopes to lateness.
const missingRule = { share: 0.5, atLeastSent: 50, atLeastMissing: 25 };

let cohort: TestCohort;
let feed: Relay;
let gate: Relay;
let running: RunningClient[];

beforeEach(async () => {
  running = [];
  cohort = await makeCohort({
    roundLength: 200,
    minSet: 1,
    quota: { certificates: 8, questions: 8 },
  });
  feed = await cohort.start(['feed', 'issuer']);
  gate = await cohort.start(['gate']);
});

afterEach(async () => {
  for (const one of running) await one.end();
  await cohort.end();
});

async function takePart(): Promise<RunningClient> {
  const [invite = ''] = await createInvites(cohort.kit, 'mentee', 1);
  const one = runClient({ missingRule });
  running.push(one);
  await one.client.join({ invite, nickname: null });
  await readyToWrite(one);
  return one;
}

const ask = (one: RunningClient, title: string): unknown =>
  send(one, { kind: 'question', title, text: `${title}의 글` });

const published = (one: RunningClient): string[] =>
  allThreads(one)
    .filter(({ summary }) => !summary.pending)
    .map(({ summary }) => summary.title)
    .toSorted();

const hasAll = (one: RunningClient, titles: readonly string[]): Promise<true> =>
  until(one, `all of ${titles.join(', ')} are there`, () =>
    titles.every((title) => published(one).includes(title)),
  );

const place = (name: string): string => join(cohort.data, name);

/**
 * Stops the gate once somebody has read all that it knows the feed to have. Of what nobody has read, the gate would remember that it is missing, and nobody
 * could bring it back.
 */
async function gateStopped(reader: RunningClient): Promise<void> {
  await gate.close();
  const known = readFileSync(place('gate/feed-head')).readUInt32BE(0);
  await until(
    reader,
    `round ${known} is read`,
    () => (reader.vault.feed.head()?.round ?? -1) >= known,
  );
}

/** Stops the feed, saves or puts back its database, and starts it again. */
async function stopped(work: () => void): Promise<void> {
  await feed.close();
  work();
  feed = await cohort.start(['feed', 'issuer']);
}

const backUp = (): Promise<void> =>
  stopped(() => cpSync(place('feed'), place('backup'), { recursive: true }));

const putBack = (): void => {
  rmSync(place('feed'), { recursive: true });
  cpSync(place('backup'), place('feed'), { recursive: true });
};

test(
  'a feed back from an older backup gets every post from those who have read it, and goes on',
  { timeout: 180_000 },
  async () => {
    const [one, two] = [await takePart(), await takePart()];
    ask(one, '처음');
    await hasAll(two, ['처음']);
    await backUp();
    ask(one, '잃은 하나');
    ask(two, '잃은 둘');
    await Promise.all([one, two].map((each) => hasAll(each, ['처음', '잃은 하나', '잃은 둘'])));
    await feed.close();
    ask(two, '기다리던 글');
    putBack();
    feed = await cohort.start(['feed', 'issuer']);
    const all = ['기다리던 글', '잃은 둘', '잃은 하나', '처음'].toSorted();
    await Promise.all([one, two].map((each) => hasAll(each, all)));
    // Somebody who comes later reads everything from the feed itself.
    const newcomer = await takePart();
    await hasAll(newcomer, all);
    for (const each of running) {
      expect(published(each)).toEqual(all);
      expect(each.client.appState().alarm).toBeNull();
      expect(each.vault.outbox.count()).toBe(0);
      expect(each.faults).toEqual([]);
    }
  },
);

test('a gate that was started anew meanwhile remembers as well', { timeout: 180_000 }, async () => {
  const one = await takePart();
  await backUp();
  ask(one, '잃은 글');
  await hasAll(one, ['잃은 글']);
  await gateStopped(one);
  await stopped(putBack);
  gate = await cohort.start(['gate']);
  ask(one, '새 글');
  await hasAll(one, ['새 글', '잃은 글']);
  expect(one.client.appState().alarm).toBeNull();
});

test(
  'a restored feed that goes on from its backup is found out',
  { timeout: 180_000 },
  async () => {
    const one = await takePart();
    await backUp();
    ask(one, '잃은 글');
    await hasAll(one, ['잃은 글']);
    await gateStopped(one);
    rmSync(place('gate/feed-head'));
    await stopped(putBack);
    gate = await cohort.start(['gate']);
    const alarm = await until(one, 'the alarm', () => one.client.appState().alarm);
    expect(alarm.kind).toBe('second-history');
  },
);
