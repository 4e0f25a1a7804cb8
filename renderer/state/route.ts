import { signal } from '@preact/signals';
import type { ThreadFilter, Topic } from '../../preload/contract.ts';

/** What fills the page beside the sidebar. */
export type Place =
  | { screen: 'threads'; filter: ThreadFilter; topic: Topic | null; thread: string | null }
  | { screen: 'ask' }
  | { screen: 'drafts' }
  | { screen: 'outbox' }
  | { screen: 'notices' };

/** The place that is shown. Kept in memory only: an address would write thread ids into the session's history. */
export class Route {
  readonly place = signal<Place>({ screen: 'threads', filter: 'inbox', topic: null, thread: null });

  show(place: Place): void {
    this.place.value = place;
  }

  /** The list with another filter; the topic stays chosen. */
  filter(filter: ThreadFilter): void {
    this.show({ screen: 'threads', filter, topic: this.topic(), thread: null });
  }

  /** The list narrowed to a topic, `null` for all; the filter stays chosen. */
  narrow(topic: Topic | null): void {
    const place = this.place.value;
    const filter = place.screen === 'threads' ? place.filter : 'inbox';
    this.show({ screen: 'threads', filter, topic, thread: null });
  }

  /** Opens a thread beside the list that is shown, or beside the inbox. */
  open(thread: string): void {
    const place = this.place.value;
    if (place.screen === 'threads') this.show({ ...place, thread });
    else this.show({ screen: 'threads', filter: 'inbox', topic: null, thread });
  }

  close(): void {
    const place = this.place.value;
    if (place.screen === 'threads') this.show({ ...place, thread: null });
  }

  topic(): Topic | null {
    const place = this.place.value;
    return place.screen === 'threads' ? place.topic : null;
  }
}
