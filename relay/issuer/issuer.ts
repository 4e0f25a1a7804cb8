import type { DatabaseSync } from 'node:sqlite';
import { epochAt, epochStart } from '../../protocol/calendar.ts';
import type { Environment, Timer } from '../../protocol/environment.ts';
import { maxIssuerFrame } from '../../protocol/frames/issuer.ts';
import { paths } from '../../protocol/frames/hello.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { hour } from '../../protocol/rules.ts';
import { addressOfUrl } from '../address.ts';
import type { EpochCard } from '../cards.ts';
import { Endpoint } from '../endpoint.ts';
import { readIdentity } from '../identity.ts';
import type { RoleOptions, RunningRole } from '../role.ts';
import { openDatabase } from '../storage/database.ts';
import type { Folder } from '../storage/folder.ts';
import { SecretFiles } from '../storage/secret-files.ts';
import { Tally } from '../tally.ts';
import { Badges } from './badges.ts';
import { Departures } from './departures.ts';
import { forgetEverybody } from './ending.ts';
import { Epochs } from './epochs.ts';
import { Issuance } from './issuance.ts';
import { Roster } from './roster.ts';
import { issuerMigrations } from './schema.ts';
import { IssuerVisit } from './visit.ts';

/** Makes the secrets of the first epochs, before there is a manifest: of the first two, as a rule. `folder`: the issuer's own. */
export async function makeFirstEpochs(
  folder: Folder,
  environment: Environment,
  count: number,
): Promise<EpochCard[]> {
  const database = openIssuer(folder);
  try {
    const epochs = epochsIn(folder, database, environment);
    return await Promise.all(Array.from({ length: count }, (_, epoch) => epochs.open(epoch)));
  } finally {
    database.close();
  }
}

/** Serves the issuer: the roster, shared keys, certificates. */
export async function serveIssuer(options: RoleOptions): Promise<RunningRole> {
  const { manifest, environment, log } = options;
  const folder = options.folder.inside('issuer');
  const identity = readIdentity(folder);
  const tally = new Tally('issuer', log, environment);
  const database = openIssuer(folder);
  const epochs = epochsIn(folder, database, environment);
  const issuance = new Issuance(database, manifest, epochs, environment);
  const roster = new Roster(database, manifest.seats);
  const departures = new Departures(database, roster);
  const badges = new Badges(database);
  const desk = { manifest, environment, roster, departures, epochs, issuance, badges };
  let sweep: Timer;
  const sweepEpochs = (): void => {
    const now = environment.now();
    const epoch = epochAt(manifest, now);
    departures.settle(epoch);
    departures.forgetBegun(epoch);
    issuance.deleteBefore(epoch);
    const count = epochs.eraseBefore(epoch);
    if (count > 0) log('keys-deleted', { role: 'issuer', count });
    if (now >= manifest.deleteAt) forgetEverybody(database, epochs);
    const wait = Math.min(epochStart(manifest, epoch + 1), endOf(manifest, now)) - now;
    sweep = environment.after(Math.min(hour, Math.max(1, wait)), sweepEpochs);
  };
  sweepEpochs();
  const endpoint = await Endpoint.listen({
    address: addressOfUrl(identity.url),
    identity: identity.tls,
    doors: [
      {
        path: paths.issuer,
        maxFrame: maxIssuerFrame,
        maxConnections: 1_024,
        rate: { burst: 20, perSecond: 10 },
        maxBuffered: 2 * maxIssuerFrame,
        proofDeadline: 5_000,
        accept: (connection) => new IssuerVisit(desk, connection),
      },
    ],
    environment,
    tally,
    maxUnproven: 256,
  });
  return {
    close: async () => {
      sweep.cancel();
      await endpoint.close();
      await issuance.stop();
      database.close();
      tally.close();
    },
  };
}

/** When the next end comes that is not an epoch's: the programme's. */
const endOf = ({ deleteAt }: Manifest, now: number): number =>
  deleteAt > now ? deleteAt : Number.POSITIVE_INFINITY;

const openIssuer = (folder: Folder): DatabaseSync => {
  folder.make();
  return openDatabase(folder.path('issuer.sqlite'), issuerMigrations);
};

const epochsIn = (folder: Folder, database: DatabaseSync, environment: Environment): Epochs =>
  new Epochs(database, new SecretFiles(folder.inside('epochs'), environment), environment);
