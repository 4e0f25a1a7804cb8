import { afterAll, beforeAll, expect, test } from 'vitest';
import { setTimeout as wait } from 'node:timers/promises';
import { equal, toHex, type Hash, type XPublicKey } from '../../protocol/bytes.ts';
import { receiptOf } from '../../protocol/batch.ts';
import { dayAt } from '../../protocol/calendar.ts';
import { sealEnvelope, type Envelope } from '../../protocol/envelope.ts';
import { systemEnvironment } from '../../protocol/environment.ts';
import { encodeUpload } from '../../protocol/frames/gate.ts';
import { paths } from '../../protocol/frames/hello.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import type { Relay } from '../../relay/serve.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { nextBatches, TestMember } from './fixtures/member.ts';
import { Wire } from './fixtures/wire.ts';

const roundLength = 400;
let cohort: TestCohort;
let feed: Relay;
let member: TestMember;
let dayKey: XPublicKey;

async function follow(): Promise<Wire> {
  const reader = await member.atFeed(0);
  reader.socket.send(JSON.stringify({ type: 'follow', from: 0 }));
  return reader;
}

beforeAll(async () => {
  cohort = await makeCohort({ roundLength });
  feed = await cohort.start(['feed']);
  await cohort.start(['issuer', 'gate']);
  const [link = ''] = await createInvites(cohort.kit, 'mentee', 1);
  member = await TestMember.make(cohort.kit.manifest);
  await member.enrol(link);
  const reader = await follow();
  const [genesis] = await nextBatches(reader);
  const today = dayAt(cohort.kit.manifest, systemEnvironment.now());
  dayKey = genesis?.dayKeys.find(({ day }) => day === today)?.key as XPublicKey;
  await reader.close();
});
afterAll(() => cohort.end());

const dummy = (): Promise<Envelope> => sealEnvelope(dayKey, cohort.kit.manifest.cohort, null);
const roundOf = async (wire: Wire): Promise<number> => Number((await wire.nextJson())['round']);

const openGate = (): Promise<Wire> => Wire.open(cohort.kit.manifest.gate, paths.gate);

/** A reader of the feed that has just come back, tried until it is there. */
async function backAgain(): Promise<Wire> {
  for (;;) {
    try {
      return await follow();
    } catch {
      await wait(50);
    }
  }
}

/** Waits until a batch has the receipt; answers its round. */
async function roundWith(reader: Wire, receipt: Hash): Promise<number> {
  for (;;) {
    for (const batch of await nextBatches(reader)) {
      if (batch.receipts?.some((one) => equal(one, receipt))) return batch.round;
    }
  }
}

test('an envelope for another round is dropped, and its sender told which round it is', async () => {
  const gate = await member.atGate(0);
  const reader = await follow();
  await roundOf(gate);
  const round = await roundOf(gate);
  const [late, good] = [await dummy(), await dummy()];
  gate.socket.send(encodeUpload(round - 1, late));
  expect(await roundOf(gate)).toBe(round);
  gate.socket.send(encodeUpload(round, good));
  expect(await roundWith(reader, receiptOf(good))).toBe(round);
  const again = await follow();
  const batches = await nextBatches(again);
  const receipts = batches.flatMap((batch) => batch.receipts ?? []).map(toHex);
  expect(receipts).not.toContain(toHex(receiptOf(late)));
  await Promise.all([gate.close(), reader.close(), again.close()]);
});

test('a second envelope of one connection in one round ends the connection', async () => {
  const gate = await member.atGate(0);
  await roundOf(gate);
  const round = await roundOf(gate);
  gate.socket.send(encodeUpload(round, await dummy()));
  gate.socket.send(encodeUpload(round, await dummy()));
  expect(await gate.ended).toBe('too-fast');
});

test('nobody gets in who would make more connections than twice the cohort’s seats', async () => {
  const inside: Wire[] = [];
  for (let n = 0; n < 2 * 8; n += 1) inside.push(await member.atGate(0));
  const proven = await member.atGate(0);
  expect(await proven.ended).toBe('too-many');
  await inside.pop()?.close();
  const again = await member.atGate(0);
  expect((await again.nextJson())['type']).toBe('round');
  await Promise.all([...inside, again].map((wire) => wire.close()));
});

test('a proof with another epoch’s key, for another door, or for an epoch that is not near is refused', async () => {
  await expect(member.atGate(7)).rejects.toThrow('no key');
  const tunnelProof = member.prove(await openGate(), 'tunnel', 0);
  await expect(tunnelProof).rejects.toThrow('bad-proof');
});

test('a gate that has not heard from its feed yet lets nobody in, and says that it is unavailable', async () => {
  const other = await makeCohort({ roundLength });
  await other.start(['gate', 'issuer']);
  const [link = ''] = await createInvites(other.kit, 'mentee', 1);
  const early = await TestMember.make(other.kit.manifest);
  await early.enrol(link);
  await expect(early.atGate(0)).rejects.toThrow('unavailable');
  await other.end();
});

test('rounds that end while the feed is away are there when it is back', async () => {
  const gate = await member.atGate(0);
  await roundOf(gate);
  await feed.close();
  const sent = new Map<number, Envelope>();
  for (let i = 0; i < 3; i += 1) {
    const round = await roundOf(gate);
    const envelope = await dummy();
    gate.socket.send(encodeUpload(round, envelope));
    sent.set(round, envelope);
  }
  await roundOf(gate);
  feed = await cohort.start(['feed']);
  const reader = await backAgain();
  const last = [...sent.values()].at(-1) ?? (await dummy());
  const found = new Map<string, number>();
  while (!found.has(toHex(receiptOf(last)))) {
    for (const { round, receipts } of await nextBatches(reader)) {
      for (const receipt of receipts ?? []) found.set(toHex(receipt), round);
    }
  }
  for (const [round, envelope] of sent) expect(found.get(toHex(receiptOf(envelope)))).toBe(round);
  await Promise.all([gate.close(), reader.close()]);
});

test('a cursor that is not the first round of a day ends the connection', async () => {
  const reader = await member.atFeed(0);
  reader.socket.send(JSON.stringify({ type: 'follow', from: 3 }));
  expect(await reader.ended).toBe('bad-frame');
});
