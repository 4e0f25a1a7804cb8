import type { IssuerErrorCode } from '../../protocol/frames/issuer.ts';
import type { ErrorCode } from '../../preload/contract.ts';

/** A failure of joining or of a request to the issuer, by the code that a page has a sentence for. */
export class MembershipError extends Error {
  override readonly name = 'MembershipError';
  readonly code: ErrorCode;
  /** What the issuer answered, where it did. */
  readonly issuer: IssuerErrorCode | null;

  constructor(code: ErrorCode, issuer: IssuerErrorCode | null = null) {
    super(issuer ? `${code} (${issuer})` : code);
    this.code = code;
    this.issuer = issuer;
  }
}

/** The page's word for each refusal of the issuer. */
export function refusalOf(issuer: IssuerErrorCode): MembershipError {
  switch (issuer) {
    case 'invite-unknown':
    case 'invite-used':
    case 'nickname-taken':
    case 'not-allowed':
      return new MembershipError(issuer, issuer);
    case 'waiting':
      return new MembershipError('seats-full', issuer);
    case 'busy':
      return new MembershipError('issuer-unreachable', issuer);
    default:
      return new MembershipError('issuer-refused', issuer);
  }
}
