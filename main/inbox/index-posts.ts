import type { Vault } from '../vault/vault.ts';
import { isSpoken } from './meaning.ts';

/** Posts of a piece: about 20 ms. */
const piece = 24;

/** Takes up the next posts that wait for the index, in one transaction. Answers whether more wait. Throws VaultError. */
export function indexPosts(vault: Vault): boolean {
  const { search } = vault;
  return vault.transaction(() => {
    if (!search.isCurrent()) search.clear();
    const { done, last } = search.progress();
    if (done >= last) return false;
    const waiting = search.waiting(done, last, piece);
    for (const { number, edit, message } of waiting) {
      const words = isSpoken(message) ? search.words(number, edit) : null;
      if (words) search.add(number, words, edit);
    }
    const reached = waiting.length < piece ? last : (waiting.at(-1)?.number ?? last);
    search.advance(reached);
    return reached < last;
  });
}
