import type { Bridge } from '../preload/contract.ts';

declare global {
  interface Window {
    readonly kkanbu?: Bridge;
  }
}

/** The page was opened without the preload script, for example in a plain browser. */
class BridgeMissingError extends Error {
  readonly code = 'bridge-missing';
}

/**
 * The API that the preload script exposes; the only way from the page to the rest of the program.
 * @throws BridgeMissingError
 */
export function exposedBridge(): Bridge {
  if (window.kkanbu === undefined) throw new BridgeMissingError('window.kkanbu');
  return window.kkanbu;
}
