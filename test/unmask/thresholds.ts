import type { SendChoice } from '../../preload/views.ts';
import type { Attacker } from './attackers/attacker.ts';
import { coalitionOf } from './attackers/attackers.ts';
import { isAssuming } from './attackers/presence.ts';

/** Posts of one pseudonym that a game shows. */
export const lengths = [1, 5, 10] as const;
export type Length = (typeof lengths)[number];

/** Who shall do no better than guessing: so much above chance at most, and not significantly at all. */
export const margin = 0.02;
const alone: readonly string[] = ['feed', 'gate', 'lan', 'issuer + feed'];

/** What the plan promised against those who see both who is online and in which rounds a pseudonym wrote. */
const planned: Readonly<Record<SendChoice, Readonly<Record<Length, number>>>> = {
  soon: { 1: 0.025, 5: 0.073, 10: 0.155 },
  mixed: { 1: 0.024, 5: 0.045, 10: 0.102 },
  tomorrow: { 1: 0.021, 5: 0.033, 10: 0.043 },
};
const together: readonly string[] = ['feed + lan', 'gate + member', 'issuer + gate + member'];

/** 'printed': nothing was promised; the figure is there to be known. */
export type Threshold =
  { kind: 'chance' } | { kind: 'planned'; rate: number } | { kind: 'printed' };

/** What is asked of a cell. */
export function thresholdOf(attacker: Attacker, choice: SendChoice, length: Length): Threshold {
  const coalition = coalitionOf(attacker);
  if (isAssuming(attacker)) return { kind: 'printed' };
  if (alone.includes(coalition)) return { kind: 'chance' };
  if (together.includes(coalition)) return { kind: 'planned', rate: planned[choice][length] };
  throw new Error(`no threshold for ${coalition}`);
}
