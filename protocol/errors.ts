/** Why something that came over the wire, from a disk or from a person was refused. Stable: they stand in logs, close reasons and tests. */
export type ProtocolErrorCode =
  | 'length'
  | 'format'
  | 'version'
  | 'cohort'
  | 'manifest'
  | 'signature'
  | 'certificate'
  | 'epoch'
  | 'chain'
  | 'order'
  | 'sealed'
  | 'too-long';

/** Input that breaks the protocol. The message never holds the input. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  readonly code: ProtocolErrorCode;

  constructor(code: ProtocolErrorCode, what: string) {
    super(`${code}: ${what}`);
    this.code = code;
  }
}
