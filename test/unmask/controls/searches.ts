import type { RelayRole } from '../../../relay/log.ts';
import type { LiveRun } from '../live/live.ts';
import type { CheckedControl } from './simulated.ts';

type What = keyof LiveRun['traces'];

/** What must not be found where. */
const forbidden: Readonly<Record<RelayRole, readonly What[]>> = {
  issuer: ['address', 'words', 'pseudonym'],
  gate: ['member', 'shared key', 'words', 'pseudonym'],
  feed: ['address', 'member', 'shared key', 'words'],
};
const everywhere: readonly What[] = ['address', 'member', 'shared key', 'words', 'pseudonym'];

/** Searches logs, disks and memories of real roles, and the same again with something planted, which has to be found. */
export function checkSearches(live: LiveRun): CheckedControl[] {
  const places = [...live.logs].map(
    ([role, log]) => [role, [Buffer.from(log)], everywhere] as const,
  );
  const logs = search(live, places);
  const planted = `{"event":"closed","from":"${live.traces.address[0]?.toString('utf8') ?? ''}"}`;
  const wrong = search(
    live,
    places.map(([role, log, what]) => [role, [...log, Buffer.from(planted)], what] as const),
  );
  const disks = search(
    live,
    [...live.disks].map(([role, all]) => [role, all, forbidden[role]]),
  );
  const memories = search(
    live,
    [...live.memories].map(([role, all]) => [role, all, forbidden[role]]),
  );
  // What must be there, so that a search that finds nothing is not blind.
  const known = search(live, [
    ['feed', live.disks.get('feed') ?? [], ['pseudonym']],
    ['issuer', live.disks.get('issuer') ?? [], ['member']],
  ]);
  return [
    {
      mistake: 'real logs: an identity in a line',
      found: `found in ${wrong.length} of ${places.length} logs; as built ${tell(logs)}`,
      isCaught: wrong.length === places.length && logs.length === 0,
    },
    {
      mistake: 'real disks and memories: something in the wrong place',
      found: `what belongs there is found (${tell(known)}); as built ${tell([...disks, ...memories])}`,
      isCaught: known.length === 2 && disks.length + memories.length === 0,
    },
  ];
}

function search(
  live: LiveRun,
  places: readonly (readonly [RelayRole, readonly Buffer[], readonly What[]])[],
): string[] {
  return places.flatMap(([role, buffers, list]) =>
    list
      .filter((what) =>
        buffers.some((buffer) => live.traces[what].some((one) => buffer.includes(one))),
      )
      .map((what) => `${what} at the ${role}`),
  );
}

const tell = (found: readonly string[]): string =>
  found.length > 0 ? found.join(', ') : 'nothing';
