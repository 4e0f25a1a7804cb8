import type {
  DesktopHandlers,
  DesktopView,
  Handover,
  Preferences,
} from '../../preload/contract.ts';
import { toHex } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Alert } from '../alerts.ts';
import { type Noticeboard, type Outlook, plainOutlook } from '../herald.ts';
import type { Push } from '../ipc.ts';
import type { PreferencesStore } from '../preferences.ts';
import { Listeners } from '../vault/listeners.ts';
import { startedAtLogin, systemAutostart, type Autostart } from './autostart.ts';
import { claimLinks, inviteIn } from './links.ts';
import { notify } from './notifications.ts';
import { LastWords } from './last-words.ts';
import type { Closing, Shell, StartView } from './shell.ts';
import { fill, stringsOf } from './strings/strings.ts';
import { hasTray } from './tray-host.ts';
import { AppTray } from './tray.ts';

export type DesktopOptions = {
  shell: Shell;
  environment: Environment;
  preferences: PreferencesStore;
  push: Push;
  /** Folder of the tray's icons. */
  icons: string;
  /** The words of this start. */
  words: readonly string[];
  /** The PC has slept. */
  resumed: () => void;
  /** Whether the screen is locked. */
  isLocked: () => boolean;
};

/** The app as a resident of the desktop: its tray icon, notifications, veil, start with the computer, and links. Sends nothing anywhere. */
export class Desktop implements Noticeboard {
  readonly #options: DesktopOptions;
  readonly #autostart: Autostart = systemAutostart();
  #tray: AppTray | null = null;
  #outlook: Outlook = plainOutlook;
  /** What the last program left, until anything is shown. */
  #hasNews: boolean;
  readonly #looked = new Listeners<null>();
  /** Takes the last notification of news away. */
  #takeBack: () => void = () => undefined;
  #veiled = false;
  /** Veiled until the person is back in the window. */
  #isAway = false;
  #handover: Handover;
  readonly handlers: DesktopHandlers;

  constructor(options: DesktopOptions) {
    this.#options = options;
    const { shell, environment, preferences, push, words } = options;
    this.#hasNews = preferences.hasNews();
    this.#handover = { invite: inviteIn(words), thread: null };
    const lastWords = new LastWords({
      environment,
      push,
      hasPage: () => !shell.page.isDestroyed(),
      show: () => shell.show(),
    });
    const hurry = (): void => {
      lastWords.hurry();
      this.keepNews();
    };
    shell.beforeQuit(() => lastWords.mayEnd());
    shell.onQuit(async () => this.keepNews());
    shell.onSessionEnd(hurry);
    // A PC may not wake from its sleep.
    shell.onPower({ suspending: hurry, resumed: options.resumed });
    shell.onInvite((invite) => this.#handOver({ invite }));
    preferences.onChange(() => this.#showTray());
    this.handlers = {
      desktop: () => this.#view(),
      setVeil: ({ on }) => this.setVeil(on),
      setAutostart: ({ on }) => this.#setAutostart(on),
      takeHandover: () => this.#take(),
      quit: () => {
        shell.quit();
        return null;
      },
      draftsFlushed: ({ saved }) => {
        lastWords.take(saved);
        return null;
      },
    };
  }

  /** Waits until Electron is ready, and puts the icon into the tray. */
  async start(): Promise<void> {
    const { shell, icons } = this.#options;
    await shell.ready;
    claimLinks();
    this.#tray = new AppTray(icons, {
      open: () => shell.show(),
      setVeil: (on) => void this.setVeil(on),
      quit: () => shell.quit(),
    });
    this.#showTray();
  }

