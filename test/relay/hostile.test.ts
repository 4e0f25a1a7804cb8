import { afterAll, beforeAll, expect, test } from 'vitest';
import { concat, sized, utf8, type Bytes32 } from '../../protocol/bytes.ts';
import { closeCodes } from '../../protocol/close.ts';
import { edKeyPair, edSign } from '../../protocol/ed25519.ts';
import { randomBelow } from '../../protocol/environment.ts';
import { fromBase64 } from '../../protocol/bytes.ts';
import { envelopeLength, type Envelope } from '../../protocol/envelope.ts';
import { encodeUpload } from '../../protocol/frames/gate.ts';
import { paths } from '../../protocol/frames/hello.ts';
import { encodeIntake, intakeMessage } from '../../protocol/frames/intake.ts';
import type { Endpoint } from '../../protocol/manifest.ts';
import { signNotice } from '../../protocol/notice.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { readIdentity } from '../../relay/identity.ts';
import { Folder } from '../../relay/storage/folder.ts';
import { VirtualEnvironment } from '../virtual-environment.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { TestMember } from './fixtures/member.ts';
import { rowCounts } from './fixtures/tables.ts';
import { Wire } from './fixtures/wire.ts';

const samples = 200;
/** Ends that a relay of ours gives, and the standard's for what is no proper frame or far too large. */
const names = new Set<string>([...Object.keys(closeCodes), '1002', '1007', '1009']);

let cohort: TestCohort;
let member: TestMember;

beforeAll(async () => {
  cohort = await makeCohort({ quota: { certificates: 2, questions: 1 } });
  await cohort.start();
  const [link = ''] = await createInvites(cohort.kit, 'mentee', 1);
  member = await TestMember.make(cohort.kit.manifest);
  await member.enrol(link);
  await member.readKey(0);
});
afterAll(() => cohort.end());

type Frame = { text: string } | { binary: Uint8Array };
type Target = {
  /** The way in: at the door, and behind the proof. */
  stages: readonly (() => Promise<Wire>)[];
  /** Frames that would be right at one of the stages. */
  frames: () => readonly Frame[];
};

/** One wrong frame from a right one: cut short, too large, a bit flipped, or right but at the wrong time. */
function spoil(environment: VirtualEnvironment, frame: Frame, how: number): Frame {
  const bytes = 'text' in frame ? utf8(frame.text) : frame.binary.slice();
  const binary = 'binary' in frame;
  const back = (changed: Uint8Array): Frame =>
    binary ? { binary: changed } : { text: Buffer.from(changed).toString('latin1') };
  if (how === 0) return back(bytes.slice(0, randomBelow(environment, Math.max(1, bytes.length))));
  if (how === 1)
    return back(concat(bytes, environment.random(1 + randomBelow(environment, 100_000))));
  if (how === 2) {
    const at = randomBelow(environment, bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << randomBelow(environment, 8));
    return back(bytes);
  }
  return frame;
}

async function attack(seed: string, target: Target): Promise<Map<string, number>> {
  const environment = new VirtualEnvironment({ seed });
  const ends = new Map<string, number>();
  const one = async (i: number): Promise<void> => {
    const stage = target.stages[Math.floor(i / 4) % target.stages.length];
    const wire = await stage?.();
    if (!wire) return;
    const frames = target.frames();
    const frame = frames[randomBelow(environment, frames.length)];
    if (!frame) return;
    const wrong = spoil(environment, frame, i % 4);
    wire.socket.send('text' in wrong ? wrong.text : wrong.binary);
    // What was harmless by chance is followed by something that no door takes.
    wire.socket.send('{');
    const end = await wire.ended;
    ends.set(end, (ends.get(end) ?? 0) + 1);
  };
  for (let i = 0; i < samples; i += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, j) => one(i + j)));
  }
  return ends;
}

const door = (endpoint: () => Endpoint, path: string) => () => Wire.open(endpoint(), path);
const manifest = () => cohort.kit.manifest;
const json = (value: object): Frame => ({ text: JSON.stringify(value) });
const zeros = (length: number): string => Buffer.alloc(length).toString('base64url');
const someEnvelope = (): Envelope =>
  sized<Envelope>(new VirtualEnvironment().random(envelopeLength), envelopeLength);
