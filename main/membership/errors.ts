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

const pageCodes: Record<IssuerErrorCode, ErrorCode> = {
  'invite-unknown': 'invite-unknown',
  'invite-used': 'invite-used',
  'nickname-taken': 'nickname-taken',
  'not-allowed': 'not-allowed',
  waiting: 'seats-full',
  busy: 'issuer-unreachable',
  'not-a-member': 'issuer-refused',
  'not-root': 'issuer-refused',
  'unknown-epoch': 'issuer-refused',
  'quota-used': 'issuer-refused',
  'replacement-used': 'issuer-refused',
  'wrong-count': 'issuer-refused',
};

/** The page's word for each refusal of the issuer. */
export const refusalOf = (issuer: IssuerErrorCode): MembershipError =>
  new MembershipError(pageCodes[issuer], issuer);
