import type { MentorView } from '../../preload/contract.ts';
import { equal, toHex, type EdPublicKey } from '../../protocol/bytes.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { badgeThreadOf } from '../../protocol/post.ts';
import type { Roll } from '../../protocol/roll.ts';
import { plainText } from '../vault/plain-text.ts';
import type { Message } from '../vault/thread-store.ts';
import type { Vault } from '../vault/vault.ts';
import { timeOf } from './times.ts';
import { wordsOf } from './words.ts';

export type MentorsOptions = {
  vault: Vault;
  manifest: Manifest;
  roll: Roll;
  /** The public key of this person's badge. */
  badge: EdPublicKey | null;
};

/** Mentors whose badges are in force, by nickname, with what they say about when to ask them. */
export function mentorsOf(options: MentorsOptions): MentorView[] {
  const { roll, badge: own } = options;
  return roll
    .badges()
    .filter(({ badge, withdrawn }) => !withdrawn && !roll.voidsAuthor(badge))
    .map(({ badge, nickname }) => ({
      badge: toHex(badge),
      nickname,
      availability: availabilityOf(options, badge),
      mine: own !== null && equal(own, badge),
    }))
    .toSorted((a, b) => a.nickname.localeCompare(b.nickname, 'ko'));
}

/** The last statement in the badge's own thread; an empty one has taken it back. */
function availabilityOf(
  { vault, manifest }: MentorsOptions,
  badge: EdPublicKey,
): MentorView['availability'] {
  const states = (message: Message): boolean =>
    message.kind === 'availability' &&
    message.role === 'badge' &&
    message.state === 'shown' &&
    equal(message.author, badge);
  const last = vault.threads
    .messages(badgeThreadOf(badge))
    .filter(states)
    .toSorted((a, b) => a.sequence - b.sequence)
    .at(-1);
  const content = last && wordsOf(vault, last)?.content;
  if (!last || content?.kind !== 'availability' || content.text === '') return null;
  return { text: plainText(content.text), at: timeOf(manifest, last.round, 'badge') };
}
