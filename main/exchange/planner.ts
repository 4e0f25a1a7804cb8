import { dayAt, firstRoundOfDay, roundStart } from '../../protocol/calendar.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { SendChoice } from '../../preload/contract.ts';
import type { PlannedRound } from '../vault/outbox-row.ts';
import { planRound, reviewPlan, type RoundPlan, type SizeHistory } from './rounds/choice.ts';

export type PlannerOptions = {
  manifest: Manifest;
  history: SizeHistory;
  random: Environment['random'];
};

/** Rounds between two posts of one thread: queued together, they are not to be seen one after the other. */
export const postGap = 3;

/** Draws and reviews rounds. It knows nothing of what is in a post: only how full rounds were, and what its author chose. */
export class Planner {
  readonly #options: PlannerOptions;

  constructor(options: PlannerOptions) {
    this.#options = options;
  }

  /**
   * Rounds for the posts of one content that have none, in order, none before `earliest`. Parts that go 곧 follow each other round by round;
   * all others are drawn one by one out of the same window, and keep their distance.
   */
  drawAll(choice: SendChoice, count: number, earliest: number): PlannedRound[] {
    const draws = Array.from({ length: count }, () => this.draw(choice, earliest)).toSorted(
      (a, b) => a.round - b.round,
    );
    const gap = choice === 'soon' ? 1 : postGap;
    let free = earliest;
    return draws.map(({ round, until }) => {
      const own = Math.max(round, free);
      free = own + gap;
      return { round: own, until: Math.max(until, own) };
    });
  }

  draw(choice: SendChoice, next: number): RoundPlan {
    const { manifest, history, random } = this.#options;
    return planRound(manifest, history, random, choice, next);
  }

  /** A round of a day after that of `next`, for a pseudonym that has written enough on this one. */
  drawLater(next: number): RoundPlan {
    const { manifest } = this.#options;
    const tomorrow = dayAt(manifest, roundStart(manifest, next)) + 1;
    // Planned on the evening before: in the morning the rest of the same day would do.
    return this.draw('tomorrow', Math.max(next, firstRoundOfDay(manifest, tomorrow) - 1));
  }

  /** The plan as it stands when an envelope can be made for `next`: its round is `next` if the post is to go now. */
  review(choice: SendChoice, plan: PlannedRound, next: number): PlannedRound {
    const { manifest, history, random } = this.#options;
    return reviewPlan(manifest, history, random, { choice, ...plan }, next);
  }
}
