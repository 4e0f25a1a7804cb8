import type { PostView } from '../../preload/contract.ts';

/** Scrolls a thread to what is new in it: as little as shows the first new post, so that what it answers stays in sight. */
export function scrollToNew(pane: HTMLElement, newLine: HTMLElement | null): void {
  const arrived = newLine?.parentElement ?? null;
  // In a low window the whole thread is scrolled, with the reply at its end.
  if (getComputedStyle(pane).overflowY === 'visible') {
    arrived?.scrollIntoView({ block: 'nearest' });
    return;
  }
  const fits = arrived === null || arrived.offsetTop + arrived.offsetHeight <= pane.clientHeight;
  pane.scrollTop = fits
    ? 0
    : Math.min(
        arrived.offsetTop - 16,
        arrived.offsetTop + arrived.offsetHeight + 24 - pane.clientHeight,
      );
}

/** Scrolls a thread to the first mark in the post that was found, and puts the reading cursor there; `false` if the post is not in it. */
export function scrollToSought(pane: HTMLElement, post: PostView['id']): boolean {
  const found = pane.querySelector<HTMLElement>(`[data-post="${CSS.escape(post)}"]`);
  if (found === null) return false;
  pane.scrollTop = 0;
  const place = found.querySelector('mark') ?? found;
  const below = place.getBoundingClientRect().bottom - pane.getBoundingClientRect().top;
  // Twice: posts that were never on show are measured only as they come near.
  if (below > pane.clientHeight)
    for (let turn = 0; turn < 2; turn += 1) place.scrollIntoView({ block: 'center' });
  if (found.tabIndex === -1 && found.tagName === 'ARTICLE') found.focus({ preventScroll: true });
  return true;
}
