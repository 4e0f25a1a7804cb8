import type { IssuerErrorCode } from '../../protocol/frames/issuer.ts';

/** Why a request is not granted; its code is the answer. */
export class IssuerError extends Error {
  override readonly name = 'IssuerError';
  readonly code: IssuerErrorCode;

  constructor(code: IssuerErrorCode) {
    super(code);
    this.code = code;
  }
}
