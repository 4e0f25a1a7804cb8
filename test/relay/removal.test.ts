import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../protocol/rules.ts';
import { endMembership, removals } from '../../relay/coordinator/issuer-office.ts';
import { openDueEpochs } from '../../relay/coordinator/notices.ts';
import { removeMember } from '../../relay/coordinator/removal.ts';
import { parseInvite } from '../../protocol/invite.ts';
import { IssuerBench, type Invited } from './fixtures/issuer-bench.ts';
import { databaseFiles, rowCounts } from './fixtures/tables.ts';

let bench: IssuerBench;

beforeEach(async () => {
  bench = await IssuerBench.make({ seats: { mentee: 2, mentor: 1, coordinator: 1 } });
});
afterEach(() => bench.end());

const end = (link: string) => bench.going(endMembership(bench.kit, parseInvite(link).code, false));
const keysOf = async ({ member }: Invited): Promise<number[]> =>
  (await bench.going(member.keys())).map(({ epoch }) => epoch);
const refusalOf = async ({ member }: Invited): Promise<unknown> => {
  const answer = await bench.going(member.ask({ type: 'keys' }));
  return answer.type === 'error' ? answer.code : answer.type;
};

test('a removed member takes part until the epoch’s turn, and then gets neither keys nor certificates', async () => {
  const one = await bench.enrolled('mentee');
  expect(await end(one.link)).toMatchObject({ was: 'member', from: 1 });
  expect(await keysOf(one)).toEqual([0]);
  expect(await bench.going(one.member.certificates(bench.issuerKey(0), 0))).toHaveLength(2);
  await expect(bench.going(one.member.certificates(bench.issuerKey(1), 1))).rejects.toThrow(
    'not-a-member',
  );

  await bench.environment.advance(7 * day);
  expect(await refusalOf(one)).toBe('not-a-member');
  // Nothing is left of who it was.
  const files = databaseFiles(bench.cohort.data, 'issuer');
  expect(files.includes(Buffer.from(one.member.enrolment.publicKey))).toBe(false);
  expect(await bench.going(one.member.enrol(one.link))).toEqual({
    type: 'error',
    code: 'invite-used',
  });
  expect(await end(one.link)).toMatchObject({ was: 'gone', from: null });
});

test('who has already fetched what belongs to the next epoch takes part in it, and in none after it', async () => {
  const keys = await bench.enrolled('mentee');
  expect(await keysOf(keys)).toEqual([0, 1]);
  expect(await end(keys.link)).toMatchObject({ was: 'member', from: 2 });
  const certificates = await bench.enrolled('mentee');
  await bench.going(certificates.member.certificates(bench.issuerKey(1), 1));
  expect(await end(certificates.link)).toMatchObject({ was: 'member', from: 2 });
  expect(rowCounts(bench.cohort.data, 'issuer')['keys_ahead']).toBe(1);

  await bench.environment.advance(7 * day);
  expect(await keysOf(keys)).toEqual([0, 1]);
  expect(rowCounts(bench.cohort.data, 'issuer')['keys_ahead']).toBe(0);
  await bench.environment.advance(7 * day);
  expect(await refusalOf(keys)).toBe('not-a-member');
});

