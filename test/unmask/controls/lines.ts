import type { LiveRun } from '../live/live.ts';
import type { Burst } from '../live/tap.ts';
import type { CheckedControl } from './simulated.ts';

/** An envelope for a round, in a WebSocket's frame, in a TLS record. */
const upload = 4853;

/** A post's upload, as somebody on the line may find it: from which addresses one came in its round, and of which sizes. */
type Seen = { from: string; sizes: { from: string; bytes: number }[] };

/** A busy machine may take an upload off the line in pieces: they belong together if they follow this closely, ms. */
const together = 100;

/** Of real connections: who sent something of an unusual size in the rounds of posts. */
export function checkLines(live: LiveRun): CheckedControl {
  const bursts = whole(live.bursts);
  const seen = live.posts.map(({ round, from }): Seen => ({
    from,
    sizes: bursts
      .filter(({ at }) => roundOf(live, at) === round)
      .map(({ from: address, bytes }) => ({ from: address, bytes })),
  }));
  const asBuilt = named(seen);
  // The same, had each upload been as long as its text.
  const wrong = named(
    seen.map(({ from, sizes }, n) => ({
      from,
      sizes: sizes.map((one) => (one.from === from ? { from, bytes: one.bytes - 100 - n } : one)),
    })),
  );
  const uploads = bursts.filter(({ bytes }) => bytes % upload === 0).length;
  return {
    mistake: 'real connections: a size that depends on the text',
    found: `${wrong} of ${seen.length} named; as built ${asBuilt}, in ${uploads} uploads of ${upload} bytes`,
    // An upload at the very end of a round may be seen in the next one.
    isCaught: wrong * 2 > seen.length && asBuilt === 0 && uploads > 2 * seen.length,
  };
}

/** How often exactly the author's upload is unlike all others. */
const named = (seen: readonly Seen[]): number =>
  seen.filter(({ from, sizes }) => {
    const unusual = new Set(
      sizes.filter(({ bytes }) => bytes % upload !== 0).map((one) => one.from),
    );
    return unusual.size === 1 && unusual.has(from);
  }).length;

function whole(bursts: readonly Burst[]): Burst[] {
  const merged: Burst[] = [];
  const newest = new Map<number, Burst & { end: number }>();
  for (const burst of bursts) {
    const last = newest.get(burst.connection);
    if (last && last.bytes % upload !== 0 && burst.at - last.end <= together) {
      last.bytes += burst.bytes;
      last.end = burst.at;
    } else {
      const next = { ...burst, end: burst.at };
      newest.set(burst.connection, next);
      merged.push(next);
    }
  }
  return merged;
}

const roundOf = ({ manifest }: LiveRun, at: number): number =>
  Math.floor((at - manifest.start) / manifest.roundLength);
