import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  sized,
  toBase64,
  toHex,
  type Bytes16,
  type EdSeed,
  type XPublicKey,
} from '../../protocol/bytes.ts';
import { importIssuerKey, unblind } from '../../protocol/certificate.ts';
import { edKeyPair, edSign } from '../../protocol/ed25519.ts';
import { systemEnvironment } from '../../protocol/environment.ts';
import { badgeMessage, type IssuerRequest } from '../../protocol/frames/issuer.ts';
import { commitment } from '../../protocol/roll.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { approveBadges, openEpoch, withdrawBadge } from '../../relay/coordinator/notices.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { TestMember } from './fixtures/member.ts';

let cohort: TestCohort;
const seats = { mentee: 37, mentor: 17, coordinator: 9 };

beforeAll(async () => {
  cohort = await makeCohort({ seats, quota: { certificates: 3, questions: 1 }, roundLength: 500 });
  await cohort.start();
});
afterAll(() => cohort.end());

const issuerKey = (epoch: number): Uint8Array => {
  const notice = cohort.kit.roll().epoch(epoch);
  if (!notice) throw new Error('no epoch');
  return notice.issuerKey;
};

async function enrolled(role: 'mentee' | 'mentor' | 'coordinator'): Promise<TestMember> {
  const [link = ''] = await createInvites(cohort.kit, role, 1);
  const member = await TestMember.make(cohort.kit.manifest);
  await member.enrol(link);
  return member;
}

function badgeWish(nickname: string): Extract<IssuerRequest, { type: 'badge' }> {
  const badge = edKeyPair(sized<EdSeed>(systemEnvironment.random(32), 32));
  const sealTo = sized<XPublicKey>(systemEnvironment.random(32), 32);
  const message = badgeMessage(cohort.kit.manifest.hash, badge.publicKey, sealTo, nickname);
  return { type: 'badge', badge: badge.publicKey, sealTo, nickname, proof: edSign(badge, message) };
}

test('of 38 people who enrol at once for 37 seats, 37 get one and one waits', async () => {
  const links = await createInvites(cohort.kit, 'mentee', 38);
  const people = await Promise.all(links.map(() => TestMember.make(cohort.kit.manifest)));
  const answers = await Promise.all(people.map((person, i) => person.enrol(links[i] ?? '')));
  const states = answers.map((answer) => (answer.type === 'enrolled' ? answer.state : answer.type));
  expect(states.filter((state) => state === 'member')).toHaveLength(37);
  expect(states.filter((state) => state === 'waiting')).toHaveLength(1);

  const last = states.indexOf('waiting');
  expect(await people[last]?.ask({ type: 'keys' })).toEqual({ type: 'error', code: 'waiting' });
  expect(await people[last]?.enrol(links[last] ?? '')).toMatchObject({ state: 'waiting' });
});

test('the same person with the same invite gets the same answer, another person does not', async () => {
  const [link = ''] = await createInvites(cohort.kit, 'coordinator', 1);
  const first = await TestMember.make(cohort.kit.manifest);
  const second = await TestMember.make(cohort.kit.manifest);
  const answer = await first.enrol(link);
  expect(await first.enrol(link)).toEqual(answer);
  expect(await second.enrol(link)).toEqual({ type: 'error', code: 'invite-used' });
  const [other = ''] = await createInvites(cohort.kit, 'coordinator', 1);
  expect(await first.enrol(other)).toEqual({ type: 'error', code: 'not-allowed' });
});

test('what nobody has given out, or nobody has proven, is refused by name', async () => {
  const stranger = await TestMember.make(cohort.kit.manifest);
  const code = sized<Bytes16>(systemEnvironment.random(16), 16);
  const sealTo = stranger.seal.publicKey;
  expect(await stranger.ask({ type: 'enrol', code, sealTo })).toEqual({
    type: 'error',
    code: 'invite-unknown',
  });
  expect(await stranger.ask({ type: 'keys' })).toEqual({ type: 'error', code: 'not-a-member' });
  for (const type of ['standing', 'leave'] as const)
    expect(await stranger.ask({ type })).toEqual({ type: 'error', code: 'not-a-member' });
  const rootOnly: IssuerRequest[] = [
    { type: 'invites', role: 'mentee', count: 1 },
    { type: 'open-epoch', epoch: 1 },
    { type: 'badge-requests' },
    { type: 'remove', code, badges: true },
    { type: 'removals' },
    { type: 'read-key' },
  ];
  const member = await enrolled('coordinator');
  for (const asker of [stranger, member])
    for (const request of rootOnly)
      expect(await asker.ask(request)).toEqual({ type: 'error', code: 'not-root' });
});

