import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sized, toHex, type EdPublicKey, type Hash } from '../../protocol/bytes.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import { formatInvite, parseInvite } from '../../protocol/invite.ts';
import { day } from '../../protocol/rules.ts';
import type { MemberRole } from '../../preload/contract.ts';
import { createInvites, recoveryLink } from '../../relay/coordinator/issuer-office.ts';
import { approveBadges, openDueEpochs } from '../../relay/coordinator/notices.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { LeapingEnvironment, MemberPc } from './fixtures/member-pc.ts';

const quota = 3;
const week = 7 * day;
/** When everybody has fetched what belongs to the next epoch. */
const lateInTheWeek = 0.95 * week;

let environment: LeapingEnvironment;
let cohort: TestCohort;
let pcs: MemberPc[];

async function found(): Promise<void> {
  pcs = [];
  environment = new LeapingEnvironment();
  const settings = {
    quota: { certificates: quota, questions: 2 },
    seats: { mentee: 20, mentor: 2, coordinator: 1 },
  };
  cohort = await makeCohort(settings, environment);
  await cohort.start();
}

async function end(): Promise<void> {
  for (const pc of pcs) await pc.end();
  await cohort.end();
}

function newPc(): MemberPc {
  const pc = new MemberPc(cohort.kit, environment);
  pcs.push(pc);
  return pc;
}

const link = async (role: MemberRole = 'mentee'): Promise<string> =>
  (await createInvites(cohort.kit, role, 1))[0] ?? '';

/** A member at work, and the invite that it has used. */
async function member(
  role: MemberRole = 'mentee',
  nickname: string | null = null,
): Promise<{ pc: MemberPc; used: string }> {
  const pc = newPc();
  const used = await link(role);
  await pc.join(used, nickname);
  pc.start();
  await pc.until(() => pc.stock(0)[0] === quota);
  return { pc, used };
}

const badgeOf = (pc: MemberPc): EdPublicKey => {
  const { badge } = pc.stored;
  if (!badge) throw new Error('no badge');
  return edKeyPair(badge.seed).publicKey;
};

describe('over the turn of an epoch, the 24 words', () => {
  beforeEach(found);
  afterEach(end);

  test('regain the membership, this epoch’s certificates and the next issuance', async () => {
    const { pc: lost, used } = await member();
    await lost.switchOff();
    const pc = newPc();
    const words = lost.words.split(' ').map((word, n) => `${n + 1}. ${word.normalize('NFD')},`);
    expect(await pc.recover(used, words.join('\r\n'))).toMatchObject({
      role: 'mentee',
      state: 'member',
      recovered: true,
      phraseNoted: true,
      joinedEpoch: 0,
      until: null,
    });
    expect(pc.stored.entropy).toEqual(lost.stored.entropy);
    expect(pc.vault.membership.epochKeys()).toEqual(lost.vault.membership.epochKeys());

    pc.start();
    await pc.until(() => pc.stock(0, 1).every((stock) => stock === quota));
    const seeds = (one: MemberPc): string[] => {
      const taken = Array.from({ length: quota }, () => one.vault.certificates.take(0));
      return taken.flatMap((certificate) => (certificate ? [toHex(certificate.seed)] : []));
    };
    expect(new Set([...seeds(lost), ...seeds(pc)]).size).toBe(2 * quota);

    environment.leap(week);
    await openDueEpochs(cohort.kit);
    environment.leap(lateInTheWeek);
    await pc.switchOff();
    pc.start();
    // Put off by up to an hour after switching on, by the clock that leaps.
    environment.leap(day / 24);
    pc.wake();
    await pc.until(() => pc.stock(2)[0] === quota);
    expect(pc.alarmed).toBeNull();
    expect(pc.faults).toEqual([]);
  });

  test('replace the quota that ends later, where the lost PC had used both', async () => {
    const { pc: lost } = await member();
    environment.leap(lateInTheWeek);
    lost.wake();
    await lost.until(() => lost.stock(1)[0] === quota);
    await lost.switchOff();
    const pc = newPc();
    await pc.recover(recoveryLink(cohort.kit), lost.words);
    pc.start();
    await pc.until(() => pc.stock(1)[0] === quota);
    expect(pc.stock(0, 1)).toEqual([0, quota]);
  });

  test('leave a second PC within a quarter without certificates until the next epoch', async () => {
    const { pc: first, used } = await member();
    await first.switchOff();
    const second = newPc();
    await second.recover(used, first.words);
    second.start();
    await second.until(() => second.stock(0, 1).every((stock) => stock === quota));
    await second.switchOff();
    const third = newPc();
    await third.recover(used, first.words);
    third.start();
    environment.leap(week);
    await openDueEpochs(cohort.kit);
    third.wake();
    await third.until(() => third.vault.membership.epochKeys().length === 3);
    expect(third.stock(0, 1)).toEqual([0, 0]);
    environment.leap(lateInTheWeek);
    third.wake();
    environment.leap(day / 24);
    third.wake();
    await third.until(() => third.stock(2)[0] === quota);
    expect(third.faults).toEqual([]);
  });
});

