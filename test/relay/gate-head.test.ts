import { afterAll, beforeAll, expect, test } from 'vitest';
import { toBase64, type XPublicKey } from '../../protocol/bytes.ts';
import type { Batch } from '../../protocol/batch.ts';
import { dayAt } from '../../protocol/calendar.ts';
import { sealEnvelope } from '../../protocol/envelope.ts';
import { systemEnvironment } from '../../protocol/environment.ts';
import { encodeUpload } from '../../protocol/frames/gate.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import type { Relay } from '../../relay/serve.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { nextBatches, TestMember } from './fixtures/member.ts';
import type { Wire } from './fixtures/wire.ts';

let cohort: TestCohort;
let gate: Relay;
let member: TestMember;
let genesis: Batch;

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

async function upload(wire: Wire, round: number): Promise<void> {
  const today = dayAt(cohort.kit.manifest, systemEnvironment.now());
  const dayKey = genesis.dayKeys.find(({ day }) => day === today)?.key as XPublicKey;
  const dummy = await sealEnvelope(dayKey, cohort.kit.manifest.cohort, null);
  wire.socket.send(encodeUpload(round, dummy));
}

test('with each round everybody is told the feed’s newest batch, the same one that readers get', async () => {
  const [wire, other] = [await member.atGate(0), await member.atGate(0)];
  const first = await told(wire);
  expect(first.head).toEqual(headOf(genesis));
  const reader = await follow();
  await nextBatches(reader);
  await upload(wire, (await told(wire)).round);
  const [batch] = await nextBatches(reader);
  if (!batch) throw new Error('no batch');
  for (const one of [wire, other]) {
    let heard = await told(one);
    while (heard.round <= batch.round + 1) heard = await told(one);
    expect(heard.head).toEqual(headOf(batch));
  }
  genesis = { ...genesis, round: batch.round, hash: batch.hash };
  await Promise.all([wire, other, reader].map((one) => one.close()));
});

test('a gate that starts anew is told by the feed before anything else happens', async () => {
  await gate.close();
  gate = await cohort.start(['gate']);
  let wire: Wire | null = null;
  while (!wire) wire = await member.atGate(0).catch(() => null);
  expect((await told(wire)).head).toEqual(headOf(genesis));
  await wire.close();
});
