import { edKeyPair } from '../../protocol/ed25519.ts';
import { Roll } from '../../protocol/roll.ts';
import { addressOfUrl } from '../address.ts';
import { Endpoint } from '../endpoint.ts';
import { readNotice } from '../../protocol/notice.ts';
import { readIdentity } from '../identity.ts';
import { firstNoticesOf, type RoleOptions, type RunningRole } from '../role.ts';
import { Tally } from '../tally.ts';
import { Collector } from './collector.ts';
import { EnvelopeDoor } from './envelopes.ts';
import { FeedLink } from './feed-link.ts';
import { KnownHead } from './known-head.ts';
import { noticeDoor } from './notices.ts';
import { RoundClock } from './round-clock.ts';
import { RoundQueue } from './round-queue.ts';
import { tunnelDoor } from './tunnel.ts';

const stopGrace = 500;

/** Serves the gate: envelopes in rounds, tunnels to the feed, notices. Keeps nothing on disk but the number and hash of the feed's newest batch. */
export async function serveGate(options: RoleOptions): Promise<RunningRole> {
  const { manifest, environment, log } = options;
  const identity = readIdentity(options.folder.inside('gate'));
  const tally = new Tally('gate', log, environment);
  const roll = new Roll(manifest);
  const handed = new Roll(manifest);
  for (const bytes of firstNoticesOf(options.folder)) handed.add(readNotice(manifest, bytes));
  const queue = new RoundQueue(environment);
  const link = new FeedLink({
    manifest,
    key: edKeyPair(identity.seed),
    queue,
    known: new KnownHead(options.folder.inside('gate'), environment),
    roll,
    handed,
    environment,
    log,
  });
  const collector = new Collector();
  const endRound = (round: number): void => {
    const ended = { round, envelopes: collector.take() };
    queue.add(ended);
    link.send({ kind: 'round', ...ended });
  };
  const clock: RoundClock = new RoundClock(manifest, environment, (ended) => {
    if (ended !== null) endRound(ended);
    envelopes.announce();
  });
  const envelopes = new EnvelopeDoor(clock, collector, () => link.head);
  const right = { manifest, environment, roll };
  const endpoint = await Endpoint.listen({
    address: addressOfUrl(identity.url),
    identity: identity.tls,
    doors: [
      envelopes.door(right),
      tunnelDoor(right, () => addressOfUrl(link.endpoint.url)),
      noticeDoor(manifest, link),
    ],
    environment,
    tally,
    maxUnproven: 256,
  });
  link.connect();
  clock.start();
  return {
    close: async () => {
      clock.stop();
      await endpoint.close();
      await link.close(stopGrace);
      tally.close();
    },
  };
}
