import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayAt } from '../../protocol/calendar.ts';
import { sealEnvelope } from '../../protocol/envelope.ts';
import { systemEnvironment } from '../../protocol/environment.ts';
import type { XPublicKey } from '../../protocol/bytes.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { addressOfUrl } from '../../relay/address.ts';
import { parseInvite } from '../../protocol/invite.ts';
import { bring } from './fixtures/bring.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { nextBatches, TestMember, writePost } from './fixtures/member.ts';
import { spellings } from './fixtures/spellings.ts';
import { databaseFiles } from './fixtures/tables.ts';
import { Wire } from './fixtures/wire.ts';

const words = '카나리아가 노래하는 아무도 모르는 이야기';
let cohort: TestCohort;
let member: TestMember;
let link: string;
const clientPorts: number[] = [];

/** The port of a client's end of a connection: what would tell its place. */
function portOf(wire: Wire): number {
  const socket = Reflect.get(wire.socket, '_socket') as { address(): AddressInfo };
  return socket.address().port;
}

beforeAll(async () => {
  cohort = await makeCohort({ roundLength: 300, quota: { certificates: 2, questions: 1 } });
  const relay = await cohort.start();
  const { manifest } = cohort.kit;
  [link = ''] = await createInvites(cohort.kit, 'mentee', 1);
  member = await TestMember.make(manifest);
  await member.enrol(link);
  const reader = await member.atFeed(0);
  reader.socket.send(JSON.stringify({ type: 'follow', from: 0 }));
  const [genesis] = await nextBatches(reader);
  const today = dayAt(manifest, systemEnvironment.now());
  const dayKey = genesis?.dayKeys.find(({ day }) => day === today)?.key as XPublicKey;
  const [author] = await member.certificates(
    cohort.kit.roll().epoch(0)?.issuerKey ?? new Uint8Array(0),
    0,
  );
  if (!author) throw new Error('no certificate');
  const content = { kind: 'question', topic: 'heart', title: words, text: words } as const;
  const post = await writePost(manifest, systemEnvironment, author, await member.readKey(0), {
    content,
  });
  const gate = await member.atGate(0);
  await bring(gate, reader, await sealEnvelope(dayKey, manifest.cohort, post));
  // Something goes wrong too, so that this leaves its trace as well.
  const rude = await Wire.open(manifest.gate, '/envelopes');
  clientPorts.push(portOf(gate), portOf(rude));
  rude.socket.send(words);
  await rude.ended;
  await relay.close();
});
afterAll(() => cohort.end());

const places = ['127.0.0.1', '::1', '::ffff:7f00', 'localhost'].map((place) => Buffer.from(place));

test('the feed’s database knows no address, no member and no word of a post', () => {
  const stored = databaseFiles(cohort.data, 'feed');
  expect(stored.length).toBeGreaterThan(4_096);
  const canaries = [
    ...places,
    ...spellings(member.enrolment.publicKey),
    ...spellings(member.seal.publicKey),
    ...spellings(parseInvite(link).code),
    Buffer.from(words),
    Buffer.from('카나리아'),
  ];
  for (const canary of canaries) expect(stored.includes(canary)).toBe(false);
});

test('the issuer’s database knows no address, no invite in the clear and no pseudonym’s words', () => {
  const stored = databaseFiles(cohort.data, 'issuer');
  for (const canary of [...places, Buffer.from(words), ...spellings(parseInvite(link).code)]) {
    expect(stored.includes(canary)).toBe(false);
  }
});

test('the log has no address, no port, no member, no text and no time', () => {
  const { issuer, gate, feed } = cohort.kit.manifest;
  const ports = [issuer, gate, feed].map(({ url }) => addressOfUrl(url).port).concat(clientPorts);
  const log = Buffer.from(cohort.lines.join('\n'));
  expect(cohort.lines.length).toBeGreaterThan(4);
  const canaries = [
    ...places,
    ...ports.map((port) => Buffer.from(String(port))),
    ...spellings(member.enrolment.publicKey),
    Buffer.from('카나리아'),
    Buffer.from(new Date().getUTCFullYear().toString()),
  ];
  for (const canary of canaries) expect(log.includes(canary)).toBe(false);
  const fields = new Set(cohort.lines.flatMap((line) => Object.keys(JSON.parse(line) as object)));
  for (const field of fields) {
    expect(['event', 'role', 'count', 'close', 'refusal', 'at']).toContain(field);
  }
});
