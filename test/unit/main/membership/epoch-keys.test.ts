import { beforeAll, describe, expect, test } from 'vitest';
import { evidenceOf, uncommittedEpoch } from '../../../../main/membership/epoch-keys.ts';
import { sized, toHex, type SharedKey } from '../../../../protocol/bytes.ts';
import type { EpochKeys } from '../../../../protocol/frames/issuer.ts';
import { readNotice, signNotice, type EpochNotice } from '../../../../protocol/notice.ts';
import { Roll } from '../../../../protocol/roll.ts';
import { mentorSealing } from '../../../../protocol/sealing.ts';
import { epochNotice, makeCohort, makeIssuer, type TestCohort } from '../../protocol/cohort.ts';

let cohort: TestCohort;
let notice: EpochNotice;
let own: EpochKeys;

beforeAll(async () => {
  cohort = await makeCohort();
  notice = epochNotice(cohort, (await makeIssuer()).spki);
  own = { epoch: 0, all: cohort.all, mentor: cohort.mentors };
});

function rollWith(body: EpochNotice): Roll {
  const roll = new Roll(cohort.manifest);
  roll.add(readNotice(cohort.manifest, signNotice(cohort.root, cohort.manifest, roll.head, body)));
  return roll;
}

const otherKey = (): SharedKey => sized<SharedKey>(cohort.environment.random(32), 32);

describe('what the issuer gave is held against the epoch’s notice', () => {
  test('the keys that it commits to are good, for mentors and for mentees', async () => {
    const roll = rollWith(notice);
    expect(await uncommittedEpoch([own], roll)).toBeNull();
    expect(await uncommittedEpoch([{ ...own, mentor: null }], roll)).toBeNull();
  });

  test('a key of one’s own is found', async () => {
    const roll = rollWith(notice);
    expect(await uncommittedEpoch([{ ...own, all: otherKey() }], roll)).toEqual(notice);
    expect(await uncommittedEpoch([{ ...own, mentor: otherKey() }], roll)).toEqual(notice);
  });

  test('so is a read key that does not come from the shared one', async () => {
    const roll = rollWith({ ...notice, readKey: cohort.root.publicKey });
    expect(await uncommittedEpoch([own], roll)).not.toBeNull();
  });

  test('mentors find a key of somebody else’s, to which questions for mentors would be sealed', async () => {
    const { publicKey } = await mentorSealing(otherKey());
    const roll = rollWith({ ...notice, mentorSeal: publicKey });
    expect(await uncommittedEpoch([own], roll)).not.toBeNull();
    expect(await uncommittedEpoch([{ ...own, mentor: null }], roll)).toBeNull();
  });

  test('keys of an epoch without a notice wait for it', async () => {
    expect(
      await uncommittedEpoch([{ ...own, epoch: 7, all: otherKey() }], rollWith(notice)),
    ).toBeNull();
  });

  test('what is told of it names the epoch and what was promised, never the key that came', () => {
    const told = evidenceOf(notice);
    expect(told.epoch).toBe(0);
    expect(told.expected?.map(toHex)).toEqual(
      [notice.allCommitment, notice.mentorCommitment].map(toHex),
    );
    expect(told.seen).toBeUndefined();
  });
});
