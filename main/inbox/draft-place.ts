import type { DraftPlace, DraftView } from '../../preload/contract.ts';
import { fromHex, type Hash, type ThreadId } from '../../protocol/bytes.ts';
import type { ComposeContext } from '../vault/compose.ts';

const nowhere: DraftPlace = { state: 'gone', title: '' };

/** Where a draft would go on now. `isMentor`: with a badge in force. `titleOf`: `null` for a thread that is not here. */
export function draftPlace(
  { kind, thread: name, target: about }: DraftView,
  context: ComposeContext,
  isMentor: boolean,
  titleOf: (thread: ThreadId) => string | null,
): DraftPlace {
  if (kind === 'question') return { state: 'open', title: '' };
  if (kind === 'availability') return { state: isMentor ? 'open' : 'closed', title: '' };
  if (name === null) return nowhere;
  const thread = fromHex<ThreadId>(name, 32);
  const title = titleOf(thread);
  if (title === null) return nowhere;
  if (kind === 'edit' || kind === 'report') {
    const post = about === null ? null : fromHex<Hash>(about, 32);
    const target = post && context.target(thread, post);
    if (!target || about === null) return { ...nowhere, title };
    if (kind === 'report') return { state: target.mine ? 'closed' : 'open', title };
    const { open, changeable } = context.permissions(thread);
    return { state: open && changeable.has(about) ? 'open' : 'closed', title };
  }
  const may = context.permissions(thread);
  // What may be written here changes while a draft waits; it goes as what is offered then.
  const takes = may.answer || may.comment || may['follow-up'];
  return { state: may.open && takes ? 'open' : 'closed', title };
}
