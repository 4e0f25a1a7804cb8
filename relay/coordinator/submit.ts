import { paths } from '../../protocol/frames/hello.ts';
import { noticeAnswerFrame, type NoticeResult } from '../../protocol/frames/gate.ts';
import { parseJson } from '../../protocol/signed-json.ts';
import { openFirstLine } from './exchange.ts';
import type { Kit } from './kit.ts';

/** A notice that cannot be made, or that the feed did not take; what is signed stays with the kit and goes out with the next attempt. */
export class NoticeError extends Error {
  override readonly name = 'NoticeError';
  readonly code:
    | Exclude<NoticeResult, 'taken' | 'known'>
    | 'unknown-badge'
    | 'other-cohort'
    | 'wrong-card'
    | 'empty'
    | 'too-long';

  constructor(code: NoticeError['code']) {
    super(code);
    this.code = code;
  }
}

/** Brings all notices of the kit to the feed, by way of the gate, until it knows them. Throws NoticeError, UnreachableError. */
export async function submitNotices(kit: Kit): Promise<void> {
  const line = await openFirstLine(kit.endpoints('gate'), paths.notices, 4_096, kit.environment);
  try {
    const submit = async (notice: Uint8Array): Promise<NoticeResult> => {
      line.send(notice);
      return parseJson(noticeAnswerFrame, await line.next()).result;
    };
    const notices = kit.notices();
    // Back from the newest to the first that is taken or known, then forth again: usually one or two frames.
    let index = notices.length - 1;
    for (; index >= 0; index -= 1) {
      const result = await submit(notices[index] ?? new Uint8Array(0));
      if (result === 'taken' || result === 'known') break;
      if (result !== 'chain') throw new NoticeError(result);
    }
    for (const notice of notices.slice(index + 1)) {
      const result = await submit(notice);
      if (result !== 'taken' && result !== 'known') throw new NoticeError(result);
    }
  } finally {
    line.close();
  }
}
