import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What has to be undone when the demo ends, whatever ends it; last in, first out. */
export type Leftovers = {
  /** A folder of the demo's own, for its owner only. */
  folder: string;
  add(undo: () => Promise<void> | void): void;
  /** Undoes everything once; a step that fails does not keep the others from running. */
  clear(): Promise<void>;
};

export function createLeftovers(): Leftovers {
  const folder = mkdtempSync(join(tmpdir(), 'kkanbu-demo-'));
  const steps: (() => Promise<void> | void)[] = [
    () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  ];
  let clearing: Promise<void> | null = null;
  const clear = async (): Promise<void> => {
    for (;;) {
      const step = steps.pop();
      if (!step) return;
      try {
        await step();
      } catch {
        // The next ones matter more: a folder that stays behind holds nothing but the demo.
      }
    }
  };
  return {
    folder,
    add: (step) => void steps.push(step),
    clear: async () => (clearing ??= clear()),
  };
}
