import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { XPublicKey } from '../../protocol/bytes.ts';
import { dayAt } from '../../protocol/calendar.ts';
import { sealEnvelope, type Envelope } from '../../protocol/envelope.ts';
import { systemEnvironment } from '../../protocol/environment.ts';
import { paths } from '../../protocol/frames/hello.ts';
import { pinnedTls } from '../../protocol/pinning.ts';
import { addressOfUrl } from '../../relay/address.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { openFeed } from '../../relay/feed/feed.ts';
import { placeOf } from '../../relay/log.ts';
import { keepSending } from './fixtures/bring.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { TestMember, writePost } from './fixtures/member.ts';
import { Wire } from './fixtures/wire.ts';

const cli = fileURLToPath(new URL('../../relay/cli.ts', import.meta.url));
const hook = new URL('./fixtures/crash-hook.ts', import.meta.url).href;
const clientAddress = '127.0.0.78';
const words = '사고가 나도 새지 않는 이야기';

let cohort: TestCohort;
let member: TestMember;
let post: Uint8Array;
let dayKey: XPublicKey;

beforeEach(async () => {
  cohort = await makeCohort({ roundLength: 300, quota: { certificates: 1, questions: 1 } });
  const { manifest } = cohort.kit;
  const feed = await openFeed(cohort.data, systemEnvironment);
  dayKey = feed.dayKey(dayAt(manifest, systemEnvironment.now())) as XPublicKey;
  await feed.close();
  await cohort.start(['issuer']);
  const [link = ''] = await createInvites(cohort.kit, 'mentee', 1);
  member = await TestMember.make(manifest);
  await member.enrol(link);
  const issuerKey = cohort.kit.roll().epoch(0)?.issuerKey ?? new Uint8Array(0);
  const [author] = await member.certificates(issuerKey, 0);
  if (!author) throw new Error('no certificate');
  const content = { kind: 'question', topic: 'heart', title: words, text: words } as const;
  post = await writePost(manifest, systemEnvironment, author, await member.readKey(0), { content });
});
afterEach(() => cohort.end());

type Ended = { code: number | null; output: string; files: string[] };
type Relay = { told: (event: string) => Promise<void>; end: () => void; ended: Promise<Ended> };

/** A relay with a defect, as its operator starts it, in a folder of its own. */
function start(role: 'gate' | 'feed', defect: string): Relay {
  const args = ['--import', hook, cli, 'serve', '--roles', role, '--data', cohort.data];
  const child = spawn(process.execPath, args, {
    cwd: cohort.data,
    env: { KKANBU_DEFECT: defect },
  });
  let output = '';
  const listeners = new Set<() => void>();
  const hear = (bytes: Buffer): void => {
    output += bytes.toString('utf8');
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return {
    told: (event) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (output.includes(`"event":"${event}"`)) resolve();
        };
        listeners.add(look);
        look();
      }),
    end: () => child.kill('SIGTERM'),
    ended: once(child, 'close').then(([code]) => ({
      code: code as number | null,
      output,
      files: readdirSync(cohort.data).toSorted(),
    })),
  };
}

/** A member's envelope with the post comes from the member's own address. */
async function bringPost(): Promise<{ envelope: Envelope; port: number }> {
  const { gate, cohort: id } = cohort.kit.manifest;
  const envelope = await sealEnvelope(dayKey, id, post);
  for (;;) {
    const { host, port } = addressOfUrl(gate.url);
    const socket = connect({ host, port, localAddress: clientAddress });
    const secure = connectSecurely({ socket, ...pinnedTls(gate.certificate) });
    const wire = new Wire(
      new WebSocket(gate.url + paths.gate, {
        createConnection: () => secure,
        perMessageDeflate: false,
      }),
    );
    const inside = await member.prove(wire, 'gate', 0).catch(() => null);
    if (!inside) continue;
    void keepSending(inside, envelope, () => false);
    return { envelope, port: socket.localPort ?? 0 };
  }
}

/** Every piece of bytes that is long enough to be known by, as it could be printed. */
const piecesOf = (bytes: Uint8Array): string[] =>
  Array.from({ length: Math.floor(bytes.length / 48) }, (_, at) => at * 48).flatMap((at) => {
    const piece = Buffer.from(bytes.subarray(at, at + 12));
    return [piece.toString('hex'), piece.toString('base64'), piece.toString('base64url')];
  });

/** What is printed is nothing but lines of the log, in which nothing stands that came from outside. */
function expectSilent(output: string, envelope: Envelope, port: number): void {
  const lines = output.trimEnd().split('\n');
  for (const line of lines) {
    const known = /^\{"event":"[a-z-]+"(,"(role|at|close|refusal)":"[\w:/.-]+"|,"count":\d+)*\}$/;
    expect(line).toMatch(known);
  }
  const canaries = [
    clientAddress,
    String(port),
    words,
    ...piecesOf(envelope),
    ...piecesOf(post),
    ...piecesOf(member.enrolment.publicKey),
    cohort.data,
  ];
  expect(canaries.filter((canary) => output.includes(canary))).toEqual([]);
}

describe.each(['gate', 'feed'] as const)('a %s', (role) => {
  const other = role === 'gate' ? 'feed' : 'gate';

  test.each(['listener', 'no-error', 'promise'])(
    'that dies of an error nobody catches (%s) says where in its sources, and nothing of what came or from whom',
    async (defect) => {
      await cohort.start([other]);
      const before = readdirSync(cohort.data).toSorted();
      const relay = start(role, defect);
      await relay.told('serving');
      const { envelope, port } = await bringPost();
      const { code, output, files } = await relay.ended;
      expect(code).toBe(1);
      expect(output).toContain('"event":"fault"');
      expectSilent(output, envelope, port);
      // No report, no dump.
      expect(files).toEqual(before);
    },
  );

  test('in which a frame’s work fails lives on, and says where', async () => {
    await cohort.start([other]);
    const relay = start(role, 'frame');
    await relay.told('serving');
    const { envelope, port } = await bringPost();
    await relay.told('fault');
    relay.end();
    const { code, output } = await relay.ended;
    expect(code).toBe(0);
    expectSilent(output, envelope, port);
  });
});

test('the place of an error is taken from its stack and never from its words, which anybody may have chosen', () => {
  const chosen = 'relay/abcdef.ts:7\n    at relay/abcdef.ts:8';
  expect(placeOf(new Error(chosen))).toBe('elsewhere');
  expect(placeOf(chosen)).toBe('elsewhere');
  expect(placeOf(Object.assign(new Error('x'), { stack: undefined }))).toBe('elsewhere');
});