test('members get the committed keys of the epochs, and only mentors and the coordinator the mentors’', async () => {
  const mentor = await enrolled('mentor');
  const roll = cohort.kit.roll();
  const keys = await mentor.keys();
  expect(keys.map(({ epoch }) => epoch)).toEqual([0, 1]);
  for (const { epoch, all, mentor: own } of keys) {
    expect(commitment(all)).toEqual(roll.epoch(epoch)?.allCommitment);
    expect(commitment(own ?? new Uint8Array(0))).toEqual(roll.epoch(epoch)?.mentorCommitment);
  }
});

test('certificates are handed out in full, once, with the same signatures for the same request', async () => {
  const member = await enrolled('mentor');
  const { blindings } = await member.blind(issuerKey(1), 1);
  const blinded = blindings.map((blinding) => blinding.blinded);
  const request = { type: 'certify', epoch: 1, blinded } as const;
  expect(await member.ask({ ...request, blinded: blinded.slice(1) })).toEqual({
    type: 'error',
    code: 'wrong-count',
  });
  expect(await member.ask({ ...request, epoch: 2 })).toEqual({
    type: 'error',
    code: 'unknown-epoch',
  });

  const [one, two] = await Promise.all([member.ask(request), member.ask(request)]);
  const again = await member.ask(request);
  const signatures: string[] = [];
  for (const answer of [one, two, again]) {
    if (answer.type !== 'certified') throw new Error(answer.type);
    const opened = await member.unseal('certified', answer.sealed);
    signatures.push(toHex(opened));
    const [first] = blindings;
    if (first) await unblind(await importIssuerKey(issuerKey(1)), first, opened.slice(0, 384));
  }
  expect(new Set(signatures).size).toBe(1);
  const other = await member.blind(issuerKey(1), 1);
  const second = { ...request, blinded: other.blindings.map((blinding) => blinding.blinded) };
  expect(await member.ask(second)).toEqual({ type: 'error', code: 'quota-used' });
});

test('a message that is not below the modulus ends the connection and does not use the quota up', async () => {
  const member = await enrolled('coordinator');
  const wire = await member.atIssuer();
  const tooLarge = toBase64(new Uint8Array(384).fill(0xff));
  wire.socket.send(
    JSON.stringify({ type: 'certify', epoch: 1, blinded: [tooLarge, tooLarge, tooLarge] }),
  );
  expect(await wire.ended).toBe('bad-frame');
  expect(await member.certificates(issuerKey(1), 1)).toHaveLength(3);
});

test('badges are for mentors, one each, under nicknames that nobody else has', async () => {
  const [one, two] = [await enrolled('mentor'), await enrolled('mentor')];
  const coordinator = await enrolled('coordinator');
  const wish = badgeWish('느티나무');
  expect(await coordinator.ask(wish)).toEqual({ type: 'error', code: 'not-allowed' });
  expect(await one.ask(wish)).toEqual({ type: 'badge-requested' });
  expect(await one.ask(wish)).toEqual({ type: 'badge-requested' });
  expect(await one.ask(badgeWish('소나무'))).toEqual({ type: 'error', code: 'not-allowed' });
  expect(await two.ask(badgeWish('느티 나무'))).toEqual({ type: 'error', code: 'nickname-taken' });
});

test('the coordinator certifies and withdraws badges by notices that the feed takes through the gate', async () => {
  const mentor = await enrolled('mentor');
  await mentor.ask(badgeWish('은행나무'));
  expect(await approveBadges(cohort.kit)).toBeGreaterThan(0);
  expect(await approveBadges(cohort.kit)).toBe(0);
  await withdrawBadge(cohort.kit, '은행나무');
  await expect(withdrawBadge(cohort.kit, '은행나무')).rejects.toMatchObject({
    code: 'unknown-badge',
  });
  const badges = cohort.kit
    .roll()
    .badges()
    .map(({ nickname, withdrawn }) => ({ nickname, withdrawn }));
  expect(badges).toContainEqual({ nickname: '은행나무', withdrawn: true });
});

test('an epoch that has its notice keeps it, and one far ahead cannot be opened', async () => {
  const before = cohort.kit.notices().length;
  await openEpoch(cohort.kit, 1);
  expect(cohort.kit.notices()).toHaveLength(before);
  await expect(openEpoch(cohort.kit, 5)).rejects.toMatchObject({ code: 'unknown-epoch' });
});
