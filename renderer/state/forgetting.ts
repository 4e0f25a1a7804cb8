import { computed, effect, untracked } from '@preact/signals';
import type { Page } from './page.ts';

/**
 * Whoever is no member here any more, because everything was deleted or locked, finds nothing of before in the page: neither rows nor words that
 * were being typed, which must not be saved into the next vault.
 */
export function forgetWhenOver(page: Page): void {
  const { desk, keeping, listing, mentors, noticeboard, reading, route, searching, standing } =
    page;
  const isOver = computed(() => {
    const phase = standing.state.value?.phase;
    return phase === 'welcome' || phase === 'locked';
  });
  effect(() => {
    if (!isOver.value) return;
    untracked(() => {
      desk.forgetAll();
      listing.forget();
      keeping.storage.value = null;
      mentors.list.value = null;
      noticeboard.list.value = null;
      noticeboard.leave();
      searching.leave();
      void reading.open(null);
      route.startOver();
    });
  });
}
