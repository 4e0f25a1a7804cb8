import { join } from 'node:path';

import { Menu, Tray } from 'electron';

import type { Preferences } from '../../preload/contract.ts';
import type { Waiting } from '../herald.ts';
import { fill, stringsOf } from './strings/strings.ts';

/** What the tray shows. Never content: whoever stands behind the person sees it. */
export type TrayView = {
  language: Preferences['language'];
  waiting: Waiting;
  veiled: boolean;
  locked: boolean;
};

export type TrayActions = {
  open: () => void;
  setVeil: (on: boolean) => void;
  quit: () => void;
};

/** The app's icon in the tray, with its menu. On a Linux desktop without a tray it is there and nobody sees it. */
export class AppTray {
  readonly #tray: Tray;
  readonly #icons: string;
  readonly #actions: TrayActions;
  #shown = '';

  /** `icons`: folder of the icons. Must run after Electron is ready. */
  constructor(icons: string, actions: TrayActions) {
    this.#icons = icons;
    this.#actions = actions;
    this.#tray = new Tray(join(icons, 'tray.png'));
    // On macOS a click opens the menu.
    if (process.platform !== 'darwin') this.#tray.on('click', () => actions.open());
  }

  show(view: TrayView): void {
    // A menu that is open closes when it is replaced.
    const shown = JSON.stringify(view);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const { language, waiting, veiled, locked } = view;
    const strings = stringsOf(language);
    const line = trayLine(language, waiting);
    const { open, setVeil, quit } = this.#actions;
    // Behind a veil or a lock nothing catches anybody's eye: whose answer came is whose question it was.
    const tells = !veiled && !locked;
    const icon = tells && waiting.count > 0 ? 'tray-unread.png' : 'tray.png';
    this.#tray.setImage(join(this.#icons, icon));
    this.#tray.setToolTip(tells ? `${strings.title} · ${line}` : strings.title);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        ...(tells ? ([{ label: line, enabled: false }, { type: 'separator' }] as const) : []),
        { label: strings.open, click: () => open() },
        {
          label: strings.veil,
          type: 'checkbox',
          checked: veiled,
          click: () => setVeil(!veiled),
        },
        { type: 'separator' },
        { label: strings.quit, click: () => quit() },
      ]),
    );
  }
}

function trayLine(language: Preferences['language'], { kind, count }: Waiting): string {
  const strings = stringsOf(language);
  if (kind === 'questions')
    return count > 0 ? fill(strings.waitingQuestions, count) : strings.noQuestions;
  return count > 0 ? fill(strings.newAnswers, count) : strings.noAnswers;
}
