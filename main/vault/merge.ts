import type { OwnRecord } from './own-record.ts';
import type { Salvaged } from './salvage.ts';

export type Merged = {
  records: OwnRecord[];
  /** Whether nothing of a table can be missing. */
  isWhole: (part: string) => boolean;
};

/**
 * What a damaged vault and its second copy say together. The side that knows of more changes is right in what it says, and, in tables of which it was
 * read whole, also in what it does not say. Everything else is taken from either.
 */
export function merge(vault: Salvaged, copy: Salvaged): Merged {
  // Where the vault's number cannot be read: the copy is written after every change. Where the copy's cannot, the vault was written before it.
  const isCopyNewer = copy.changes !== null && copy.changes >= (vault.changes ?? 0);
  const [newer, older] = isCopyNewer ? [copy, vault] : [vault, copy];
  const isWhole = (part: string): boolean => newer.complete.has(part) && newer.changes !== null;
  const merged = new Map(newer.records.map((record) => [nameOf(record), record]));
  for (const record of older.records) {
    const name = nameOf(record);
    // The vault was read with all keys of threads; its copy has only those that cannot be had again.
    const isSettled = isWhole(record.part) && record.part !== 'thread_key';
    if (!isSettled && !merged.has(name)) merged.set(name, record);
  }
  return { records: [...merged.values()], isWhole };
}

const nameOf = ({ part, key }: OwnRecord): string => `${part} ${key}`;
