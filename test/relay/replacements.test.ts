import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bytes } from '../../protocol/bytes.ts';
import { epochAt } from '../../protocol/calendar.ts';
import type { IssuerAnswer } from '../../protocol/frames/issuer.ts';
import { day } from '../../protocol/rules.ts';
import { wantedBadges } from '../../relay/coordinator/issuer-office.ts';
import { approveBadges, certifyBadges, openDueEpochs } from '../../relay/coordinator/notices.ts';
import { removeMember } from '../../relay/coordinator/removal.ts';
import { badgeWish, type BadgeWish } from './fixtures/badges.ts';
import { IssuerBench, type Invited } from './fixtures/issuer-bench.ts';
import type { TestMember } from './fixtures/member.ts';
import { rowCounts } from './fixtures/tables.ts';

let bench: IssuerBench;

beforeAll(async () => {
  bench = await IssuerBench.make({ seats: { mentee: 9, mentor: 9, coordinator: 1 } });
});
afterAll(() => bench.end());

const running = (): number => epochAt(bench.kit.manifest, bench.environment.now());
const ask = (member: TestMember, request: Parameters<TestMember['ask']>[0]) =>
  bench.going(member.ask(request));
const refusal = (code: string) => ({ type: 'error', code });

/** Weeks pass, and the coordinator opens what is due. */
async function weeks(count: number): Promise<void> {
  await bench.environment.advance(count * 7 * day);
  await bench.signing(openDueEpochs(bench.kit));
}

async function blinded(member: TestMember, epoch: number): Promise<Bytes<384>[]> {
  const { blindings } = await bench.going(member.blind(bench.issuerKey(epoch), epoch));
  return blindings.map((one) => one.blinded);
}

const certify = (
  member: TestMember,
  epoch: number,
  messages: Bytes<384>[],
  replacement: boolean,
): Promise<IssuerAnswer> => ask(member, { type: 'certify', epoch, blinded: messages, replacement });

const nickname = '느티나무';
const wish = (name: string, replaces = false): Promise<BadgeWish> =>
  badgeWish(bench.kit.manifest.hash, bench.environment, name, replaces);

test('a member that has nothing but its keys learns where it stands, without an invite', async () => {
  const { member } = await bench.enrolled('mentee');
  expect(await ask(member, { type: 'standing' })).toEqual({
    type: 'standing',
    role: 'mentee',
    state: 'member',
    until: null,
    badge: null,
  });
  const stranger = await bench.invited('mentee');
  expect(await ask(stranger.member, { type: 'standing' })).toEqual(refusal('not-a-member'));
});

test('whoever is on the way out is told until when it takes part', async () => {
  const { member } = await bench.enrolled('coordinator');
  await ask(member, { type: 'leave' });
  expect(await ask(member, { type: 'standing' })).toMatchObject({ state: 'member', until: 1 });
});

test('a lost quota is replaced once in a quarter of a year, and the same request gets the same answer', async () => {
  const { member } = await bench.enrolled('mentee');
  const epoch = running();
  const fresh = await blinded(member, epoch);
  // What was not used needs no replacement.
  expect(await certify(member, epoch, fresh, true)).toEqual(refusal('not-allowed'));
  expect(await certify(member, epoch, await blinded(member, epoch), false)).toMatchObject({
    type: 'certified',
  });
  expect(await certify(member, epoch, fresh, false)).toEqual(refusal('quota-used'));

  const replaced = await certify(member, epoch, fresh, true);
  if (replaced.type !== 'certified') throw new Error(replaced.type);
  expect(await certify(member, epoch, fresh, true)).toEqual(replaced);
  expect((await bench.going(member.unseal('certified', replaced.sealed))).length).toBe(768);
  const other = await blinded(member, epoch);
  expect(await certify(member, epoch, other, true)).toEqual(refusal('replacement-used'));
  expect(rowCounts(bench.cohort.data, 'issuer')['issuances']).toBe(2);

  // The next epoch is the same quarter.
  await certify(member, epoch + 1, await blinded(member, epoch + 1), false);
  expect(await certify(member, epoch + 1, await blinded(member, epoch + 1), true)).toEqual(
    refusal('replacement-used'),
  );
});

