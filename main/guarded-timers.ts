import type { Environment } from '../protocol/environment.ts';

/**
 * The same world, whose timers do not end the app: what fails in one, because the vault was found damaged a moment ago for example, is told to
 * `failed` instead.
 */
export function guardedTimers(
  environment: Environment,
  failed: (error: unknown) => void,
): Environment {
  return {
    now: () => environment.now(),
    random: (length) => environment.random(length),
    after: (ms, task) =>
      environment.after(ms, () => {
        try {
          task();
        } catch (error) {
          failed(error);
        }
      }),
  };
}
