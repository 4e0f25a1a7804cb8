import {
  fromUtf8,
  type Bytes32,
  type EdPublicKey,
  type Hash,
  type ThreadId,
} from '../../protocol/bytes.ts';
import { readCard } from '../cards.ts';
import { wantedBadges, type WantedBadge } from '../coordinator/issuer-office.ts';
import type { Kit } from '../coordinator/kit.ts';
import {
  announce,
  changeAddress,
  closeThread,
  voidPosts,
  voidPseudonym,
} from '../coordinator/moderation.ts';
import { certifyBadges, openDueEpochs, openEpoch, withdrawBadge } from '../coordinator/notices.ts';
import { NoticeError, submitNotices } from '../coordinator/submit.ts';
import { roles } from '../log.ts';
import { wholeNumber } from '../settings.ts';
import { asked, badgeLine, epochsOpened, made } from '../strings.ts';
import { identifier, need, oneOf, readNamed, type Words } from './arguments.ts';
import { confirm, hint, kitOf, say } from './console.ts';

type Work = (kit: Kit) => Promise<unknown>;

/** What every `notice …` does. The words are read before the kit is opened: a typing mistake costs no passphrase. */
const kinds: Record<string, (words: Words) => Work> = {
  epoch: (words) => {
    const epoch = wholeNumber(need(words.epoch));
    return (kit) => openEpoch(kit, epoch);
  },
  'withdraw-badge': (words) => {
    const nickname = need(words.nickname).normalize('NFC');
    return (kit) => withdrawBadge(kit, nickname);
  },
  announce: (words) => {
    const title = need(words.title);
    const text = fromUtf8(readNamed(need(words['text-file'])));
    return (kit) => announce(kit, title, text);
  },
  'void-post': (words) => {
    const posts = need(words.post)
      .split(',')
      .map((post) => identifier<Hash>(post));
    return (kit) => voidPosts(kit, posts);
  },
  'void-pseudonym': (words) => {
    const author = identifier<EdPublicKey>(words.author);
    return (kit) => voidPseudonym(kit, author);
  },
  'close-thread': (words) => {
    const thread = identifier<Bytes32 & ThreadId>(words.thread);
    return (kit) => closeThread(kit, thread);
  },
  address: (words) => {
    const role = oneOf(roles, words.role);
    const card = readCard(readNamed(need(words.card)));
    return (kit) => changeAddress(kit, role, card);
  },
  resend: () => submitNotices,
};

/** `notice KIND`. */
export async function notice(what: string | undefined, words: Words): Promise<void> {
  if (what === 'badges') return badges(await kitOf(words), words);
  if (what === 'epochs') return say(epochsOpened(await openDueEpochs(await kitOf(words))));
  const work = kinds[oneOf(Object.keys(kinds), what)]?.(words);
  await work?.(await kitOf(words));
  return say(made.done);
}

async function badges(kit: Kit, words: Words): Promise<void> {
  const chosen = await chooseBadges(await wantedBadges(kit), words);
  if (!chosen) return say(made.nothing);
  await certifyBadges(kit, chosen);
  return say(made.badges + chosen.length);
}

/** `null` where the person says no. */
async function chooseBadges(
  wanted: readonly WantedBadge[],
  words: Words,
): Promise<readonly WantedBadge[] | null> {
  const nickname = words.nickname?.normalize('NFC');
  const chosen = nickname ? wanted.filter((one) => one.nickname === nickname) : wanted;
  if (nickname && chosen.length === 0) throw new NoticeError('unknown-badge');
  for (const { nickname: name, replaces } of chosen)
    hint(
      badgeLine(
        name,
        replaces.map((old) => old.nickname),
      ),
    );
  if (nickname || words.yes || chosen.length === 0) return chosen;
  return (await confirm(asked.badges)) ? chosen : null;
}
