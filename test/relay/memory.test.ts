import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { connect as connectSecurely } from 'node:tls';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { XPublicKey } from '../../protocol/bytes.ts';
import { dayAt } from '../../protocol/calendar.ts';
import { sealEnvelope } from '../../protocol/envelope.ts';
import { systemEnvironment } from '../../protocol/environment.ts';
import { paths } from '../../protocol/frames/hello.ts';
import { parseInvite } from '../../protocol/invite.ts';
import { pinnedTls } from '../../protocol/pinning.ts';
import { threadOf } from '../../protocol/post.ts';
import { addressOfUrl } from '../../relay/address.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { roles, type RelayRole } from '../../relay/log.ts';
import { bring } from './fixtures/bring.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { nextBatches, TestMember, writePost } from './fixtures/member.ts';
import { startRole, type RoleProcess } from './fixtures/role-process.ts';
import { spellings, texts } from './fixtures/spellings.ts';
import { throughTunnel, Wire } from './fixtures/wire.ts';

const words = '메모리에서도 아무도 찾지 못하는 이야기';
/** Where the client is, as far as the gate can see: an address that nothing else here has. */
const clientAddress = '127.0.0.77';
let cohort: TestCohort;
let running: Map<RelayRole, RoleProcess>;
let dumps: Map<RelayRole, Buffer[]>;
let seesMemory = false;
let canaries: Record<'address' | 'member' | 'pseudonym' | 'key' | 'text', Buffer[]>;

/** A connection to the gate that comes from the client's own address. */
async function fromClient(path: string): Promise<Wire> {
  const { gate } = cohort.kit.manifest;
  const { host, port } = addressOfUrl(gate.url);
  const socket = connect({ host, port, localAddress: clientAddress });
  const secure = connectSecurely({ socket, ...pinnedTls(gate.certificate) });
  const wire = new Wire(
    new WebSocket(gate.url + path, { createConnection: () => secure, perMessageDeflate: false }),
  );
  await once(wire.socket, 'open');
  return wire;
}

beforeAll(async () => {
  cohort = await makeCohort({ roundLength: 300, quota: { certificates: 2, questions: 1 } });
  const { manifest } = cohort.kit;
  running = new Map(
    await Promise.all(
      roles.map(async (role) => [role, await startRole(cohort.data, role)] as const),
    ),
  );
  const [link = ''] = await createInvites(cohort.kit, 'mentee', 1);
  const member = await TestMember.make(manifest);
  await member.enrol(link);
  const issuerKey = cohort.kit.roll().epoch(0)?.issuerKey ?? new Uint8Array(0);
  const [author] = await member.certificates(issuerKey, 0);
  if (!author) throw new Error('no certificate');
  const shared = await member.readKey(0);

  const gate = await member.prove(await admitted(), 'gate', 0);
  const tunnel = await member.prove(await fromClient(paths.tunnel), 'tunnel', 0);
  const inner = await throughTunnel(tunnel, manifest.feed, paths.feed);
  const reader = await member.prove(inner, 'feed', 0);
  reader.socket.send(JSON.stringify({ type: 'follow', from: 0 }));
  const [genesis] = await nextBatches(reader);
  const today = dayAt(manifest, systemEnvironment.now());
  const dayKey = genesis?.dayKeys.find(({ day }) => day === today)?.key as XPublicKey;
  const content = { kind: 'question', topic: 'heart', title: words, text: words } as const;
  const post = await writePost(manifest, systemEnvironment, author, shared, { content });
  await bring(gate, reader, await sealEnvelope(dayKey, manifest.cohort, post));

  // Everything is still connected, and the post has just gone through.
  dumps = new Map(
    await Promise.all(
      [...running].map(async ([role, one]) => {
        const { heap, memory } = await one.dump();
        seesMemory = memory !== null;
        return [role, [heap, ...(memory ?? [])]] as [RelayRole, Buffer[]];
      }),
    ),
  );
  canaries = {
    address: [...texts(clientAddress)],
    member: [
      ...spellings(member.enrolment.publicKey),
      ...spellings(member.seal.publicKey),
      ...spellings(parseInvite(link).code),
    ],
    pseudonym: [
      ...spellings(author.pair.publicKey),
      ...spellings(threadOf(author.pair.publicKey)),
      ...spellings(author.certificate.signature),
    ],
    key: spellings(shared),
    text: texts(words),
  };
  await Promise.all([gate.close(), tunnel.close()]);

  /** The gate lets somebody in once it has heard of the epoch from the feed. */
  async function admitted(): Promise<Wire> {
    for (;;) {
      const probe = await fromClient(paths.gate);
      const found = await member.prove(probe, 'gate', 0).catch(() => null);
      await probe.close();
      if (found) return fromClient(paths.gate);
    }
  }
});
afterAll(async () => {
  await Promise.all([...running.values()].map((one) => one.end()));
  await cohort.end();
});

const finds = (role: RelayRole, needles: readonly Buffer[]): boolean =>
  (dumps.get(role) ?? []).some((dump) => needles.some((needle) => dump.includes(needle)));

test('the search finds what is there: the cohort’s name everywhere, the post’s author at the feed, the member at the issuer', () => {
  const { root, name } = cohort.kit.manifest;
  for (const role of roles) expect(finds(role, texts(name))).toBe(true);
  // Bytes stand in the memory, but not in a heap snapshot.
  if (!seesMemory) return;
  for (const role of roles) expect(finds(role, spellings(root))).toBe(true);
  expect(finds('feed', canaries.pseudonym)).toBe(true);
  expect(finds('issuer', canaries.member)).toBe(true);
});

test('the feed’s memory has no client’s address, no member, no shared key and no word', () => {
  for (const what of ['address', 'member', 'key', 'text'] as const) {
    expect([what, finds('feed', canaries[what])]).toEqual([what, false]);
  }
});

test('the gate’s memory has no pseudonym, no member, no shared key and no word', () => {
  for (const what of ['pseudonym', 'member', 'key', 'text'] as const) {
    expect([what, finds('gate', canaries[what])]).toEqual([what, false]);
  }
});

test('the issuer’s memory has no pseudonym and no word, though it certified the one and could read the other', () => {
  for (const what of ['pseudonym', 'text'] as const) {
    expect([what, finds('issuer', canaries[what])]).toEqual([what, false]);
  }
});

test('the gate writes nothing to its disk but the number and hash of the newest batch', () => {
  const gate = join(cohort.data, 'gate');
  expect(readdirSync(gate).toSorted()).toEqual(['card.json', 'feed-head', 'identity.json']);
  expect(readFileSync(join(gate, 'feed-head'))).toHaveLength(36);
});
