import type { Bridge, Outcome } from '../../../../preload/contract.ts';
import { helpfulLast } from './sample.ts';

/** How reading goes. */
export type ReadingScene = {
  /** What was found helpful came last. */
  helpfulLast?: boolean;
  /** A call that is never answered. */
  stuck?: 'threads' | 'thread';
  /** A call that fails, until a test sets `kkanbuMended`. */
  broken?: 'threads' | 'thread';
};

const never = (): Promise<never> => Promise.race([]);
const failed = (): Promise<Outcome<never>> => Promise.resolve({ ok: false, code: 'internal' });

/** The bridge, as far as it can be read from. */
export function readable(bridge: Bridge, scene: ReadingScene): Bridge {
  const { stuck, broken } = scene;
  const isMended = (): boolean => Reflect.get(globalThis, 'kkanbuMended') === true;
  const breaking: Pick<Bridge, 'threads' | 'thread'> = {
    threads: async (request) => (isMended() ? bridge.threads(request) : failed()),
    thread: async (request) => (isMended() ? bridge.thread(request) : failed()),
  };
  return {
    ...bridge,
    thread: async (request) => {
      const outcome = await bridge.thread(request);
      if (!outcome.ok || !scene.helpfulLast) return outcome;
      return { ok: true, value: helpfulLast(outcome.value) };
    },
    ...(stuck === undefined ? {} : { [stuck]: never }),
    ...(broken === undefined ? {} : { [broken]: breaking[broken] }),
  };
}
