import { signal } from '@preact/signals';
import type { Bridge, DesktopView, Handover, Outcome } from '../../preload/contract.ts';

/** How the program stands on the desktop around this page: veiled or not, started with the computer or not, and what is brought from there. */
export class Residence {
  readonly view = signal<DesktopView>({ veiled: false, autostart: 'unavailable' });
  readonly #bridge: Bridge;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  async start(): Promise<void> {
    this.#bridge.onDesktopChanged((view) => (this.view.value = view));
    this.#take(await this.#bridge.desktop());
  }

  async setVeil(on: boolean): Promise<void> {
    // What is to be hidden is hidden before anybody is asked.
    this.view.value = { ...this.view.value, veiled: on };
    this.#take(await this.#bridge.setVeil({ on }));
  }

  async setAutostart(on: boolean): Promise<void> {
    this.#take(await this.#bridge.setAutostart({ on }));
  }

  async quit(): Promise<void> {
    await this.#bridge.quit();
  }

  /** What was brought since this was last asked. */
  async takeHandover(): Promise<Handover> {
    const outcome = await this.#bridge.takeHandover();
    return outcome.ok ? outcome.value : { invite: null, thread: null };
  }

  #take(outcome: Outcome<DesktopView>): void {
    if (outcome.ok) this.view.value = outcome.value;
  }
}
