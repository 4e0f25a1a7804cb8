type LockErrorCode =
  | 'pin-short'
  | 'pin-simple'
  | 'pin-wrong'
  | 'pin-wait'
  | 'phrase-not-noted'
  | 'phrase-differs'
  | 'not-allowed';

/** The lock of the screen did not do what it was asked. */
export class LockError extends Error {
  override readonly name = 'LockError';
  readonly code: LockErrorCode;

  constructor(code: LockErrorCode) {
    super(code);
    this.code = code;
  }
}
