import type { Page } from './page.ts';
import type { Place } from './route.ts';

/** Goes to a place by its name or key, and lets reading begin there: what had the focus may be gone with the place before. */
export function goTo({ route }: Pick<Page, 'route'>, place: Place): void {
  route.show(place);
  document.getElementById('main')?.focus();
}

/** Puts the cursor where a reply is written, behind what is written already. @returns `false`: nothing can be written here */
export function goToReply(): boolean {
  const field = document.getElementById('reply-text');
  if (!(field instanceof HTMLTextAreaElement)) return false;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  return true;
}
