import type { ThreadSummary } from '../../preload/contract.ts';
import type { Page } from './page.ts';

/** Opens the thread that stands before (-1) or after (1) the open one in the list it was opened from. @returns `false`: there is none that was read */
export function openBeside({ knowing, listing, route, searching }: Page, by: number): boolean {
  const place = route.place.value;
  if (place.screen === 'search') {
    const hits = searching.hits.value ?? [];
    const at = hits.findIndex(({ thread }) => thread.id === place.thread);
    const hit = at < 0 ? undefined : hits[at + by];
    if (hit !== undefined) route.reach(hit.thread.id, hit.post);
    return hit !== undefined;
  }
  if (place.screen !== 'threads' || place.thread === null) return false;
  const { rows } = knowing;
  const isKnowledge = place.filter === 'helpful';
  const at = (isKnowledge ? rows : listing).placeOf(place.thread);
  if (at === null) return false;
  const id = isKnowledge ? rows.at(at + by)?.thread.id : listing.at(at + by)?.id;
  if (id !== undefined) route.open(id);
  return id !== undefined;
}

/** What the list that is shown says of a thread; `null`: it was not read. */
export function listed(
  { knowing, listing, route, searching }: Page,
  id: string,
): ThreadSummary | null {
  const place = route.place.value;
  if (place.screen === 'search')
    return searching.hits.value?.find(({ thread }) => thread.id === id)?.thread ?? null;
  if (place.screen !== 'threads') return null;
  const isKnowledge = place.filter === 'helpful';
  const at = (isKnowledge ? knowing.rows : listing).placeOf(id);
  if (at === null) return null;
  return isKnowledge ? (knowing.rows.at(at)?.thread ?? null) : listing.at(at);
}
