import type { ErrorCode } from '../../preload/contract.ts';

/** Why nothing came to paper: there is nothing that could, or the printer did not take it. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly code: Extract<ErrorCode, 'nothing-to-export' | 'not-printed'>;

  constructor(code: ExportError['code']) {
    super(code);
    this.code = code;
  }
}
