import { equal, type EdPublicKey, type Hash, type ThreadId } from '../../protocol/bytes.ts';
import { maxAnnouncementText, maxAnnouncementTitle } from '../../protocol/notice.ts';
import type { Card } from '../cards.ts';
import type { Kit } from './kit.ts';
import { plainText } from './plain-text.ts';
import { NoticeError, submitNotices } from './submit.ts';

/** Has the bodies of posts deleted, at the feed and on every PC: the parts of one text, or several. */
export async function voidPosts(kit: Kit, posts: readonly Hash[]): Promise<void> {
  for (const post of posts) kit.sign({ kind: 'void-post', post });
  await submitNotices(kit);
}

/** Has everything deleted that a pseudonym or badge wrote, and nothing more of it taken. */
export async function voidPseudonym(kit: Kit, author: EdPublicKey): Promise<void> {
  kit.sign({ kind: 'void-pseudonym', author });
  await submitNotices(kit);
}

/** Has no more posts taken in a thread. */
export async function closeThread(kit: Kit, thread: ThreadId): Promise<void> {
  kit.sign({ kind: 'close-thread', thread });
  await submitNotices(kit);
}

/** Tells everybody something. The same again, after it could not be sent, is one announcement. Throws NoticeError 'empty', 'too-long'. */
export async function announce(kit: Kit, title: string, text: string): Promise<void> {
  const said = { title: plainText(title).replaceAll(/\s+/g, ' '), text: plainText(text) };
  if (!said.title) throw new NoticeError('empty');
  if (said.title.length > maxAnnouncementTitle || said.text.length > maxAnnouncementText)
    throw new NoticeError('too-long');
  const last = kit.roll().announcements().at(-1);
  if (last?.title !== said.title || last.text !== said.text)
    kit.sign({ kind: 'announce', ...said });
  await submitNotices(kit);
}

/**
 * Tells everybody that a role has another address or certificate from now on. `card`: the role's new one, with its old key, which the manifest
 * holds for ever. Throws NoticeError 'wrong-card' for a card of another role or key.
 */
export async function changeAddress(kit: Kit, role: Card['role'], card: Card): Promise<void> {
  const { manifest } = kit;
  const sameKey =
    card.role === 'issuer' ||
    (card.role === 'gate' && equal(card.gateKey, manifest.gateKey)) ||
    (card.role === 'feed' && equal(card.feedKey, manifest.feedKey));
  if (card.role !== role || !sameKey) throw new NoticeError('wrong-card');
  kit.sign({ kind: 'address', role, ...card.endpoint });
  await submitNotices(kit);
}
