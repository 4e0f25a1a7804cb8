import { effect, signal, untracked } from '@preact/signals';
import type { Bridge } from '../../preload/contract.ts';
import type { PageEnvironment } from '../environment.ts';
import { Desk } from './desk.ts';
import { Office } from './office.ts';
import { startPage, type Page } from './page.ts';
import { Residence } from './residence.ts';
import type { Place } from './route.ts';
import { lifeline, type Lifeline } from './severing.ts';

/**
 * One page after the other, from lock to lock. A page that is locked is given up with everything it knew; the next one begins as after a start, but for where one
 * was and what was being written: that is saved first, and taken up again from the disk. Only words that the disk has refused stay here.
 */
export class Sittings {
  /** `null` until it is known whether the screen is locked. */
  readonly page = signal<Page | null>(null);
  readonly #bridge: Bridge;
  readonly #environment: PageEnvironment;
  readonly #desk: Desk;
  readonly #office: Office;
  readonly #residence: Residence;
  #line: Lifeline | null = null;
  #place: Place | null = null;
  /** Drafts that stood open when it was locked. */
  #put: Promise<readonly string[]> = Promise.resolve([]);

  constructor(bridge: Bridge, environment: PageEnvironment) {
    this.#bridge = bridge;
    this.#environment = environment;
    this.#desk = new Desk(bridge, environment);
    this.#office = new Office(bridge, environment);
    this.#residence = new Residence(bridge);
  }

  async start(): Promise<void> {
    await Promise.all([this.#office.start(), this.#residence.start()]);
    effect(() => {
      const isLocked = this.#office.isLocked.value;
      untracked(() => {
        if (isLocked) this.#shut();
        else void this.#open();
      });
    });
  }

  #shut(): void {
    const before = this.page.value;
    if (before?.isLocked === false) {
      this.#place = kept(before.route.place.value);
      this.#put = this.#desk.putAway();
    }
    this.#begin(true);
  }

  async #open(): Promise<void> {
    const put = await this.#put;
    this.#put = Promise.resolve([]);
    // What does not come now is in the drafts.
    if (put.length > 0) await this.#desk.takeUp(put).catch(() => undefined);
    // Locked again meanwhile.
    if (this.#office.isLocked.value) {
      this.#put = this.#desk.putAway();
      return;
    }
    const page = this.#begin(false);
    if (this.#place !== null) page.route.show(this.#place);
    this.#place = null;
  }

  #begin(isLocked: boolean): Page {
    this.#line?.cut();
    const line = lifeline(this.#bridge, this.#environment);
    this.#line = line;
    const lasting = { desk: this.#desk, office: this.#office, residence: this.#residence };
    this.page.value = startPage(line, { ...lasting, isLocked });
    return this.page.value;
  }
}

/** Words that were searched for are not kept, nor are the 24 words looked at again. */
function kept(place: Place): Place | null {
  if (place.screen === 'phrase') return null;
  if (place.screen !== 'search') return place;
  return { screen: 'threads', filter: 'inbox', topic: null, thread: place.thread };
}
