import type { Bridge, Outcome } from '../../preload/contract.ts';
import type { PageEnvironment, Timer } from '../environment.ts';

/** What a page lives on, until it is cut off: then nothing reaches it any more, and nothing of the world holds on to what it knew. */
export type Lifeline = {
  bridge: Bridge;
  environment: PageEnvironment;
  /** Aborts when it is cut: for what listens to the document. */
  over: AbortSignal;
  cut(): void;
};

const refused: Outcome<never> = { ok: false, code: 'screen-locked' };

/** A way to main and to the clock that can be cut. Answers that come after that are thrown away. */
export function lifeline(bridge: Bridge, environment: PageEnvironment): Lifeline {
  const over = new AbortController();
  const ends = new Set<() => void>();
  const held = (end: () => void): (() => void) => {
    const once = (): void => {
      if (ends.delete(once)) end();
    };
    ends.add(once);
    return once;
  };
  // A copy: what the preload script exposes must be handed out as it is.
  const cuttable = new Proxy<Bridge>(
    { ...bridge },
    {
      get: (target, name): unknown => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        if (typeof name === 'string' && /^on[A-Z]/.test(name)) {
          return (listener: unknown) => {
            const end: unknown = Reflect.apply(method, undefined, [listener]);
            return held(
              () => void (typeof end === 'function' && Reflect.apply(end, undefined, [])),
            );
          };
        }
        return async (...request: unknown[]): Promise<unknown> => {
          if (over.signal.aborted) return refused;
          const answer: unknown = await Reflect.apply(method, undefined, request);
          return over.signal.aborted ? refused : answer;
        };
      },
    },
  );
  const after = (ms: number, task: () => void): Timer => {
    if (over.signal.aborted) return { cancel: () => undefined };
    let end = (): void => undefined;
    const timer = environment.after(ms, () => {
      // Only taken off the list.
      end();
      task();
    });
    end = held(() => timer.cancel());
    return { cancel: () => end() };
  };
  return {
    bridge: cuttable,
    environment: {
      now: () => environment.now(),
      random: (length) => environment.random(length),
      after,
    },
    over: over.signal,
    cut: () => {
      over.abort();
      for (const end of ends) end();
    },
  };
}
