import { emails } from './email.ts';
import type { Found } from './found.ts';
import { phones } from './phone.ts';

const finders = [emails, phones];

/** What may tell who somebody is, in order, none over another. */
export function findingsIn(text: string): Found[] {
  const found = finders.flatMap((finder) => finder(text)).toSorted((a, b) => a.from - b.from);
  const kept: Found[] = [];
  for (const one of found) if (one.from >= (kept.at(-1)?.to ?? 0)) kept.push(one);
  return kept;
}
