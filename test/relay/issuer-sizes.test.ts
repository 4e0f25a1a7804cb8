import { afterAll, beforeAll, expect, test } from 'vitest';
import { sized, type Bytes32 } from '../../protocol/bytes.ts';
import { systemEnvironment as environment } from '../../protocol/environment.ts';
import {
  encodeIssuerFrame,
  issuerFrameSizes,
  type IssuerRequest,
  type MemberRole,
} from '../../protocol/frames/issuer.ts';
import { parseInvite } from '../../protocol/invite.ts';
import { IssuerClient } from '../../main/membership/issuer-client.ts';
import { enrolmentOf, type Enrolment } from '../../main/membership/phrase.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { badgeWish } from './fixtures/badges.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { CountingLine, type Seen } from './fixtures/counting-line.ts';
import { TestMember } from './fixtures/member.ts';

const frame = issuerFrameSizes[0];
const never = new AbortController().signal;
let cohort: TestCohort;
let line: CountingLine;

beforeAll(async () => {
  cohort = await makeCohort({ seats: { mentee: 9, mentor: 9, coordinator: 9 } });
  await cohort.start(['issuer']);
  line = await CountingLine.to(cohort.kit.manifest.issuer);
});
afterAll(async () => {
  await line.close();
  await cohort.end();
});

/** Connects as the app does, by way of the watched line; what is counted begins behind the greeting. */
async function connect(enrolment: Enrolment): Promise<IssuerClient> {
  const { hash } = cohort.kit.manifest;
  const issuer = await IssuerClient.connect(line.endpoint, hash, environment, never);
  line.take();
  await issuer.speakAs(enrolment);
  return issuer;
}

/** What the line shows of one answered request of the app. */
async function seenOf(issuer: IssuerClient, request: IssuerRequest): Promise<Seen> {
  line.take();
  await issuer.ask(request, 'known').catch(() => undefined);
  return line.take();
}

/** What the line shows of each step with which somebody joins, and fetches what a week needs. */
async function visit(role: MemberRole): Promise<Seen[]> {
  const { manifest } = cohort.kit;
  const enrolment = await enrolmentOf(sized<Bytes32>(environment.random(32), 32));
  const [link = ''] = await createInvites(cohort.kit, role, 1);
  const { code } = parseInvite(link);
  const issuer = await connect(enrolment);
  const seen = [line.take()];
  const maker = await TestMember.make(manifest);
  const { blindings } = await maker.blind(cohort.kit.roll().epoch(0)?.issuerKey ?? code, 0);
  const blinded = blindings.map((one) => one.blinded);
  const steps: IssuerRequest[] = [
    { type: 'enrol', code, sealTo: enrolment.sealing.publicKey },
    { type: 'keys' },
    role === 'mentor'
      ? await badgeWish(manifest.hash, environment, '느티나무')
      : { type: 'standing' },
    { type: 'certify', epoch: 0, blinded },
  ];
  // The app closes at an answer of another type: each step has a connection of its own here.
  issuer.close();
  for (const step of steps) {
    const own = await connect(enrolment);
    seen.push(await seenOf(own, step));
    own.close();
  }
  return seen;
}

test('a mentor’s, a mentee’s and a coordinator’s visits show the same bytes on the line, step by step', async () => {
  const mentee = await visit('mentee');
  expect(mentee).toHaveLength(5);
  expect(new Set(mentee.map(({ up }) => up)).size).toBe(1);
  expect(new Set(mentee.map(({ down }) => down)).size).toBe(1);
  for (const { up, down } of mentee) {
    expect(up).toBeGreaterThan(frame);
    expect(down).toBeGreaterThan(frame);
    expect(up + down).toBeLessThan(2 * frame + 1_024);
  }
  expect(await visit('mentor')).toEqual(mentee);
  expect(await visit('coordinator')).toEqual(mentee);
});

test('a refusal is as long as a grant, for members and for strangers', async () => {
  const enrolment = await enrolmentOf(sized<Bytes32>(environment.random(32), 32));
  const issuer = await connect(enrolment);
  const granted = line.take();
  expect(await seenOf(issuer, { type: 'keys' })).toEqual(granted);
  issuer.close();
});

test('the keys of a mentee are sealed to the same length as a mentor’s, and have no mentors’ key in them', async () => {
  const lengths: number[] = [];
  for (const role of ['mentee', 'mentor', 'coordinator'] as const) {
    const [link = ''] = await createInvites(cohort.kit, role, 1);
    const member = await TestMember.make(cohort.kit.manifest);
    await member.enrol(link);
    const answer = await member.ask({ type: 'keys' });
    if (answer.type === 'keys') lengths.push(answer.sealed.length);
    const held = (await member.keys()).map(({ mentor }) => mentor !== null);
    expect(held).toEqual(role === 'mentee' ? [false, false] : [true, true]);
  }
  expect(new Set(lengths).size).toBe(1);
});

test('every request and answer of a cohort of ordinary size is one frame of one size', () => {
  const blinded = Array.from({ length: 60 }, () => new Uint8Array(384).fill(0xff));
  const frames = [
    { type: 'keys' },
    { type: 'certify', epoch: 0xffff_ffff, blinded, replacement: false },
    { type: 'certified', sealed: new Uint8Array(48 + 60 * 384) },
    { type: 'manifest', manifest: cohort.kit.manifest.bytes },
    { type: 'error', code: 'replacement-used' },
  ];
  for (const one of frames) expect(Buffer.byteLength(encodeIssuerFrame(one))).toBe(frame);
  const nickname = '느티나무 아래 깐부';
  expect(Buffer.byteLength(encodeIssuerFrame({ nickname }))).toBe(frame);
  expect(JSON.parse(encodeIssuerFrame({ nickname }))).toEqual({ nickname });
  const large = { blinded: Array.from({ length: 4_096 }, () => new Uint8Array(384)) };
  expect(issuerFrameSizes).toContain(Buffer.byteLength(encodeIssuerFrame(large)));
  expect(() => encodeIssuerFrame({ text: 'x'.repeat(4_194_304) })).toThrow('issuer frame');
});