  /** Out of sight when the system started the app at login, as far as the person can get it from there. */
  async startView(): Promise<StartView> {
    const { words } = this.#options;
    if (!startedAtLogin(words) || this.#handover.invite !== null) return 'shown';
    return (await hasTray()) ? 'hidden' : 'minimised';
  }

  isQuiet(): boolean {
    const { shell, preferences, isLocked } = this.#options;
    // Whoever has drawn the veil wants nothing to catch anybody's eye; before a locked screen others may stand.
    return this.#veiled || isLocked() || shell.isWatched() || !preferences.get().notifications;
  }

  isLooking(): boolean {
    const { shell, isLocked } = this.#options;
    return shell.isWatched() && !this.#veiled && !this.#isAway && !isLocked();
  }

  onLooked(listener: () => void): () => void {
    return this.#looked.add(listener);
  }

  hadNews(): boolean {
    return this.#hasNews;
  }

  show(outlook: Outlook): void {
    this.#outlook = outlook;
    this.#hasNews = outlook.news;
    this.#showTray();
  }

  /**
   * Notes for the next start what the tray shows. Only when this one ends: the file may lie on a server of the office, which would see to the second
   * who looks whenever something has come.
   */
  keepNews(): void {
    const { preferences } = this.#options;
    if (preferences.hasNews() === this.#hasNews) return;
    try {
      preferences.noteNews(this.#hasNews);
    } catch {
      // A full disk: the next start knows nothing of it, and what follows shows it as well.
    }
  }

  tell(alert: Alert): void {
    this.#withdraw();
    this.#takeBack = notify({ title: alertTitle(this.#language(), alert) }, () =>
      this.#showNews(alert),
    );
  }

  /** Instead of closing: the window goes where the person can get it back from. */
  async putAside(window: Closing): Promise<void> {
    if (!(await hasTray())) {
      window.minimise();
      return;
    }
    window.hide();
    const { preferences } = this.#options;
    if (preferences.knowsTray()) return;
    preferences.noteTray();
    const { staysTitle, stays } = stringsOf(this.#language());
    notify({ title: staysTitle, body: stays }, () => this.#options.shell.show());
  }

  setVeil(on: boolean): DesktopView {
    this.#veiled = on;
    this.#isAway = false;
    this.#showTray();
    this.#look();
    return this.#tell();
  }

  /** The person has come, or gone to another window; `isAway`: and wants this one to be veiled meanwhile. */
  lookAway(isAway: boolean): void {
    const isOther = isAway !== this.#isAway;
    this.#isAway = isAway;
    this.#look();
    if (isOther) this.#tell();
  }

  /** The screen was locked, or opened again. */
  lockChanged(): void {
    this.#showTray();
    this.#look();
  }

  #language(): Preferences['language'] {
    return this.#options.preferences.get().language;
  }

  #view(): DesktopView {
    return { veiled: this.#veiled || this.#isAway, autostart: this.#autostart.state() };
  }

  #setAutostart(on: boolean): DesktopView {
    this.#autostart.set(on, stringsOf(this.#language()).title);
    return this.#tell();
  }

  #tell(): DesktopView {
    const view = this.#view();
    this.#options.push('desktopChanged', view);
    return view;
  }

  /** Who sees the window has been told: outside nothing is left of it, also when nobody works with the vault any more. */
  #look(): void {
    if (!this.isLooking()) return;
    this.show({ ...this.#outlook, news: false });
    this.#looked.tell(null);
  }

  #withdraw(): void {
    this.#takeBack();
    this.#takeBack = () => undefined;
  }

  #showTray(): void {
    const { language, notifications } = this.#options.preferences.get();
    const isSilent = this.#veiled || this.#options.isLocked() || !notifications;
    const veiled = this.#veiled;
    if (isSilent || !this.#outlook.news) this.#withdraw();
    this.#tray?.show({ language, outlook: isSilent ? null : this.#outlook, veiled });
  }

  #showNews({ thread }: Alert): void {
    if (thread === null) this.#options.shell.show();
    else this.#showThread(toHex(thread));
  }

  #showThread(id: string): void {
    const { shell, push } = this.#options;
    if (shell.page.isDestroyed() || this.#options.isLocked()) this.#handOver({ thread: id });
    else push('showThread', { id });
    shell.show();
  }

  #handOver(what: Partial<Handover>): void {
    this.#handover = { ...this.#handover, ...what };
    this.#options.push('handoverWaits', null);
  }

  #take(): Handover {
    const taken = this.#handover;
    this.#handover = { invite: null, thread: null };
    return taken;
  }
}

function alertTitle(language: Preferences['language'], { questions }: Alert): string {
  const strings = stringsOf(language);
  if (questions === 0) return strings.newPosts;
  return questions === 1 ? strings.questionCame : fill(strings.questionsCame, questions);
}
