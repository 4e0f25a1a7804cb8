import { afterEach, expect, test } from 'vitest';
import { day } from '../../protocol/rules.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { approveBadges, openDueEpochs } from '../../relay/coordinator/notices.ts';
import { removeMember } from '../../relay/coordinator/removal.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { LeapingEnvironment, MemberPc } from './fixtures/member-pc.ts';

const week = 7 * day;
const pcs: MemberPc[] = [];
let cohort: TestCohort;

afterEach(async () => {
  for (const pc of pcs) await pc.end();
  await cohort.end();
});

test('who waits takes the seat that becomes free, though the nickname went to somebody else meanwhile', async () => {
  const environment = new LeapingEnvironment();
  const settings = {
    quota: { certificates: 2, questions: 1 },
    seats: { mentee: 1, mentor: 1, coordinator: 1 },
  };
  cohort = await makeCohort(settings, environment);
  await cohort.start();
  const [first, second] = [0, 1].map(() => new MemberPc(cohort.kit, environment));
  const [one = '', two = ''] = await createInvites(cohort.kit, 'mentor', 2);
  if (!first || !second) throw new Error('no PCs');
  pcs.push(first, second);
  expect(await first.join(one, '느티나무')).toMatchObject({ state: 'member', joinedEpoch: 0 });
  expect(await second.join(two, '느티나무')).toMatchObject({ state: 'waiting', joinedEpoch: null });
  await approveBadges(cohort.kit);
  // The words are a waiting person's, too.
  const lostWords = second.words;
  const onNewPc = new MemberPc(cohort.kit, environment);
  pcs.push(onNewPc);
  await expect(onNewPc.recover(two, lostWords, '소나무')).resolves.toMatchObject({
    state: 'waiting',
    recovered: true,
  });

  second.start();
  expect(await removeMember(cohort.kit, one, true)).toMatchObject({ was: 'member' });
  for (let n = 0; n < 2; n += 1) {
    environment.leap(week);
    await openDueEpochs(cohort.kit);
  }
  second.wake();
  await second.until(() => second.stored.state === 'member');
  expect(second.stored).toMatchObject({
    joinedEpoch: 2,
    until: null,
    badge: { nickname: '느티나무', requested: false },
  });
  await second.until(() => second.stock(2)[0] === 2);
  expect(second.vault.membership.epochKeys().map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3]);
  expect(second.faults).toEqual([]);
});
