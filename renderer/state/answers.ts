import type { Outcome } from '../../preload/contract.ts';

/** A call that breaks on its way is a failure like any other: it must end neither the saving to come nor the sending. */
export async function answerOf<T>(call: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await call();
  } catch {
    return { ok: false, code: 'internal' };
  }
}
