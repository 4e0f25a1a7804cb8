import { afterAll, beforeAll, expect, test } from 'vitest';
import { equal, type XPublicKey } from '../../protocol/bytes.ts';
import { dayAt } from '../../protocol/calendar.ts';
import { sealEnvelope } from '../../protocol/envelope.ts';
import { systemEnvironment } from '../../protocol/environment.ts';
import { readNotice } from '../../protocol/notice.ts';
import { receiptOf } from '../../protocol/batch.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { bring } from './fixtures/bring.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { nextBatches, TestMember, writePost } from './fixtures/member.ts';

let cohort: TestCohort;

beforeAll(async () => {
  cohort = await makeCohort({ roundLength: 500, quota: { certificates: 2, questions: 1 } });
  await cohort.start();
});
afterAll(() => cohort.end());

test('a question goes from a member through gate and feed to a reader behind the tunnel', async () => {
  const { manifest } = cohort.kit;
  const [link = ''] = await createInvites(cohort.kit, 'mentee', 1);
  const member = await TestMember.make(manifest);
  expect(await member.enrol(link)).toEqual({ type: 'enrolled', role: 'mentee', state: 'member' });

  const reader = await member.atFeed(0);
  reader.socket.send(JSON.stringify({ type: 'follow', from: 0 }));
  expect(await reader.nextJson()).toMatchObject({ type: 'head' });
  const [genesis] = await nextBatches(reader);
  expect(genesis?.round).toBe(0);
  expect(genesis?.dayKeys).toHaveLength(4);
  const notice = readNotice(manifest, genesis?.noticeBodies[0] ?? new Uint8Array(0));
  if (notice.body?.kind !== 'epoch') throw new Error('no epoch notice');

  const [author] = await member.certificates(notice.body.issuerKey, 0);
  if (!author) throw new Error('no certificate');
  const post = await writePost(manifest, systemEnvironment, author, await member.readKey(0));
  const today = dayAt(manifest, systemEnvironment.now());
  const dayKey = genesis?.dayKeys.find(({ day }) => day === today)?.key as XPublicKey;
  const envelope = await sealEnvelope(dayKey, manifest.cohort, post);

  const gate = await member.atGate(0);
  const { round } = await gate.nextJson();
  const found = await bring(gate, reader, envelope);
  expect(found.round).toBeGreaterThan(Number(round));
  expect(equal(found.bodies[0] ?? new Uint8Array(0), post)).toBe(true);
  expect(found.receipts?.some((receipt) => equal(receipt, receiptOf(envelope)))).toBe(true);
});
