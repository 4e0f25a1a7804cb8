import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { standingIn } from '../../main/membership/standing.ts';
import { atFirst } from '../../main/vault/membership-store.ts';
import type { MemberRole } from '../../preload/contract.ts';
import { sized, type Bytes32, type EdSeed } from '../../protocol/bytes.ts';
import { issuerFrameSizes } from '../../protocol/frames/issuer.ts';
import { parseInvite } from '../../protocol/invite.ts';
import { day } from '../../protocol/rules.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { openDueEpochs } from '../../relay/coordinator/notices.ts';
import { removeMember } from '../../relay/coordinator/removal.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { CountingLine, type Seen } from './fixtures/counting-line.ts';
import { LeapingEnvironment, MemberPc } from './fixtures/member-pc.ts';

const quota = 3;
const week = 7 * day;
const frame = issuerFrameSizes[0];
/** Bytes of greetings and of the ends of connections, which differ by a few from one TLS handshake to the next. */
const greeting = 8_192;

let environment: LeapingEnvironment;
let cohort: TestCohort;
let line: CountingLine;
let pcs: MemberPc[];

beforeAll(async () => {
  pcs = [];
  environment = new LeapingEnvironment();
  cohort = await makeCohort({ quota: { certificates: quota, questions: 2 } }, environment);
  await cohort.start();
  line = await CountingLine.to(cohort.kit.manifest.issuer);
  // The issuer has moved behind the line that is watched.
  cohort.kit.sign({ kind: 'address', role: 'issuer', ...line.endpoint });
});

afterAll(async () => {
  for (const pc of pcs) await pc.end();
  await line.close();
  await cohort.end();
});

/** A PC that goes off while its owner joins: at its next start it asks again. */
async function begun(role: MemberRole, nickname: string): Promise<{ pc: MemberPc; link: string }> {
  const pc = new MemberPc(cohort.kit, environment);
  pcs.push(pc);
  const [link = ''] = await createInvites(cohort.kit, role, 1);
  pc.vault.membership.save({
    manifest: cohort.kit.manifest.bytes,
    role,
    state: 'enrolling',
    code: parseInvite(link).code,
    entropy: sized<Bytes32>(environment.random(32), 32),
    badge:
      role === 'mentor'
        ? {
            seed: sized<EdSeed>(environment.random(32), 32),
            sealSeed: sized<Bytes32>(environment.random(32), 32),
            nickname,
            requested: false,
          }
        : null,
    ...atFirst,
  });
  return { pc, link };
}

/** Frames up and down, without greetings. */
const framesOf = ({ up, down }: Seen): number[] => {
  expect(up % frame).toBeLessThan(greeting);
  expect(down % frame).toBeLessThan(greeting);
  return [up, down].map((bytes) => Math.floor(bytes / frame));
};

describe('on the line to the issuer', () => {
  test('a mentor, a mentee and the coordinator look the same, from joining to the next epoch', async () => {
    const seen: Record<string, number[][]> = {};
    for (const role of ['mentee', 'mentor', 'coordinator'] as const) {
      const { pc } = await begun(role, '느티나무');
      line.take();
      pc.start();
      await pc.until(() => pc.stock(0)[0] === quota);
      const joining = framesOf(line.take());
      environment.leap(0.95 * week);
      pc.wake();
      // It has been on since before: its moment is over at once.
      await pc.until(() => pc.stock(1)[0] === quota);
      seen[role] = [joining, framesOf(line.take())];
      expect(pc.faults).toEqual([]);
      expect(pc.stored.badge?.requested ?? null).toBe(role === 'mentor' ? true : null);
      await pc.switchOff();
      environment.leap(-0.95 * week);
    }
    // Two connections: who it is, enrolling, keys and where it stands; then who, where it stands twice, keys and certificates. Down, each begins
    // with the issuer's greeting.
    expect(seen['mentee']).toEqual([
      [9, 11],
      [5, 6],
    ]);
    expect(seen['mentor']).toEqual(seen['mentee']);
    expect(seen['coordinator']).toEqual(seen['mentee']);
  });

  test('nothing goes over it when somebody only switches a PC on and off', async () => {
    const [pc] = pcs;
    if (!pc) throw new Error('no member');
    line.take();
    for (let n = 0; n < 3; n += 1) {
      pc.start();
      await new Promise((resolve) => {
        setTimeout(resolve, 300);
      });
      await pc.switchOff();
    }
    expect(line.take()).toEqual({ up: 0, down: 0 });
  });
});

test('a removed member learns it when its part ends, keeps what it has, and asks once in an epoch', async () => {
  const { pc, link } = await begun('mentee', '');
  pc.start();
  await pc.until(() => pc.stock(0)[0] === quota);
  expect(standingIn(pc.stored, 0)).toBe('member');
  const { from } = await removeMember(cohort.kit, link, false);
  // It holds the next epoch's keys already.
  expect(from).toBe(2);
  environment.leap(week);
  await openDueEpochs(cohort.kit);
  pc.wake();
  await pc.until(() => pc.stored.until === 2);
  expect(standingIn(pc.stored, 1)).toBe('member');
  const keys = pc.vault.membership.epochKeys().length;
  environment.leap(week);
  await openDueEpochs(cohort.kit);
  pc.wake();
  await pc.until(() => standingIn(pc.stored, 2) === 'removed');
  await new Promise((resolve) => {
    setTimeout(resolve, 1_000);
  });
  line.take();
  for (let n = 0; n < 5; n += 1) {
    pc.wake();
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  expect(line.take()).toEqual({ up: 0, down: 0 });
  expect(pc.vault.membership.epochKeys()).toHaveLength(keys);
  expect(pc.stock(2)).toEqual([0]);
  expect(pc.alarmed).toBeNull();
  expect(pc.faults).toEqual([]);
});
