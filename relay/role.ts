import type { Environment } from '../protocol/environment.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { readManifest, type Manifest } from '../protocol/manifest.ts';
import type { Log } from './log.ts';
import { decodeNotices } from './notices-file.ts';
import type { Folder } from './storage/folder.ts';

/** What every role is started with. `folder`: the relay's data folder, in which each role has its own. */
export type RoleOptions = {
  folder: Folder;
  manifest: Manifest;
  environment: Environment;
  log: Log;
};

/** A role that is being served. */
export type RunningRole = { close(): Promise<void> };

export const manifestFile = 'manifest.bin';
export const noticesFile = 'notices.bin';

/** The cohort's manifest from the data folder. Throws ProtocolError. */
export function manifestOf(folder: Folder): Manifest {
  const bytes = folder.read(manifestFile);
  if (!bytes) throw new ProtocolError('manifest', 'there is no manifest here yet');
  return readManifest(bytes);
}

/** The first notices, as the coordinator signed them with the manifest. */
export const firstNoticesOf = (folder: Folder): Uint8Array[] =>
  decodeNotices(folder.read(noticesFile) ?? new Uint8Array(0));
