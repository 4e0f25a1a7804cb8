import { useEffect, useState } from 'preact/hooks';
import { usePage } from './page.ts';
import type { Sending } from './sending.ts';

/** What can be chosen about when something goes, kept fresh while it is on show. @param thread `null` for a question and a report */
export function useSending(thread: string | null): Sending {
  const { clock, desk } = usePage();
  const [sending] = useState(() => desk.sending(thread));
  const now = clock.now.value;
  useEffect(() => void sending.keepFresh(), [sending, now]);
  return sending;
}
