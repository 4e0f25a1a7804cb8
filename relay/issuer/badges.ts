import type { DatabaseSync } from 'node:sqlite';
import { equal, sized, type EdPublicKey, type XPublicKey } from '../../protocol/bytes.ts';
import { blob, text, transaction } from '../storage/database.ts';
import { IssuerError } from './issuer-error.ts';
import type { Member } from './roster.ts';

export type BadgeRequest = { badge: EdPublicKey; sealTo: XPublicKey; nickname: string };

/** Mentors' wishes for badges; the coordinator certifies them with a notice. */
export class Badges {
  readonly #database: DatabaseSync;
  readonly #statements;

  constructor(database: DatabaseSync) {
    this.#database = database;
    const prepare = (sql: string) => database.prepare(sql);
    this.#statements = {
      own: prepare('SELECT badge, nickname FROM badges WHERE member = ?'),
      taken: prepare('SELECT 1 FROM badges WHERE folded = ? OR badge = ?'),
      add: prepare(
        'INSERT INTO badges (member, badge, seal_to, nickname, folded) VALUES (?, ?, ?, ?, ?)',
      ),
      all: prepare('SELECT badge, seal_to, nickname FROM badges ORDER BY nickname'),
    };
  }

  /** One badge per mentor; the same wish again is fine. Throws IssuerError 'not-allowed', 'nickname-taken'. */
  request(member: Member, wish: BadgeRequest): void {
    if (member.role !== 'mentor') throw new IssuerError('not-allowed');
    transaction(this.#database, () => {
      const own = this.#statements.own.get(member.key);
      if (own) {
        if (equal(blob(own['badge']), wish.badge) && text(own['nickname']) === wish.nickname)
          return;
        throw new IssuerError('not-allowed');
      }
      const folded = fold(wish.nickname);
      if (this.#statements.taken.get(folded, wish.badge)) throw new IssuerError('nickname-taken');
      this.#statements.add.run(member.key, wish.badge, wish.sealTo, wish.nickname, folded);
    });
  }

  /** By nickname, not by the order of asking. */
  all(): BadgeRequest[] {
    return this.#statements.all.all().map((row) => ({
      badge: sized<EdPublicKey>(blob(row['badge']), 32),
      sealTo: sized<XPublicKey>(blob(row['seal_to']), 32),
      nickname: text(row['nickname']),
    }));
  }
}

/** Names that people take for the same are the same. */
const fold = (nickname: string): string =>
  nickname.normalize('NFKC').toLowerCase().replaceAll(' ', '');