const proof = () => json({ type: 'proof', epoch: 0, proof: zeros(64) });

async function atIntake(): Promise<Wire> {
  const wire = await Wire.open(manifest().feed, paths.intake);
  const { challenge } = await wire.nextJson();
  const { seed } = readIdentity(new Folder(cohort.data).inside('gate'));
  const message = intakeMessage(manifest().hash, sized<Bytes32>(fromBase64(String(challenge)), 32));
  wire.socket.send(
    JSON.stringify({
      type: 'proof',
      proof: Buffer.from(edSign(edKeyPair(seed), message)).toString('base64url'),
    }),
  );
  await wire.nextJson();
  return wire;
}

const targets: Record<string, Target> = {
  issuer: {
    stages: [door(() => manifest().issuer, paths.issuer), () => member.atIssuer()],
    frames: () => [
      json({ type: 'enrol', code: zeros(16), sealTo: zeros(32) }),
      json({ type: 'certify', epoch: 0, blinded: [zeros(384)] }),
      json({ type: 'member', key: zeros(32), proof: zeros(64) }),
      json({ type: 'root', proof: zeros(64) }),
      json({
        type: 'badge',
        badge: zeros(32),
        sealTo: zeros(32),
        nickname: '나무',
        proof: zeros(64),
      }),
      json({ type: 'invites', role: 'mentor', count: 3 }),
    ],
  },
  'gate, envelopes': {
    stages: [door(() => manifest().gate, paths.gate), () => member.atGate(0)],
    frames: () => [{ binary: encodeUpload(1, someEnvelope()) }, proof()],
  },
  'gate, tunnel': {
    stages: [
      door(() => manifest().gate, paths.tunnel),
      async () => member.prove(await Wire.open(manifest().gate, paths.tunnel), 'tunnel', 0),
    ],
    frames: () => [{ binary: new VirtualEnvironment().random(300) }, proof()],
  },
  'gate, notices': {
    stages: [door(() => manifest().gate, paths.notices)],
    frames: () => {
      const head = { next: 0, hash: manifest().hash };
      const body = { kind: 'withdraw-badge', badge: manifest().gateKey } as const;
      return [{ binary: signNotice(cohort.kit.root, manifest(), head, body) }, proof()];
    },
  },
  'feed, intake': {
    stages: [door(() => manifest().feed, paths.intake), atIntake],
    frames: () => [
      { binary: encodeIntake({ kind: 'round', round: 0xffff_ffff, envelopes: [someEnvelope()] }) },
      { binary: concat(new Uint8Array([2]), new Uint8Array(500)) },
      proof(),
    ],
  },
  'feed, reading': {
    stages: [door(() => manifest().feed, paths.feed), () => member.atFeed(0)],
    frames: () => [json({ type: 'follow', from: 0 }), proof(), { binary: new Uint8Array(40) }],
  },
};

/** What the feed keeps, without the batches that every round with envelopes makes. */
function feedRows(): Record<string, number> {
  const { posts = 0, parked = 0, threads = 0, notices = 0 } = rowCounts(cohort.data, 'feed');
  return { posts, parked, threads, notices };
}

test.each(Object.keys(targets))(
  `${samples} wrong frames at the %s end by name and leave nothing`,
  async (name) => {
    const target = targets[name];
    if (!target) throw new Error(name);
    const stored = feedRows();
    const roster = rowCounts(cohort.data, 'issuer');
    const ends = await attack(name, target);
    expect([...ends.keys()].filter((end) => !names.has(end))).toEqual([]);
    expect([...ends.values()].reduce((sum, count) => sum + count, 0)).toBe(samples);
    expect(feedRows()).toEqual(stored);
    expect(rowCounts(cohort.data, 'issuer')).toEqual(roster);
    expect(cohort.lines.filter((line) => line.includes('fault'))).toEqual([]);
    // The door still opens for those who come properly.
    await (await member.atFeed(0)).close();
  },
);
