import { memberRoles } from '../../protocol/frames/issuer.ts';
import { createInvites, recoveryLink } from '../coordinator/issuer-office.ts';
import { removeMember } from '../coordinator/removal.ts';
import { count } from '../settings.ts';
import { removed } from '../strings.ts';
import { need, oneOf, type Words } from './arguments.ts';
import { kitOf, say } from './console.ts';

/** `invite`: one link a line. */
export async function invite(words: Words): Promise<void> {
  const role = oneOf(memberRoles, words.role);
  const kit = await kitOf(words);
  for (const link of await createInvites(kit, role, count(words.count ?? '1'))) say(link);
}

/** `recovery-link`: the same for everybody; it holds no secret. */
export async function recovery(words: Words): Promise<void> {
  say(recoveryLink(await kitOf(words)));
}

/** `remove`: whoever used an invite. */
export async function remove(words: Words): Promise<void> {
  const link = need(words.invite);
  const kit = await kitOf(words);
  const { was, from, nicknames } = await removeMember(kit, link, words['with-badge'] === true);
  say(was === 'member' && from !== null ? removed.member(from) : removed.others[was]);
  for (const nickname of nicknames) say(removed.badge + nickname);
}
