import type { Request, WritingCheck } from '../../preload/contract.ts';
import { isEmergency } from '../writing/care/emergency.ts';
import { findingsIn } from '../writing/privacy/findings.ts';

/** Looks over what is being written, on this PC alone. Nothing of it is kept, or told to anybody. */
export class Writing {
  check({ title, text }: Request<'checkWriting'>): WritingCheck {
    return {
      findings: [
        ...findingsIn(title).map((found) => ({ field: 'title' as const, ...found })),
        ...findingsIn(text).map((found) => ({ field: 'text' as const, ...found })),
      ],
      care: isEmergency(`${title}\n${text}`),
    };
  }
}
