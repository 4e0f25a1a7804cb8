import { planRound, reviewPlan, type RoundRules } from '../../../main/exchange/rounds/choice.ts';
import type { SendChoice } from '../../../preload/views.ts';
import type { Dice } from './dice.ts';
import type { Minutes } from './minutes.ts';
import type { PublicSizes } from './sizes.ts';

/** After how many rounds of its own a client has two receipts of them, so that it may send. */
const gathering = 3;

/** For every round, the first one from there on for which a client can send a post: it is online, and has been for long enough. */
export function readyFrom(online: Minutes): Int32Array {
  const first = new Int32Array(online.length + 1).fill(online.length);
  let run = 0;
  const ready = new Uint8Array(online.length);
  for (let round = 0; round < online.length; round += 1) {
    run = online[round] ? run + 1 : 0;
    if (run > gathering) ready[round] = 1;
  }
  for (let round = online.length - 1; round >= 0; round -= 1) {
    first[round] = ready[round] ? round : (first[round + 1] ?? online.length);
  }
  return first;
}

export type Sender = {
  rules: RoundRules;
  sizes: PublicSizes;
  ready: Int32Array;
  dice: Dice;
  /** The round from which the member has certificates. */
  certified: number;
};

/**
 * The round in which a client sends a post that its author finished in round `written`, by the program's own choice of rounds; `null` if
 * the simulated weeks end before. The client sends nothing before it has certificates, while it is off, while it gathers receipts, and while the set is too small.
 */
export function deliver(sender: Sender, choice: SendChoice, written: number): number | null {
  const { rules, sizes, ready, dice, certified } = sender;
  const end = ready.length - 1;
  let next = Math.max(written, certified) + 1;
  let plan = planRound(rules, sizes.before(next), dice.bytes, choice, next);
  for (;;) {
    next = Math.max(next, plan.round);
    next = ready[next] ?? end;
    while (next < end && sizes.setBefore(next) < rules.minSet) next = ready[next + 1] ?? end;
    if (next >= end) return null;
    plan = reviewPlan(rules, sizes.before(next), dice.bytes, plan, next);
    if (plan.round === next) return next;
  }
}
