import { join } from 'node:path';

import { Menu, Tray } from 'electron';

import type { Preferences } from '../../preload/contract.ts';
import type { Outlook } from '../herald.ts';
import { fill, stringsOf } from './strings/strings.ts';

/** What the tray shows. Never content: whoever stands behind the person sees it. */
export type TrayView = {
  language: Preferences['language'];
  /** `null`: nothing is to catch anybody's eye. */
  outlook: Outlook | null;
  veiled: boolean;
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
    const { language, outlook, veiled } = view;
    const strings = stringsOf(language);
    const lines = outlook ? linesOf(language, outlook) : [];
    const calls = outlook !== null && (outlook.news || (outlook.questions ?? 0) > 0);
    const { open, setVeil, quit } = this.#actions;
    this.#tray.setImage(join(this.#icons, calls ? 'tray-unread.png' : 'tray.png'));
    this.#tray.setToolTip([strings.title, ...lines].join(' · '));
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        ...lines.map((label) => ({ label, enabled: false })),
        ...(lines.length > 0 ? ([{ type: 'separator' }] as const) : []),
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

/** What waits for a mentor, and the same words for everybody. */
function linesOf(language: Preferences['language'], { news, questions }: Outlook): string[] {
  const strings = stringsOf(language);
  if (questions === null) return [news ? strings.newPosts : strings.noPosts];
  const waiting = questions > 0 ? fill(strings.waitingQuestions, questions) : strings.noQuestions;
  return news ? [waiting, strings.newPosts] : [waiting];
}
