import { standInApp } from './app.ts';
import { Emitter } from './emitter.ts';
import { closed } from './not-imitated.ts';

/** What a person has been shown, in the order in which it came. */
export type ShownNotification = { title: string; body: string; silent: boolean; open: boolean };

type Options = Pick<Electron.NotificationConstructorOptions, 'title' | 'body' | 'icon' | 'silent'>;

const shown: StandInNotification[] = [];

export class StandInNotification extends Emitter<{ click: () => void; close: () => void }> {
  readonly #options: Options;
  #isOpen = false;

  constructor(options: Options) {
    super('Notification', ['click', 'close']);
    if (!standInApp.isReady()) throw new Error('Cannot create Notification before app is ready');
    this.#options = options;
    return closed('Notification', this);
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    shown.push(this);
    this.#isOpen = true;
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.emit('close');
  }

  /** The stand-in's own. */
  describe(): ShownNotification {
    const { title = '', body = '', silent = false } = this.#options;
    return { title, body, silent, open: this.#isOpen };
  }
}

export const shownNotifications = (): ShownNotification[] => shown.map((each) => each.describe());

/** The stand-in's own: a person clicks what was shown at this place; it closes. */
export function clickNotification(place: number): void {
  shown[place]?.emit('click');
  shown[place]?.close();
}
