import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256 } from '../../protocol/hash.ts';
import { day } from '../../protocol/rules.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { LeapingEnvironment, MemberPc } from './fixtures/member-pc.ts';

const quota = 3;
let cohort: TestCohort;
let clock: LeapingEnvironment;
let pc: MemberPc;

beforeEach(async () => {
  cohort = await makeCohort({ quota: { certificates: quota, questions: 2 } });
  await cohort.start();
  clock = new LeapingEnvironment();
  pc = new MemberPc(cohort.kit, clock);
});

afterEach(async () => {
  await pc.end();
  await cohort.end();
});

test('a PC whose clock is weeks ahead for a while keeps its certificates: they are given out once', async () => {
  const [invite = ''] = await createInvites(cohort.kit, 'mentee', 1);
  await pc.join(invite);
  const batch = { round: 0, hash: sha256(new Uint8Array(0)), envelopes: 1 };
  pc.vault.feed.append([{ ...batch, notices: [], dayKeys: [], posts: [], threadKeys: [] }]);
  pc.start();
  await pc.until(() => pc.stock(0)[0] === quota);
  await pc.switchOff();
  clock.leap(15 * day);
  pc.start();
  // Long enough for a visit to the issuer, and for what is forgotten after it.
  await sleep(1500);
  await pc.switchOff();
  clock.leap(-15 * day);
  pc.start();
  expect(pc.stock(0)).toEqual([quota]);
});
