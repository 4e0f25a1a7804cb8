import { beforeEach, describe, expect, test } from 'vitest';
import { sized, type Bytes32, type Hash } from '../../../../protocol/bytes.ts';
import { roundAt } from '../../../../protocol/calendar.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { AgreedClock } from '../../../../main/exchange/agreed-clock.ts';
import { Alarm } from '../../../../main/exchange/alarm.ts';
import { ToldHeads } from '../../../../main/exchange/told-heads.ts';
import { Vault } from '../../../../main/vault/vault.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from './cohort.ts';

let environment: VirtualEnvironment;
let cohort: TestCohort;
let vault: Vault;
let alarm: Alarm;
let clock: AgreedClock;
let heads: ToldHeads;

beforeEach(() => {
  environment = new VirtualEnvironment();
  cohort = new TestCohort(environment);
  vault = Vault.open({ file: null, key: sized<Bytes32>(environment.random(32), 32), environment });
  alarm = new Alarm();
  clock = new AgreedClock(cohort.manifest, environment);
  heads = new ToldHeads({ feed: vault.feed, alarm, clock });
});

const hashOf = (round: number, history = 'ours'): Hash =>
  sha256(Buffer.from(`${history} ${round}`));
const now = (): number => roundAt(cohort.manifest, environment.now());

function read(...rounds: number[]): void {
  const empty = { envelopes: 3, notices: [], dayKeys: [], posts: [], threadKeys: [] };
  vault.feed.append(rounds.map((round) => ({ ...empty, round, hash: hashOf(round) })));
  heads.stored();
}

const tell = (round: number, history = 'ours'): void =>
  heads.hear({ round, hash: hashOf(round, history) });

describe('a head that the gate tells', () => {
  test('is what we read, before or afterwards: nothing happens', () => {
    read(1, 2);
    tell(2);
    tell(4);
    heads.hear(null);
    read(3, 4);
    tell(4);
    expect(alarm.kind).toBeNull();
  });

  test('is another than ours of the same round: a second history', () => {
    read(1, 2);
    tell(2, 'theirs');
    expect(alarm.kind).toBe('second-history');
  });

  test('is found to be another when the batch of its round comes', () => {
    read(1);
    tell(3, 'theirs');
    tell(4, 'theirs');
    expect(alarm.kind).toBeNull();
    read(2, 3);
    expect(alarm.kind).toBe('second-history');
  });

  test('stands in no batch of ours, though later ones came: a second history', () => {
    tell(3);
    read(1, 2, 4);
    expect(alarm.kind).toBe('second-history');
  });

  test('is told twice with different hashes: one of them is somebody else’s', () => {
    tell(3);
    tell(3, 'theirs');
    expect(alarm.kind).toBe('second-history');
  });

  test('names both hashes in the evidence', () => {
    const evidence: unknown[] = [];
    alarm.onRaised((_, told) => evidence.push(told));
    read(1);
    tell(1, 'theirs');
    expect(evidence).toEqual([{ rounds: [1], expected: [hashOf(1)], seen: [hashOf(1, 'theirs')] }]);
  });
});

describe('a batch of a round that is still to come', () => {
  test('is a broken feed once this PC’s clock and the gate’s agree', () => {
    read(now() + 20);
    heads.hear(null);
    expect(alarm.kind).toBeNull();
    expect(clock.take(now() + 1)).toBe(true);
    heads.hear(null);
    expect(alarm.kind).toBe('broken-feed');
  });

  test('says nothing while this PC’s clock is wrong: only the clock is', () => {
    read(now() + 2000);
    expect(clock.take(now() + 2000)).toBe(false);
    expect(clock.off).toBe(true);
    heads.hear(null);
    expect(clock.isAhead(now() + 2000)).toBe(false);
    expect(alarm.kind).toBeNull();
  });

  test('is no lie where both clocks were set back after it had been read', () => {
    const later = now() + 60;
    clock.take(now());
    read(now());
    heads.hear(null);
    read(later);
    heads.hear(null);
    expect(alarm.kind).toBeNull();
  });

  test('may be a few rounds ahead, and is measured by the later of the two clocks', () => {
    clock.take(now() + 3);
    expect(clock.isAhead(now() + 6)).toBe(false);
    expect(clock.isAhead(now() + 7)).toBe(true);
    clock.lose();
    expect(clock.isAhead(now() + 7)).toBe(false);
  });
});
