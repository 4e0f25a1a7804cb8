import type { OutboxEntry } from '../../preload/contract.ts';

type Named = Pick<OutboxEntry, 'id' | 'thread'>;

/** Threads that have another name in what main says of the outbox now: where each was before, and where it is. */
export function renamedBetween(
  before: readonly Named[],
  now: readonly Named[],
): ReadonlyMap<string, string> {
  const known = new Map(before.map(({ id, thread }) => [id, thread]));
  const renamed = new Map<string, string>();
  for (const { id, thread } of now) {
    const old = known.get(id);
    if (old && thread && old !== thread) renamed.set(old, thread);
  }
  return renamed;
}
