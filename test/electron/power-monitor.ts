import { Emitter } from './emitter.ts';
import { closed } from './not-imitated.ts';

export const powerEvents = ['suspend', 'resume', 'lock-screen', 'unlock-screen'] as const;
export type PowerEvent = (typeof powerEvents)[number];

class StandInPowerMonitor extends Emitter<Record<PowerEvent, () => void>> {
  #idle = 0;

  constructor() {
    super('powerMonitor', powerEvents);
  }

  getSystemIdleTime(): number {
    return this.#idle;
  }

  /** The stand-in's own: so many seconds nobody has touched the computer. */
  rest(seconds: number): void {
    this.#idle = seconds;
  }
}

export const standInPower = new StandInPowerMonitor();

export const powerMonitor = closed(
  'powerMonitor',
  standInPower satisfies Pick<Electron.PowerMonitor, 'getSystemIdleTime'>,
);
