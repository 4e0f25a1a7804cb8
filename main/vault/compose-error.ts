import type { ErrorCode } from '../../preload/contract.ts';

/** Why a text or a reaction cannot be sent. What was written stays where it is. */
export class ComposeError extends Error {
  override readonly name = 'ComposeError';
  readonly code: ErrorCode;

  constructor(
    code: Extract<
      ErrorCode,
      | 'draft-empty'
      | 'draft-too-long'
      | 'draft-unknown'
      | 'thread-unknown'
      | 'thread-closed'
      | 'not-allowed'
      | 'mentor-unknown'
    >,
  ) {
    super(code);
    this.code = code;
  }
}
