import type { AuthorView } from '../../preload/contract.ts';
import { equal, toHex, type EdPublicKey, type ThreadId } from '../../protocol/bytes.ts';
import type { PostRole } from '../../protocol/post.ts';
import type { Roll } from '../../protocol/roll.ts';
import { sha256 } from '../../protocol/hash.ts';

const seedLength = 32;

/** Names the authors of one thread, asked in the order of the conversation. */
export class Authors {
  readonly #thread: ThreadId;
  readonly #asker: EdPublicKey;
  readonly #own: readonly EdPublicKey[];
  readonly #roll: Roll;
  readonly #numbers = new Map<string, number>();

  /** `own`: the keys that this person writes with here. */
  constructor(thread: ThreadId, asker: EdPublicKey, own: readonly EdPublicKey[], roll: Roll) {
    this.#thread = thread;
    this.#asker = asker;
    this.#own = own;
    this.#roll = roll;
  }

  /** This person, before there is a pseudonym for the thread. `seed`: 32 hex digits, for the time being. */
  unnamed(seed: string): AuthorView {
    return { kind: 'member', seed, number: this.#numbers.size + 1, mine: true };
  }

  view(author: EdPublicKey, role: PostRole): AuthorView {
    const mine = this.#own.some((own) => equal(own, author));
    // Bound to the thread, so that a mentor's drawing does not say more than the name does.
    const seed = toHex(sha256(author, this.#thread)).slice(0, seedLength);
    if (role === 'badge') {
      const badge = this.#roll.badge(author);
      const nickname = badge?.nickname ?? '';
      return { kind: 'mentor', seed, nickname, mine, withdrawn: badge?.withdrawn ?? true };
    }
    if (equal(author, this.#asker)) return { kind: 'asker', seed, mine };
    const name = toHex(author);
    const number = this.#numbers.get(name) ?? this.#numbers.size + 1;
    this.#numbers.set(name, number);
    return { kind: 'member', seed, number, mine };
  }
}
