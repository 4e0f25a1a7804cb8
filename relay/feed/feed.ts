import { hour } from '../../protocol/rules.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import type { Timer } from '../../protocol/environment.ts';
import { addressOfUrl } from '../address.ts';
import { Endpoint } from '../endpoint.ts';
import { readIdentity } from '../identity.ts';
import type { Refusal } from '../log.ts';
import { firstNoticesOf, manifestOf, type RoleOptions, type RunningRole } from '../role.ts';
import { Folder } from '../storage/folder.ts';
import { Tally } from '../tally.ts';
import type { Environment } from '../../protocol/environment.ts';
import { FeedEngine } from './engine.ts';
import { intakeDoor } from './intake.ts';
import { Readers } from './reading.ts';

/**
 * Opens the feed's log without its sockets: for preparing or checking a history. `data`: the relay's data folder; `refused`: told of what is
 * not taken.
 */
export function openFeed(
  data: string,
  environment: Environment,
  refused?: (refusal: Refusal) => void,
): Promise<FeedEngine> {
  const folder = new Folder(data);
  return engineIn({ folder, manifest: manifestOf(folder), environment }, refused);
}

/** Serves the feed: rounds from the gate, reading for members. */
export async function serveFeed(options: RoleOptions): Promise<RunningRole> {
  const { manifest, environment, log } = options;
  const identity = readIdentity(options.folder.inside('feed'));
  const tally = new Tally('feed', log, environment);
  const engine = await engineIn(options, (refusal) => tally.refused(refusal));
  const readers = new Readers(engine, manifest, environment);
  const endpoint = await Endpoint.listen({
    address: addressOfUrl(identity.url),
    identity: identity.tls,
    doors: [
      intakeDoor(engine, manifest, environment),
      readers.door({ manifest, environment, roll: engine.roll }),
    ],
    environment,
    tally,
    maxUnproven: 256,
  });
  let sweep: Timer;
  // The gate's rounds bring the keys to their end; without a gate the clock does.
  const sweepKeys = (): void => {
    const count = engine.eraseDayKeys(environment.now());
    if (count > 0) log('keys-deleted', { role: 'feed', count });
    engine.endAt(environment.now());
    const left = manifest.deleteAt - environment.now();
    sweep = environment.after(left > 0 ? Math.min(hour, left) : hour, sweepKeys);
  };
  sweepKeys();
  return {
    close: async () => {
      sweep.cancel();
      await endpoint.close();
      readers.stop();
      await engine.close();
      tally.close();
    },
  };
}

function engineIn(
  options: Pick<RoleOptions, 'folder' | 'manifest' | 'environment'>,
  refused: ((refusal: Refusal) => void) | undefined,
): Promise<FeedEngine> {
  const folder = options.folder.inside('feed');
  return FeedEngine.open({
    folder,
    manifest: options.manifest,
    notices: firstNoticesOf(options.folder),
    key: edKeyPair(readIdentity(folder).seed),
    environment: options.environment,
    ...(refused ? { refused } : {}),
  });
}
