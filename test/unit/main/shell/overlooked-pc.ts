import '../../../electron/hooks.ts';

import { fileURLToPath } from 'node:url';

import { Notification, Tray, app } from 'electron';
import { vi } from 'vitest';

import { Announcer } from '../../../../main/announcer.ts';
import { heraldNews } from '../../../../main/herald.ts';
import { defaultPreferences, type PreferencesStore } from '../../../../main/preferences.ts';
import { Listeners } from '../../../../main/vault/listeners.ts';
import { Desktop } from '../../../../main/shell/desktop.ts';
import type { AppState, Preferences, StatusView } from '../../../../preload/contract.ts';
import type { Circle, Member } from '../exchange/circle.ts';
import { stillShell, type StillShell } from './still-shell.ts';

/** What the stand-in has that Electron has not; its classes have to be those that the app itself has loaded. */
const own = (part: object, name: string): unknown => {
  const method: unknown = Reflect.get(part, name);
  return typeof method === 'function' ? Reflect.apply(method, part, []) : null;
};
own(app, 'becomeReady');

const icons = fileURLToPath(new URL('../../../../build/icons', import.meta.url));

/** Whether something had come that was not looked at when the program last ended, and how it is connected. */
export type Beginning = { hadNews?: boolean; link?: StatusView['link'] };

/** What the shell was given, and when, ms. */
export type Given = { at: number; what: string; value: unknown };

/** Somebody's PC as far as one sees of it who sits beside them: everything that is asked of the desktop is written down. Only one at a time. */
export class OverlookedPc {
  readonly given: Given[] = [];
  readonly shell: StillShell;
  readonly desktop: Desktop;
  readonly #announcer: Announcer;
  readonly #preferencesChanged = new Listeners<Preferences>();
  #preferences: Preferences = defaultPreferences;
  #hasNews: boolean;
  #isLocked = false;
  #link: StatusView['link'] = 'online';
  #end: () => void = () => undefined;

  private constructor(circle: Circle, who: Member, hadNews: boolean) {
    const { environment } = circle;
    const began = environment.now();
    const note = (what: string, value: unknown): void => {
      this.given.push({ at: environment.now() - began, what, value });
    };
    this.#hasNews = hadNews;
    this.#announcer = new Announcer(environment);
    this.shell = stillShell((act) => note('window', act));
    vi.spyOn(Tray.prototype, 'setImage').mockImplementation((image) =>
      note('icon', typeof image === 'string' ? image.slice(icons.length + 1) : null),
    );
    vi.spyOn(Tray.prototype, 'setToolTip').mockImplementation((text) => note('tip', text));
    vi.spyOn(Tray.prototype, 'setContextMenu').mockImplementation((menu) =>
      note('menu', menu && own(menu, 'describe')),
    );
    vi.spyOn(Notification.prototype, 'show').mockImplementation(function (this: Notification) {
      note('notification', own(this, 'describe'));
    });
    vi.spyOn(Notification.prototype, 'close').mockImplementation(() => note('close', null));
    this.desktop = new Desktop({
      shell: this.shell,
      environment,
      preferences: this.#store(note),
      push: () => undefined,
      icons,
      words: ['--hidden'],
      resumed: () => undefined,
      isLocked: () => this.#isLocked,
    });
    this.shell.onFocus(() => this.desktop.lookAway(false));
    this.#follow(circle, who);
  }

  static async of(
    circle: Circle,
    who: Member,
    { hadNews = false, link = 'online' }: Beginning = {},
  ): Promise<OverlookedPc> {
    const pc = new OverlookedPc(circle, who, hadNews);
    pc.#link = link;
    await pc.desktop.start();
    pc.statusChanged(link);
    await circle.environment.advance(1000);
    return pc;
  }

  /** Notifications, tips of the icon, and what was taken away: one word for each. */
  get brief(): string[] {
    return this.given.flatMap(({ what, value }) => {
      if (what === 'notification') return [`! ${(value as { title: string }).title}`];
      return what === 'tip' ? [String(value)] : what === 'close' ? ['x'] : [];
    });
  }

  statusChanged(link: StatusView['link']): void {
    this.#link = link;
    this.#announcer.soon('statusChanged', () => statusOf(link));
  }

  /** As when something of one's own went, or came back: the page is told. */
  stir(): void {
    this.#announcer.soon('inboxChanged', () => ({ threads: null }));
    this.#announcer.soon('outboxChanged', () => []);
    this.#announcer.soon('stateChanged', () => ready);
  }

  prefer(change: Partial<Preferences>): void {
    this.#preferences = { ...this.#preferences, ...change };
    this.#preferencesChanged.tell(this.#preferences);
  }

  lock(on: boolean): void {
    this.#isLocked = on;
    this.desktop.lockChanged();
  }

  end(): void {
    this.#end();
    vi.restoreAllMocks();
  }

  #follow({ environment }: Circle, who: Member): void {
    const client = {
      appState: () => ready,
      arrivals: who.arrivals,
      inbox: () => who.inbox,
      on: this.#announcer.on.bind(this.#announcer),
      status: () => statusOf(this.#link),
    };
    const endHerald = heraldNews(client, this.desktop, environment);
    const ends = [
      endHerald,
      who.vault.outbox.onChanged(() => this.stir()),
      who.vault.feed.onChanged(() => this.stir()),
    ];
    this.#end = () => {
      for (const end of ends) end();
      this.#announcer.cancel();
    };
  }

  #store(note: (what: string, value: unknown) => void): PreferencesStore {
    return {
      get: () => this.#preferences,
      set: (preferences) => this.prefer(preferences),
      knowsTray: () => true,
      noteTray: () => undefined,
      hasNews: () => this.#hasNews,
      noteNews: (has) => {
        this.#hasNews = has;
        note('kept', has);
        this.#preferencesChanged.tell(this.#preferences);
      },
      onChange: (listener) => this.#preferencesChanged.add(listener),
      setAside: null,
    };
  }
}

const ready: AppState = {
  phase: 'ready',
  vault: { mode: 'memory', why: 'chosen' },
  cohort: null,
  me: null,
  alarm: null,
};

const statusOf = (link: StatusView['link']): StatusView => ({
  link,
  catchUp: null,
  syncedAt: null,
  outbox: 0,
  hold: null,
  setSize: null,
  disk: null,
  minSet: 0,
  alarm: null,
});
