import { describe, expect, test } from 'vitest';
import { Prefetch } from '../../../../main/membership/prefetch.ts';
import { atFirst, type StoredMembership } from '../../../../main/vault/membership-store.ts';
import { sized, type Bytes16, type Bytes32 } from '../../../../protocol/bytes.ts';
import { epochStart } from '../../../../protocol/calendar.ts';
import { hour } from '../../../../protocol/rules.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { makeCohort } from '../../protocol/cohort.ts';

const { manifest } = await makeCohort();
const running = 3;
const start = epochStart(manifest, running);
const week = manifest.epochLength;

function member(seed: string, more: Partial<StoredMembership> = {}): StoredMembership {
  const environment = new VirtualEnvironment({ seed });
  return {
    manifest: manifest.bytes,
    role: 'mentee',
    state: 'member',
    code: sized<Bytes16>(environment.random(16), 16),
    entropy: sized<Bytes32>(environment.random(32), 32),
    badge: null,
    ...atFirst,
    joinedEpoch: 0,
    ...more,
  };
}

/** A PC that is switched on at a moment of the epoch. */
const switchedOn = (into: number, seed = 'pc'): Prefetch =>
  new Prefetch(manifest, new VirtualEnvironment({ now: start + into, seed }));

const momentOf = (prefetch: Prefetch, who: StoredMembership, possible = true): number =>
  prefetch.moment(who, running, possible) ?? Number.NaN;

describe('the next epoch’s certificates are fetched', () => {
  test('at a moment of one’s own, the same after every start', () => {
    const moments = ['a', 'b', 'c', 'd', 'e'].map((seed) => momentOf(switchedOn(0), member(seed)));
    expect(new Set(moments).size).toBe(5);
    for (const moment of moments) {
      expect(moment).toBeGreaterThanOrEqual(start + 0.1 * week);
      expect(moment).toBeLessThan(start + 0.5 * week);
    }
    expect(momentOf(switchedOn(0, 'other'), member('a'))).toBe(moments[0]);
  });

  test('at moments that are spread over the first half of the epoch, and say nothing of a role', () => {
    const moments = Array.from({ length: 400 }, (_, n) => {
      const moment = momentOf(switchedOn(0), member(`member ${n}`));
      const { entropy } = member(`member ${n}`);
      expect(momentOf(switchedOn(0), member(`member ${n}`, { role: 'mentor', entropy }))).toBe(
        moment,
      );
      return (moment - start) / week;
    });
    const inTenth = (tenth: number): number =>
      moments.filter((share) => Math.floor(share * 10) === tenth).length;
    for (let tenth = 1; tenth < 5; tenth += 1) expect(inTenth(tenth)).toBeGreaterThan(50);
  });

  test('a random while after switching on, where the moment has passed, and not at once', () => {
    const late = 0.95 * week;
    const moments = ['p', 'q', 'r', 's'].map((seed) =>
      momentOf(switchedOn(late, seed), member('a')),
    );
    expect(new Set(moments).size).toBe(4);
    for (const moment of moments) {
      expect(moment).toBeGreaterThanOrEqual(start + late);
      expect(moment).toBeLessThan(start + late + hour);
    }
  });

  test('not before there is a notice of that epoch, and then a random while later', () => {
    const environment = new VirtualEnvironment({ now: start + 0.95 * week, seed: 'pc' });
    const prefetch = new Prefetch(manifest, environment);
    expect(prefetch.moment(member('a'), running, false)).toBeNull();
    const first = momentOf(prefetch, member('a'));
    expect(first).toBeGreaterThan(environment.now());
    expect(momentOf(prefetch, member('a'))).toBe(first);
  });

  test('at once on a PC that has taken a membership up: what is used already decides what is replaced', () => {
    const recovered = member('a', { recovered: true, joinedEpoch: running });
    expect(momentOf(switchedOn(5), recovered)).toBe(start + 5);
    const later = member('a', { recovered: true, joinedEpoch: running - 1 });
    expect(momentOf(switchedOn(5), later)).toBe(momentOf(switchedOn(5), member('a')));
  });
});
