import type { Finding, Request, WritingCheck } from '../../preload/contract.ts';
import { toHex, type EdPublicKey } from '../../protocol/bytes.ts';
import { foldWords, squeeze } from '../vault/search/fold.ts';
import { everyOf } from '../vault/search/expression.ts';
import type { Vault } from '../vault/vault.ts';
import { isEmergency } from '../writing/care/emergency.ts';
import { findingsIn } from '../writing/privacy/findings.ts';
import { OwnExpressions, type Earlier } from '../writing/privacy/own-expression.ts';

/** Of one's own posts, the newest. */
const mostOwn = 100;
/** Posts that are looked at for one expression. */
const mostOthers = 40;
/** In a cohort that has hardly spoken, nothing is known to be rare. */
const leastPosts = 30;
const everywhere = { scope: 'all', topic: null } as const;

/** Looks over what is being written, on this PC alone. Nothing of it is kept, or told to anybody. */
export class Writing {
  readonly #vault: Vault;
  readonly #badge: () => EdPublicKey | null;

  constructor(vault: Vault, badge: () => EdPublicKey | null) {
    this.#vault = vault;
    this.#badge = badge;
  }

  check({ title, text, draft }: Request<'checkWriting'>): WritingCheck {
    const earlier = this.#earlier(draft);
    const own = earlier && new OwnExpressions(earlier);
    const findings = (['title', 'text'] as const).flatMap((field): Finding[] => {
      const words = field === 'title' ? title : text;
      return findingsIn(words, own?.foundIn(words) ?? []).map((found) => ({ field, ...found }));
    });
    return { findings, care: isEmergency(`${title}\n${text}`) };
  }

  /** What one has written in other threads, or sent to them; `null` where there is nothing, or too little else to compare it with. */
  #earlier(draft: string | null): Earlier | null {
    const { search, drafts, outbox } = this.#vault;
    if (search.postings.size() < leastPosts) return null;
    // In its own thread, a text is known to be of the same person.
    const here = draft === null ? null : (drafts.get(draft)?.thread ?? null);
    const own = search.own(this.#badge(), mostOwn);
    const posts = own.filter(({ thread }) => toHex(thread) !== here).map(({ words }) => words);
    const sent = outbox
      .list()
      .filter(({ thread }) => thread === null || toHex(thread) !== here)
      .flatMap(({ content }) => ('text' in content ? [textOf(content)] : []));
    const texts = [...posts.map(textOf), ...sent];
    if (texts.length === 0) return null;
    const mine = new Set(own.map(({ number }) => number));
    return { texts, isSaidByOthers: (words) => this.#isSaidByOthers(words, mine) };
  }

  #isSaidByOthers(words: string, mine: ReadonlySet<number>): boolean {
    const { search } = this.#vault;
    const wanted = squeeze(foldWords(words));
    let left = mostOthers;
    for (const post of search.candidates(everyOf([wanted]), 'posts', everywhere)) {
      if (mine.has(post.number)) continue;
      if (squeeze(foldWords(textOf(post.words))).includes(wanted)) return true;
      left -= 1;
      if (left === 0) return false;
    }
    return false;
  }
}

const textOf = (words: { title?: string | null; text: string }): string =>
  words.title ? `${words.title}\n${words.text}` : words.text;
