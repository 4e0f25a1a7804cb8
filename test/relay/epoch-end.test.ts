import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { openEpoch } from '../../relay/coordinator/notices.ts';
import { day, hour } from '../../protocol/rules.ts';
import { VirtualEnvironment } from '../virtual-environment.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { TestMember } from './fixtures/member.ts';
import { databaseFiles, rowCounts } from './fixtures/tables.ts';

let environment: VirtualEnvironment;
let cohort: TestCohort;
let member: TestMember;

/** Lets the world go on, without time passing, until something is done. */
async function going<T>(work: Promise<T>): Promise<T> {
  const state = { over: false };
  const end = (): void => {
    state.over = true;
  };
  work.then(end, end);
  while (!state.over) await environment.advance(0);
  return work;
}

beforeAll(async () => {
  environment = new VirtualEnvironment();
  const quota = { certificates: 2, questions: 1 };
  cohort = await makeCohort({ quota, start: environment.now() }, environment);
  await cohort.start(['issuer']);
  const [link = ''] = await going(createInvites(cohort.kit, 'mentee', 1));
  member = await TestMember.make(cohort.kit.manifest, environment);
  await going(member.enrol(link));
});
afterAll(() => going(cohort.end()));

const certified = (epoch: number) => {
  const notice = cohort.kit.roll().epoch(epoch);
  return going(member.certificates(notice?.issuerKey ?? new Uint8Array(0), epoch));
};
const keyFiles = (): string[] => readdirSync(join(cohort.data, 'issuer', 'epochs'));

test('at the end of an epoch its signing key, and who asked it for what, are gone from the disk', async () => {
  expect(await certified(0)).toHaveLength(2);
  expect(await certified(1)).toHaveLength(2);
  expect(keyFiles()).toEqual(['0.key', '1.key']);
  expect(rowCounts(cohort.data, 'issuer')['issuances']).toBe(2);
  const answer = await going(member.ask({ type: 'keys' }));
  expect(answer.type).toBe('keys');

  await environment.advance(7 * day);
  expect(keyFiles()).toEqual(['1.key']);
  expect(rowCounts(cohort.data, 'issuer')['issuances']).toBe(1);
  await environment.advance(7 * day);
  expect(keyFiles()).toEqual([]);
  expect(rowCounts(cohort.data, 'issuer')['issuances']).toBe(0);
  // Nothing of the sealed answers is left over between the pages either.
  expect(databaseFiles(cohort.data, 'issuer').length).toBeLessThan(200_000);
});

test('what a crash left in the issuer’s journal is gone with the next sweep', async () => {
  const journal = join(cohort.data, 'issuer', 'issuer.sqlite-wal');
  await going(createInvites(cohort.kit, 'mentee', 40));
  expect(statSync(journal).size).toBeGreaterThan(0);
  await environment.advance(hour);
  expect(statSync(journal).size).toBe(0);
});

test('an epoch that is over is not certified any more, though its shared keys are still handed to newcomers', async () => {
  await expect(certified(0)).rejects.toThrow('unknown-epoch');
  const keys = await going(member.keys());
  expect(keys.map(({ epoch }) => epoch)).toEqual([0, 1]);
});

test('the coordinator opens the next epoch, and its certificates are to be had', async () => {
  // The gate is not here: the notice is signed and kept, and waits for it.
  await expect(going(openEpoch(cohort.kit, 2))).rejects.toMatchObject({ code: 'unreachable' });
  expect(cohort.kit.roll().epoch(2)).toMatchObject({ epoch: 2, members: 1 });
  expect(await certified(2)).toHaveLength(2);
});
