import { afterAll, beforeAll, expect, test } from 'vitest';
import { toBase64, type XPublicKey } from '../../protocol/bytes.ts';
import type { Batch } from '../../protocol/batch.ts';
import { dayAt, roundAt } from '../../protocol/calendar.ts';
import { sealEnvelope, type Envelope } from '../../protocol/envelope.ts';
import { systemEnvironment } from '../../protocol/environment.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import type { Relay } from '../../relay/serve.ts';
import { bring } from './fixtures/bring.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { nextBatches, TestMember } from './fixtures/member.ts';
import type { Wire } from './fixtures/wire.ts';

let cohort: TestCohort;
let gate: Relay;
let member: TestMember;
let genesis: Batch;
/** What the feed published last. */
let newest: unknown;

beforeAll(async () => {
  cohort = await makeCohort({ roundLength: 400 });
  await cohort.start(['feed', 'issuer']);
  gate = await cohort.start(['gate']);
  const [link = ''] = await createInvites(cohort.kit, 'mentee', 1);
  member = await TestMember.make(cohort.kit.manifest);
  await member.enrol(link);
  const reader = await follow();
  const [first] = await nextBatches(reader);
  if (!first) throw new Error('no batch');
  genesis = first;
  await reader.close();
});
afterAll(() => cohort.end());

async function follow(): Promise<Wire> {
  const reader = await member.atFeed(0);
  reader.socket.send(JSON.stringify({ type: 'follow', from: 0 }));
  return reader;
}

const headOf = (batch: Batch) => ({ round: batch.round, hash: toBase64(batch.hash) });

/** The next round that the gate tells, with what it knows of the feed. */
async function told(wire: Wire): Promise<{ round: number; head: unknown }> {
  const { type, round, head } = await wire.nextJson();
  expect(type).toBe('round');
  return { round: Number(round), head };
}

async function makeDummy(): Promise<Envelope> {
  const today = dayAt(cohort.kit.manifest, systemEnvironment.now());
  const dayKey = genesis.dayKeys.find(({ day }) => day === today)?.key as XPublicKey;
  return sealEnvelope(dayKey, cohort.kit.manifest.cohort, null);
}

/** What a connection is told of the feed up to a round. */
async function heads(wire: Wire, last: number): Promise<unknown[]> {
  const heard: unknown[] = [];
  for (;;) {
    const { round, head } = await told(wire);
    heard.push(head);
    if (round >= last) return heard;
  }
}

test('with each round everybody is told the feed’s newest batch, the same one that readers get', async () => {
  const [wire, other] = [await member.atGate(0), await member.atGate(0)];
  expect((await told(wire)).head).toEqual(headOf(genesis));
  const [reader, sender] = [await follow(), await member.atGate(0)];
  await bring(sender, reader, await makeDummy());
  await sender.close();
  await reader.close();
  // By then everything that was sent has been stored and told.
  const last = roundAt(cohort.kit.manifest, systemEnvironment.now()) + 5;
  const [one, two] = await Promise.all([wire, other].map((each) => heads(each, last)));
  const again = await follow();
  const published = (await nextBatches(again)).map(headOf);
  await again.close();
  newest = published.at(-1);
  expect(published.length).toBeGreaterThan(1);
  for (const heard of [one, two]) {
    expect(published).toEqual(expect.arrayContaining(heard ?? []));
    expect(heard?.at(-1)).toEqual(newest);
  }
  await Promise.all([wire, other].map((each) => each.close()));
});

test('a gate that starts anew is told by the feed before anything else happens', async () => {
  await gate.close();
  gate = await cohort.start(['gate']);
  let wire: Wire | null = null;
  while (!wire) wire = await member.atGate(0).catch(() => null);
  expect((await told(wire)).head).toEqual(newest);
  await wire.close();
});
