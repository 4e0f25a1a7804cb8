import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toHex, type XPublicKey } from '../../protocol/bytes.ts';
import { receiptOf, type Batch } from '../../protocol/batch.ts';
import { dayAt } from '../../protocol/calendar.ts';
import { sealEnvelope } from '../../protocol/envelope.ts';
import { systemEnvironment } from '../../protocol/environment.ts';
import { paths } from '../../protocol/frames/hello.ts';
import type { Endpoint } from '../../protocol/manifest.ts';
import { readNotice } from '../../protocol/notice.ts';
import { addressOfUrl, freePorts } from '../../relay/address.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { submitNotices } from '../../relay/coordinator/submit.ts';
import { moveRole } from '../../relay/init.ts';
import { encodeNotices } from '../../relay/notices-file.ts';
import { noticesFile } from '../../relay/role.ts';
import type { Relay } from '../../relay/serve.ts';
import { Folder } from '../../relay/storage/folder.ts';
import { keepSending } from './fixtures/bring.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { nextBatches, TestMember } from './fixtures/member.ts';
import { throughTunnel, Wire } from './fixtures/wire.ts';

let cohort: TestCohort;
let feed: Relay;
let gate: Relay;
let member: TestMember;
let dayKey: XPublicKey;
let elsewhere: Endpoint;

beforeAll(async () => {
  cohort = await makeCohort({ roundLength: 400 });
  feed = await cohort.start(['feed']);
  await cohort.start(['issuer']);
  gate = await cohort.start(['gate']);
  const [link = ''] = await createInvites(cohort.kit, 'mentee', 1);
  member = await TestMember.make(cohort.kit.manifest);
  await member.enrol(link);
  const reader = await readerAt(cohort.kit.manifest.feed);
  const [genesis] = await nextBatches(reader);
  const today = dayAt(cohort.kit.manifest, systemEnvironment.now());
  dayKey = genesis?.dayKeys.find(({ day }) => day === today)?.key as XPublicKey;
  await reader.close();
});
afterAll(() => cohort.end());

/** A reader behind the gate's tunnel that expects the feed to show this certificate; tried until the feed is there. */
async function readerAt(endpoint: Endpoint): Promise<Wire> {
  for (;;) {
    try {
      const door = await Wire.open(cohort.kit.manifest.gate, paths.tunnel);
      const tunnel = await member.prove(door, 'tunnel', 0);
      const inner = await Promise.race([
        throughTunnel(tunnel, endpoint, paths.feed),
        tunnel.ended.then(() => Promise.reject(new Error('nobody there'))),
      ]);
      const reader = await member.prove(inner, 'feed', 0);
      reader.socket.send(JSON.stringify({ type: 'follow', from: 0 }));
      return reader;
    } catch {
      await wait(50);
    }
  }
}

/** Sends a dummy through the gate and answers the batch in which it came, with those before it. */
async function sendAndFind(reader: Wire): Promise<Batch[]> {
  const wire = await member.atGate(0);
  const dummy = await sealEnvelope(dayKey, cohort.kit.manifest.cohort, null);
  const receipt = toHex(receiptOf(dummy));
  const batches: Batch[] = [];
  const found = () => batches.some(({ receipts }) => receipts?.map(toHex).includes(receipt));
  const sending = keepSending(wire, dummy, found);
  while (!found()) batches.push(...(await nextBatches(reader)));
  await sending;
  await wire.close();
  return batches;
}

test('a feed that will move goes on where it is, and tells its readers there', async () => {
  const [port = 0] = await freePorts('127.0.0.1', 1);
  const { endpoint } = await moveRole({
    role: 'feed',
    data: cohort.data,
    address: { host: '127.0.0.1', port },
    environment: systemEnvironment,
  });
  elsewhere = endpoint;
  cohort.kit.sign({ kind: 'address', role: 'feed', ...elsewhere });
  await submitNotices(cohort.kit);
  const reader = await readerAt(cohort.kit.manifest.feed);
  const told = (await sendAndFind(reader))
    .flatMap(({ noticeBodies }) => noticeBodies)
    .map((bytes) => readNotice(cohort.kit.manifest, bytes).body);
  expect(told).toContainEqual({ kind: 'address', role: 'feed', ...elsewhere });
  await reader.close();
});

test('when it has moved, rounds and readers go to the new place, and to its new certificate alone', async () => {
  await feed.close();
  feed = await cohort.start(['feed']);
  expect(feed.addresses.feed).toBe(elsewhere.url);
  const reader = await readerAt(elsewhere);
  await sendAndFind(reader);
  await reader.close();
});

test('a gate that starts anew finds the feed by the notices that its operator was handed', async () => {
  await gate.close();
  const notices = encodeNotices(cohort.kit.notices());
  new Folder(cohort.data).write(noticesFile, notices, systemEnvironment);
  gate = await cohort.start(['gate']);
  const reader = await readerAt(elsewhere);
  await sendAndFind(reader);
  expect(addressOfUrl(elsewhere.url).port).not.toBe(
    addressOfUrl(cohort.kit.manifest.feed.url).port,
  );
  await reader.close();
});
