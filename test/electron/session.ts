import { standInApp } from './app.ts';
import { record } from './desktop.ts';
import { Emitter } from './emitter.ts';
import { NotImitated, closed } from './not-imitated.ts';
import type { StandInContents } from './web-contents.ts';

type SchemeHandler = (request: Request) => Response | Promise<Response>;
type RequestDetails = Pick<Electron.OnBeforeRequestListenerDetails, 'url' | 'method'>;
type RequestFilter = (
  details: RequestDetails,
  answer: (response: { cancel?: boolean }) => void,
) => void;
type PermissionRequest = (
  contents: StandInContents,
  permission: string,
  answer: (granted: boolean) => void,
) => void;
type PermissionCheck = (contents: StandInContents | null, permission: string) => boolean;

const declared = new Set<string>();

/** Electron's top-level `protocol`; pages are served through the session's own. */
export const protocol = closed('protocol', {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (standInApp.isReady()) throw new Error('Schemes must be registered before the app is ready');
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard || !privileges.secure)
        throw new NotImitated(`protocol for ${scheme}`);
      declared.add(scheme);
    }
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>);

class StandInSession extends Emitter<{ 'will-download': (event: Electron.Event) => void }> {
  readonly #schemes = new Map<string, SchemeHandler>();
  #filter: RequestFilter | null = null;
  #permissionRequest: PermissionRequest | null = null;
  #permissionCheck: PermissionCheck | null = null;
  #devicePermission: (() => boolean) | null = null;

  readonly protocol = closed('session.protocol', {
    handle: (scheme: string, handler: SchemeHandler): void => {
      if (!declared.has(scheme))
        throw new NotImitated(`protocol.handle of ${scheme}:, which was not declared`);
      this.#schemes.set(scheme, handler);
    },
  });

  readonly webRequest = closed('session.webRequest', {
    onBeforeRequest: (filter: RequestFilter): void => {
      this.#filter = filter;
    },
  });

  setSpellCheckerEnabled(enabled: boolean): void {
    record.checksSpelling = enabled;
  }

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.#permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: () => boolean): void {
    this.#devicePermission = handler;
  }

  /** The stand-in's own: what the app's handlers say to a permission. Without a handler Electron grants it. */
  decide(
    contents: StandInContents,
    permission: string,
  ): { request: boolean; check: boolean; device: boolean } {
    let request = true;
    this.#permissionRequest?.(contents, permission, (granted) => {
      request = granted;
    });
    return {
      request,
      check: this.#permissionCheck?.(contents, permission) ?? true,
      device: this.#devicePermission?.() ?? true,
    };
  }

  /** The stand-in's own: a page's request, through the app's filter and to the handler of its scheme; `null` for one that was cancelled. */
  async answer(request: Request): Promise<Response | null> {
    if (await this.cancels({ url: request.url, method: request.method })) return null;
    const handler = this.#schemes.get(new URL(request.url).protocol.slice(0, -1));
    return handler ? handler(request) : null;
  }

  async cancels(details: RequestDetails): Promise<boolean> {
    const filter = this.#filter;
    if (!filter) return false;
    return new Promise((resolve) => {
      filter(details, ({ cancel }) => resolve(cancel ?? false));
    });
  }
}

export type { StandInSession };

export const defaultSession = new StandInSession('session', ['will-download']);

export const session = closed('session', {
  defaultSession: closed('session', defaultSession),
});
