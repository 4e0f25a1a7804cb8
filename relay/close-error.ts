import type { CloseName } from '../protocol/close.ts';

/** Thrown while a frame is handled: the connection is to be closed for this reason. */
export class CloseError extends Error {
  override readonly name = 'CloseError';
  readonly code: CloseName;

  constructor(code: CloseName) {
    super(code);
    this.code = code;
  }
}