describe('on a new PC, the 24 words', () => {
  beforeAll(found);
  afterAll(end);

  test('give a mentor a new badge under the old nickname, in the place of the old one', async () => {
    const { pc: lost, used } = await member('mentor', '느티나무');
    await approveBadges(cohort.kit);
    const pc = newPc();
    await pc.recover(used, lost.words);
    expect(pc.stored.badge).toMatchObject({ nickname: '느티나무', requested: true });
    expect(badgeOf(pc)).not.toEqual(badgeOf(lost));
    await approveBadges(cohort.kit);
    const roll = cohort.kit.roll();
    expect(roll.badge(badgeOf(lost))).toMatchObject({ withdrawn: true });
    expect(roll.badge(badgeOf(pc))).toMatchObject({ nickname: '느티나무', withdrawn: false });
    expect(pc.vault.membership.epochKeys().every(({ mentor }) => mentor !== null)).toBe(true);
  });

  test('that nobody has enrolled with are named as such', async () => {
    const { pc: other } = await member();
    const stranger = newPc();
    const words = 'zoo '.repeat(23) + 'vote';
    await expect(stranger.recover(recoveryLink(cohort.kit), words)).rejects.toMatchObject({
      code: 'phrase-unknown',
    });
    const mistyped = other.words.split(' ').toReversed().join(' ');
    await expect(stranger.recover(recoveryLink(cohort.kit), mistyped)).rejects.toMatchObject({
      code: 'phrase-malformed',
    });
    expect(stranger.vault.membership.load()).toBeNull();
  });

  test('are not told to an issuer under another manifest', async () => {
    const { pc: lost, used } = await member();
    const manifest = sized<Hash>(environment.random(32), 32);
    const forged = formatInvite({ ...parseInvite(used), manifest });
    const pc = newPc();
    await expect(pc.recover(forged, lost.words)).rejects.toMatchObject({
      code: 'manifest-mismatch',
    });
    expect(pc.vault.membership.load()).toBeNull();
  });

  test('are refused where there is a membership, which stays', async () => {
    const { pc: lost, used } = await member();
    const { pc: other } = await member();
    const before = other.stored;
    await expect(other.recover(used, lost.words)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(other.stored).toEqual(before);
  });

  test('work at the second attempt when the first was cut off, with nothing stored between', async () => {
    const { pc: lost, used } = await member();
    await lost.switchOff();
    const pc = newPc();
    for (const ms of [5, 20, 60]) {
      const attempt = pc.recover(used, lost.words, null, AbortSignal.timeout(ms));
      const ended = await attempt.then(
        () => 'done',
        () => 'cut off',
      );
      if (ended === 'done') break;
      expect(pc.vault.membership.load()).toBeNull();
      expect(pc.vault.membership.epochKeys()).toEqual([]);
    }
    expect(await pc.recover(used, lost.words)).toMatchObject({ state: 'member', recovered: true });
  });
});