test('requests and answers of a replacement are gone with their epoch, and another can be had after 13 of them', async () => {
  const { member } = await bench.enrolled('mentee');
  const epoch = running();
  await certify(member, epoch, await blinded(member, epoch), false);
  await certify(member, epoch, await blinded(member, epoch), true);
  await weeks(1);
  await weeks(11);
  expect(rowCounts(bench.cohort.data, 'issuer')['issuances']).toBe(0);

  const attempt = async (): Promise<IssuerAnswer> => {
    await certify(member, running(), await blinded(member, running()), false);
    return certify(member, running(), await blinded(member, running()), true);
  };
  expect(running()).toBe(epoch + 12);
  expect(await attempt()).toEqual(refusal('replacement-used'));
  await weeks(1);
  expect(await attempt()).toMatchObject({ type: 'certified' });
});

test('two PCs that ask for a replacement at once get one between them', async () => {
  const { member } = await bench.enrolled('mentee');
  const epoch = running();
  await certify(member, epoch, await blinded(member, epoch), false);
  const [one, two] = [await blinded(member, epoch), await blinded(member, epoch)];
  const answers = await bench.going(
    Promise.all(
      [one, two].map((messages) =>
        member.ask({ type: 'certify', epoch, blinded: messages, replacement: true }),
      ),
    ),
  );
  expect(answers.map((answer) => answer.type).toSorted()).toEqual(['certified', 'error']);
});

let mentor: Invited;
let first: BadgeWish;
let second: BadgeWish;

test('a mentor that lost its PC gets a new badge under the old nickname, and the old one is withdrawn', async () => {
  mentor = await bench.enrolled('mentor');
  first = await wish(nickname);
  await ask(mentor.member, first);
  await bench.signing(approveBadges(bench.kit));
  expect(await ask(mentor.member, { type: 'standing' })).toMatchObject({
    badge: { nickname, badge: first.badge },
  });

  second = await wish(nickname, true);
  expect(await ask(mentor.member, { ...second, replaces: false })).toEqual(refusal('not-allowed'));
  expect(await ask(mentor.member, second)).toEqual({ type: 'badge-requested' });
  expect(await ask(mentor.member, second)).toEqual({ type: 'badge-requested' });
  const wanted = await bench.going(wantedBadges(bench.kit));
  expect(wanted).toMatchObject([
    { nickname, badge: second.badge, replaces: [{ nickname, badge: first.badge }] },
  ]);
  await bench.signing(certifyBadges(bench.kit, wanted));
  const roll = bench.kit.roll();
  expect(roll.badge(first.badge)?.withdrawn).toBe(true);
  expect(roll.badge(second.badge)?.withdrawn).toBe(false);
  expect(await bench.going(wantedBadges(bench.kit))).toEqual([]);
  expect(roll.contradiction).toBeNull();
});

test('a badge that was never certified is passed over by the one that replaces it', async () => {
  const { member } = await bench.enrolled('mentor');
  const [lost, kept] = [await wish('소나무'), await wish('잣나무', true)];
  await ask(member, lost);
  await ask(member, kept);
  const wanted = await bench.going(wantedBadges(bench.kit));
  expect(wanted).toMatchObject([{ nickname: '잣나무', badge: kept.badge, replaces: [] }]);
  await bench.signing(certifyBadges(bench.kit, wanted));
  expect(bench.kit.roll().badge(lost.badge)).toBeUndefined();
});

test('nobody gets a nickname by replacing that another mentor has, or one who has gone had', async () => {
  const { member } = await bench.enrolled('mentor');
  await ask(member, await wish('은행나무'));
  expect(await ask(member, await wish(nickname, true))).toEqual(refusal('nickname-taken'));

  await bench.signing(removeMember(bench.kit, mentor.link, true));
  expect(bench.kit.roll().badge(second.badge)?.withdrawn).toBe(true);
  await weeks(2);
  expect(await ask(mentor.member, { type: 'standing' })).toEqual(refusal('not-a-member'));
  expect(await ask(member, await wish(nickname, true))).toEqual(refusal('nickname-taken'));
});

test('a mentor’s badge stands after a removal unless the coordinator asks for it', async () => {
  const { member, link } = await bench.enrolled('mentor');
  const wished = await wish('단풍나무');
  await ask(member, wished);
  await bench.signing(approveBadges(bench.kit));
  await bench.signing(removeMember(bench.kit, link, false));
  expect(bench.kit.roll().badge(wished.badge)?.withdrawn).toBe(false);
});

test('whoever is on the way out is not listed for a badge any more', async () => {
  const { member } = await bench.enrolled('mentor');
  await ask(member, await wish('벚나무'));
  expect(await bench.going(wantedBadges(bench.kit))).toContainEqual(
    expect.objectContaining({ nickname: '벚나무' }),
  );
  await ask(member, { type: 'leave' });
  expect(await bench.going(wantedBadges(bench.kit))).not.toContainEqual(
    expect.objectContaining({ nickname: '벚나무' }),
  );
});
