import type { Environment } from '../protocol/environment.ts';
import type { VaultState } from '../preload/contract.ts';
import type { CheckingOptions } from './exchange/checking/pool.ts';
import type { StepObserver } from './exchange/delivery-step.ts';
import type { MissingRule } from './exchange/receipts.ts';
import type { Vault } from './vault/vault.ts';

/** What the client takes from whoever builds it. */
export type ClientOptions = {
  /** Stays the caller's, who closes it after `stop`. */
  vault: Vault;
  vaultState: VaultState;
  environment: Environment;
  /** membership/blinding-worker.ts among the sources, blinding-worker.js in the bundle. */
  workerUrl: URL;
  /** Told of every step of a delivery, before the next is taken. */
  onStep?: StepObserver;
  /** Told of what should not happen and did not stop the client: a full disk, a defect. */
  onFault?: (error: unknown) => void;
  missingRule?: MissingRule;
  /** Threads that check what is caught up with; without them this one does. */
  checking?: CheckingOptions;
  /** The programme's date of deletion has come. */
  onDeletionDue?: () => void;
};
