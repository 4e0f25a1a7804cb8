import type { Evidence, Party } from '../evidence.ts';
import type { Dice } from '../simulation/dice.ts';

/** Names a member as the author, from what some parties hold together. */
export type Attacker = {
  name: string;
  /** The parties that put their transcripts together. */
  coalition: readonly Party[];
  /** What of these it looks at, in a few words. */
  saw: string;
  guess(evidence: Evidence, dice: Dice): number;
};

/** An attacker that is handed the transcripts of its coalition and no others. */
export const attacker = <P extends Party>(
  name: string,
  coalition: readonly P[],
  saw: string,
  guess: (seen: Pick<Evidence, P | 'office'>, dice: Dice) => number,
): Attacker => ({ name, coalition, saw, guess });

/** The member with the highest score; among equals by lot. */
export function highest(members: number, scoreOf: (member: number) => number, dice: Dice): number {
  let best = -Infinity;
  let found: number[] = [];
  for (let member = 0; member < members; member += 1) {
    const score = scoreOf(member);
    if (score > best) [best, found] = [score, []];
    if (score === best) found.push(member);
  }
  return dice.pick(found);
}
