import type { ErrorCode } from '../../preload/contract.ts';

/** Why the vault did not open or did not write. */
export type VaultErrorCode = Extract<
  ErrorCode,
  | 'vault-locked'
  | 'vault-damaged'
  | 'vault-newer'
  | 'disk-full'
  | 'disk-readonly'
  | 'passphrase-wrong'
  | 'passphrase-short'
  | 'archive-malformed'
  | 'archive-newer'
  | 'archive-unreadable'
  | 'archive-unwritable'
  | 'vault-in-use'
  | 'key-kept'
>;

/** The vault refused. The message never holds what is stored. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly code: VaultErrorCode;

  constructor(code: VaultErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