test('the waiting list moves up in the order of coming, as the seats become free and not before', async () => {
  const seated = [await bench.enrolled('mentee'), await bench.enrolled('mentee')];
  const waiting: Invited[] = [];
  for (let n = 0; n < 4; n += 1) {
    const { state, ...invited } = await bench.enrolled('mentee');
    expect(state).toBe('waiting');
    waiting.push(invited);
  }
  const states = async (): Promise<string[]> => {
    const answers: string[] = [];
    for (const { member, link } of waiting) {
      const answer = await bench.going(member.enrol(link));
      if (answer.type === 'enrolled') answers.push(answer.state);
      if (answer.type === 'error') answers.push(answer.code);
    }
    return answers;
  };
  await end(seated[0]?.link ?? '');
  expect(await states()).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
  // Who waits can be taken off the list at once, or go by itself.
  expect(await end(waiting[0]?.link ?? '')).toMatchObject({ was: 'waiting', from: null });
  await bench.environment.advance(7 * day);
  expect(await states()).toEqual(['invite-used', 'member', 'waiting', 'waiting']);

  const leave = ({ member }: Invited) => bench.going(member.ask({ type: 'leave' }));
  const [, , third] = waiting;
  const [, second] = seated;
  if (!second || !third) throw new Error('nobody');
  expect(await leave(second)).toEqual({ type: 'left', from: 2 });
  expect(await leave(third)).toEqual({ type: 'left', from: null });
  await bench.environment.advance(7 * day);
  expect(await states()).toEqual(['invite-used', 'member', 'invite-used', 'member']);
});

test('when 30 come at once for the seat of one who has gone, the first of the list has it and all others wait', async () => {
  const [one] = [await bench.enrolled('mentee'), await bench.enrolled('mentee')];
  const first = await bench.enrolled('mentee');
  await end(one.link);
  await bench.environment.advance(7 * day);
  const others = await Promise.all(Array.from({ length: 30 }, () => bench.invited('mentee')));
  const answers = await bench.going(
    Promise.all(others.map(({ member, link }) => member.enrol(link))),
  );
  expect(answers.every((answer) => answer.type === 'enrolled' && answer.state === 'waiting')).toBe(
    true,
  );
  expect(await bench.going(first.member.enrol(first.link))).toMatchObject({ state: 'member' });
});

test('an invite that nobody has used is void, and one that was never made is refused by name', async () => {
  const { member, link } = await bench.invited('mentor');
  expect(await end(link)).toMatchObject({ was: 'invite', from: null });
  expect(await bench.going(member.enrol(link))).toEqual({ type: 'error', code: 'invite-unknown' });
  await expect(end(link)).rejects.toMatchObject({ code: 'invite-unknown' });
});

test('the notices count everybody who has gone once, whoever asked, however often', async () => {
  const one = await bench.enrolled('mentee');
  const other = await bench.enrolled('mentee');
  await bench.signing(removeMember(bench.kit, one.link, false));
  await bench.signing(removeMember(bench.kit, one.link, false));
  expect(bench.kit.roll().removed(1)).toBe(1);

  await keysOf(other);
  await bench.going(other.member.ask({ type: 'leave' }));
  await bench.going(other.member.ask({ type: 'leave' }));
  await end(other.link);
  expect(await bench.going(removals(bench.kit))).toEqual([
    { epoch: 1, count: 1 },
    { epoch: 2, count: 1 },
  ]);
  await bench.environment.advance(7 * day);
  await bench.signing(openDueEpochs(bench.kit));
  await bench.signing(openDueEpochs(bench.kit));
  const roll = bench.kit.roll();
  expect([roll.removed(1), roll.removed(2)]).toEqual([1, 1]);
  // The epoch is announced with those who will be there.
  expect(roll.epoch(2)?.members).toBe(0);
});

test('an epoch’s notice counts those who will move up from the waiting list', async () => {
  const [one] = [await bench.enrolled('mentee'), await bench.enrolled('mentee')];
  await bench.enrolled('mentee');
  await bench.enrolled('mentor');
  await bench.environment.advance(7 * day);
  await end(one.link);
  await bench.signing(openDueEpochs(bench.kit));
  expect(bench.kit.roll().epoch(2)?.members).toBe(3);
});

test('an invite of another cohort removes nobody', async () => {
  const elsewhere = await IssuerBench.make();
  const { link } = await elsewhere.invited('mentee');
  await expect(bench.going(removeMember(bench.kit, link, false))).rejects.toMatchObject({
    code: 'other-cohort',
  });
  await elsewhere.end();
});
