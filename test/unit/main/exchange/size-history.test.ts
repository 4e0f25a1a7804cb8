import { expect, test } from 'vitest';
import { sha256 } from '../../../../protocol/hash.ts';
import { sizeHistoryOf } from '../../../../main/exchange/rounds/size-history.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { vaultInMemory } from '../vault-folder.ts';

const empty = { notices: [], dayKeys: [], posts: [], threadKeys: [] };

test('the sizes of rounds are those of their batches, also of ones that came after the first question', () => {
  const { feed } = vaultInMemory(new VirtualEnvironment());
  const publish = (first: number, last: number): void => {
    const rounds = Array.from({ length: last - first + 1 }, (_, n) => first + n);
    feed.append(
      rounds
        // A round in which nobody was there has no batch.
        .filter((round) => round % 7 !== 3)
        .map((round) => ({
          ...empty,
          round,
          hash: sha256(Buffer.from(`${round}`)),
          envelopes: round % 50,
        })),
    );
  };
  const history = sizeHistoryOf(feed);
  const ranges = [
    [1, 5],
    [-20, 3],
    [1000, 3100],
    [1023, 1024],
    [2047, 2047],
    [9000, 9010],
  ] as const;
  publish(1, 2050);
  for (const end of [2050, 2051, 3000, 5200]) {
    if (end > 2050) publish((feed.head()?.round ?? 0) + 1, end);
    for (const [from, to] of ranges) {
      expect(history.sizes(from, to)).toEqual(feed.envelopesBetween(from, to));
    }
  }
});
