import { existsSync } from 'node:fs';

import { standInApp } from './app.ts';
import { Emitter } from './emitter.ts';
import type { MenuLine, StandInMenu } from './menu.ts';
import { closed } from './not-imitated.ts';

/** What a person sees of a tray's icon. */
export type TrayState = { image: string; toolTip: string; menu: MenuLine[] };

const trays = new Set<StandInTray>();

/** An icon in the tray. Where a desktop shows none, it is made all the same and nobody sees it, as in Electron on Linux. */
export class StandInTray extends Emitter<{ click: () => void }> {
  #image = '';
  #toolTip = '';
  #menu: StandInMenu | null = null;

  constructor(image: string) {
    super('Tray', ['click']);
    if (!standInApp.isReady()) throw new Error('Cannot create Tray before app is ready');
    this.setImage(image);
    trays.add(this);
    return closed('Tray', this);
  }

  setImage(image: string): void {
    if (!existsSync(image)) throw new Error(`Failed to load image from path '${image}'`);
    this.#image = image;
  }

  setToolTip(text: string): void {
    this.#toolTip = text;
  }

  setContextMenu(menu: StandInMenu | null): void {
    this.#menu = menu;
  }

  /** The stand-in's own. */
  describe(): TrayState {
    return { image: this.#image, toolTip: this.#toolTip, menu: this.#menu?.describe() ?? [] };
  }

  /** The stand-in's own: a click on the icon, or on a line of its menu. */
  press(label: string | null): void {
    if (label === null) this.emit('click');
    else this.#menu?.click(label);
  }
}

/** What stands in the tray, if the desktop has one. */
export function shownTrays(): StandInTray[] {
  return process.env['KKANBU_STAND_IN_TRAY'] === 'none' ? [] : [...trays];
}
