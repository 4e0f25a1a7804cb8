import type { Environment } from '../protocol/environment.ts';
import { serveFeed } from './feed/feed.ts';
import { serveGate } from './gate/gate.ts';
import { serveIssuer } from './issuer/issuer.ts';
import { readIdentity } from './identity.ts';
import type { Log, RelayRole } from './log.ts';
import { manifestOf, type RoleOptions, type RunningRole } from './role.ts';
import { Folder } from './storage/folder.ts';

export type ServeOptions = {
  /** The relay's data folder. */
  data: string;
  roles: readonly RelayRole[];
  environment: Environment;
  log: Log;
};

export type Relay = {
  /** Where the roles that run here listen, `wss://host:port`. */
  addresses: Partial<Record<RelayRole, string>>;
  /** Ends in good order within two seconds: connections with 1001, commits finished. */
  close(): Promise<void>;
};

const starters: Record<RelayRole, (options: RoleOptions) => Promise<RunningRole>> = {
  feed: serveFeed,
  issuer: serveIssuer,
  gate: serveGate,
};

/** Serves any of the three roles. If one cannot start, those that did are ended, and the error is thrown. */
export async function serve(options: ServeOptions): Promise<Relay> {
  const { environment, log } = options;
  const folder = new Folder(options.data);
  const manifest = manifestOf(folder);
  const running = new Map<RelayRole, RunningRole>();
  // The gate comes last and goes first: it lives on the feed.
  const order = (['feed', 'issuer', 'gate'] as const).filter((role) =>
    options.roles.includes(role),
  );
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await Promise.all([running.get('gate')?.close(), running.get('issuer')?.close()]);
    await running.get('feed')?.close();
    log('stopped');
  };
  try {
    for (const role of order) {
      running.set(role, await starters[role]({ folder, manifest, environment, log }));
      log('serving', { role });
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    addresses: Object.fromEntries(
      order.map((role) => [role, readIdentity(folder.inside(role)).url]),
    ),
    close: () => (closing ??= close()),
  };
}
