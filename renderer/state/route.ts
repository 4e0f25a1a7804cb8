import { signal } from '@preact/signals';
import type { ThreadFilter, Topic } from '../../preload/contract.ts';

/** What fills the page beside the sidebar. */
export type Place =
  | { screen: 'threads'; filter: ThreadFilter; topic: Topic | null; thread: string | null }
  /** What was searched for stands beside the open thread, which was found by its post. */
  | { screen: 'search'; thread: string | null; post: string | null }
  /** `section`: the one that is read first. */
  | { screen: 'settings'; section: SettingsSection | null }
  /** With the card open that puts everything into a file. */
  | { screen: 'storage'; opens: 'move' }
  | { screen: Leaf };

export const settingsSections = ['notices', 'office', 'looks', 'pc', 'about'] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** Places that are just there, with nothing chosen in them. `how`, `alarm`, `phrase`, `storage` and `tour` are visited, like the settings, and left again. */
export type Leaf =
  | 'ask'
  | 'drafts'
  | 'outbox'
  | 'notices'
  | 'availability'
  | 'how'
  | 'alarm'
  | 'phrase'
  | 'storage'
  | 'tour';

const visited: ReadonlySet<Place['screen']> = new Set([
  'how',
  'alarm',
  'phrase',
  'storage',
  'tour',
  'settings',
]);

/** The place that is shown. Kept in memory only: an address would write thread ids into the session's history. */
export class Route {
  readonly place = signal<Place>({ screen: 'threads', filter: 'inbox', topic: null, thread: null });

  #before: Place = this.place.value;
  #beforeSearch: Place = this.place.value;
  /** What is visited was called for by the settings. */
  #isFromSettings = false;

  show(place: Place): void {
    const { screen } = this.place.value;
    if (!visited.has(screen)) this.#before = this.place.value;
    const isVisit = visited.has(place.screen) && place.screen !== 'settings';
    this.#isFromSettings = isVisit && (screen === 'settings' || this.#isFromSettings);
    this.place.value = place;
  }

  /** From a place that was visited to where the person came from. */
  back(): void {
    this.show(this.#isFromSettings ? { screen: 'settings', section: null } : this.#before);
  }

  /** To where everybody begins. */
  startOver(): void {
    this.show({ screen: 'threads', filter: 'inbox', topic: null, thread: null });
    this.#before = this.place.value;
    this.#beforeSearch = this.place.value;
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
    if (place.screen === 'search') this.show({ ...place, thread: null, post: null });
  }

  /** The list of what is searched for, beside the thread that is open. */
  search(): void {
    const place = this.place.value;
    if (place.screen === 'search') return;
    this.#beforeSearch = place;
    const thread = place.screen === 'threads' ? place.thread : null;
    this.show({ screen: 'search', thread, post: null });
  }

  /** From the search to where the person came from. */
  leaveSearch(): void {
    if (this.place.value.screen === 'search') this.show(this.#beforeSearch);
  }

  /** Opens a thread at the post that was found. */
  reach(thread: string, post: string): void {
    this.show({ screen: 'search', thread, post });
  }

  topic(): Topic | null {
    const place = this.place.value;
    return place.screen === 'threads' ? place.topic : null;
  }
}
