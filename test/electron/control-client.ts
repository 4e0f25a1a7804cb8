import type { DesktopRecord } from './desktop.ts';
import type { ShownNotification } from './notification.ts';
import type { PowerEvent } from './power-monitor.ts';
import type { TrayState } from './tray.ts';

export type WindowState = {
  id: number;
  url: string;
  visible: boolean;
  minimised: boolean;
  hasFocus: boolean;
  /** How often the app asked for the focus. */
  focused: number;
  /** Whether pictures of the screen leave it out. */
  isProtected: boolean;
  /** How much larger everything in it is drawn. */
  zoomFactor: number;
  /** No smaller than this, in pixels. */
  least: { width: number; height: number };
  options: Readonly<Record<string, unknown>>;
  webPreferences: Readonly<Record<string, unknown>>;
};

export type DesktopState = DesktopRecord & {
  windows: WindowState[];
  trays: TrayState[];
  notifications: ShownNotification[];
  theme: string;
};

/** What tests and launchers do at an app's desktop in a person's stead. Windows go by their id. */
export type Control = {
  state(): Promise<DesktopState>;
  /** Another address for the window, again good for one visit. */
  newAddress(window: number): Promise<string>;
  close(window: number): Promise<void>;
  /** The person turns to another program. */
  blur(window: number): Promise<void>;
  /** Clicks the icon in the tray, or a line of its menu. Throws where there is no tray. */
  pressTray(label?: string): Promise<void>;
  /** Clicks a notification, by its place in the order in which they came. */
  clickNotification(place: number): Promise<void>;
  /** Chooses a file in the oldest dialog that waits; `null` cancels it. Throws where none waits. */
  answerDialog(path: string | null): Promise<void>;
  /** Another program puts a text on the clipboard. */
  copyElsewhere(text: string): Promise<void>;
  /** The PC goes to sleep or is awake again; its own screen is locked or opened. */
  power(event: PowerEvent): Promise<void>;
  /** So many seconds nobody has touched the PC. */
  idle(seconds: number): Promise<void>;
  /** Opens a link of the app's as macOS does it. */
  openUrl(url: string): Promise<void>;
  /** Lets the page's calls seem to come from elsewhere; `null` ends it. */
  forgeSender(window: number, sender: { url: string; embedded?: boolean } | null): Promise<void>;
  /** What the app's three permission handlers say. */
  permission(
    window: number,
    permission: string,
  ): Promise<{ request: boolean; check: boolean; device: boolean }>;
  /** Whether the app cancels a request of its page to this address. */
  isRequestCancelled(window: number, url: string): Promise<boolean>;
  /** Whether the app lets its page go to this address. */
  mayNavigate(window: number, url: string): Promise<boolean>;
};

/** Speaks to {@link openControl}'s end in the app's process. */
export function createControl({ url, token }: { url: string; token: string }): Control {
  const ask = async (path: string, init: RequestInit): Promise<unknown> => {
    const answer = await fetch(url + path, {
      ...init,
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok) throw new Error(`The control channel answered ${answer.status}.`);
    return answer.json();
  };
  const act = async <Value>(window: number, what: object): Promise<Value> => {
    const answer = await ask('/act', { method: 'POST', body: JSON.stringify({ window, ...what }) });
    // The other end is the same stand-in.
    return (answer as { value: Value }).value;
  };
  return {
    state: async () => (await ask('/state', {})) as DesktopState,
    newAddress: async (window) => act(window, { act: 'address' }),
    close: async (window) => act(window, { act: 'close' }),
    blur: async (window) => act(window, { act: 'blur' }),
    pressTray: async (label) => act(0, { act: 'tray', label: label ?? null }),
    clickNotification: async (place) => act(0, { act: 'notification', place }),
    answerDialog: async (path) => act(0, { act: 'dialog', path }),
    copyElsewhere: async (text) => act(0, { act: 'copy', label: text }),
    power: async (event) => act(0, { act: event }),
    idle: async (seconds) => act(0, { act: 'idle', seconds }),
    openUrl: async (url) => act(0, { act: 'open-url', url }),
    forgeSender: async (window, sender) => act(window, { act: 'forge-sender', ...sender }),
    permission: async (window, permission) => act(window, { act: 'permission', permission }),
    isRequestCancelled: async (window, url) => act(window, { act: 'request', url }),
    mayNavigate: async (window, url) => act(window, { act: 'navigate', url }),
  };
}
