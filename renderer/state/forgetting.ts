import { computed, effect, untracked } from '@preact/signals';
import type { Page } from './page.ts';

/**
 * Whoever is no member here any more, because everything was deleted, finds nothing of before in the page: neither rows nor words that were being
 * typed, which must not be saved into the next vault. A vault that is locked for another reason, or damaged, may be opened again: what could not
 * be saved until then still can.
 */
export function forgetWhenOver(page: Page): void {
  const {
    desk,
    keeping,
    knowing,
    listing,
    mentors,
    noticeboard,
    palette,
    reading,
    route,
    searching,
    standing,
  } = page;
  const isOver = computed(() => {
    const state = standing.state.value;
    if (state?.vault.mode !== 'locked') return state?.phase === 'welcome';
    return state.vault.why === 'deleted' || state.vault.why === 'no-keychain';
  });
  effect(() => {
    if (!isOver.value) return;
    untracked(() => {
      desk.forgetAll();
      listing.forget();
      knowing.leave();
      keeping.storage.value = null;
      mentors.list.value = null;
      noticeboard.list.value = null;
      noticeboard.pinned.value = null;
      palette.close();
      noticeboard.leave();
      searching.leave();
      void reading.open(null);
      route.startOver();
    });
  });
}
