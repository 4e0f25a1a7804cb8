import { Emitter } from './emitter.ts';
import { closed } from './not-imitated.ts';

type PowerEvents = { suspend: () => void; resume: () => void };

class StandInPowerMonitor extends Emitter<PowerEvents> {
  constructor() {
    super('powerMonitor', ['suspend', 'resume']);
  }
}

export const standInPower = new StandInPowerMonitor();

export const powerMonitor = closed('powerMonitor', standInPower);
