import type { DatabaseSync } from 'node:sqlite';
import { equal, sized, type EdPublicKey, type XPublicKey } from '../../protocol/bytes.ts';
import { blob, integer, text, transaction } from '../storage/database.ts';
import { IssuerError } from './issuer-error.ts';
import type { Member } from './roster.ts';

export type BadgeRequest = { badge: EdPublicKey; sealTo: XPublicKey; nickname: string };
/** A badge that a mentor wants now, and the same mentor's before it. */
export type WantedBadge = BadgeRequest & { replaces: EdPublicKey[] };

/** So many badges one mentor may have asked for, one after the other. */
const maxTurns = 8;

/** Mentors' wishes for badges; the coordinator certifies them with a notice. */
export class Badges {
  readonly #database: DatabaseSync;
  readonly #statements;

  constructor(database: DatabaseSync) {
    this.#database = database;
    const prepare = (sql: string) => database.prepare(sql);
    this.#statements = {
      own: prepare('SELECT badge, nickname, turn FROM badges WHERE member = ? ORDER BY turn DESC'),
      taken: prepare(
        'SELECT 1 FROM badges WHERE badge = :badge OR (folded = :folded AND member IS NOT :member)',
      ),
      add: prepare(
        'INSERT INTO badges (member, badge, seal_to, nickname, folded, turn) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      newest: prepare(
        `SELECT member, badge, badges.seal_to AS seal_to, nickname FROM badges JOIN members ON key = member
         WHERE until IS NULL AND turn = (SELECT max(turn) FROM badges AS own WHERE own.member = key) ORDER BY nickname`,
      ),
    };
  }

  /**
   * One badge per mentor; the same wish again is fine. `replaces`: another one instead of the last, under the same nickname or a new one.
   * Throws IssuerError 'not-allowed', 'nickname-taken'.
   */
  request(member: Member, wish: BadgeRequest, replaces: boolean): void {
    if (member.role !== 'mentor') throw new IssuerError('not-allowed');
    transaction(this.#database, () => {
      const [newest] = this.#statements.own.all(member.key);
      if (newest) {
        const same =
          equal(blob(newest['badge']), wish.badge) && text(newest['nickname']) === wish.nickname;
        if (same) return;
        if (!replaces) throw new IssuerError('not-allowed');
      }
      const turn = newest ? integer(newest['turn']) + 1 : 0;
      if (turn >= maxTurns) throw new IssuerError('not-allowed');
      const folded = fold(wish.nickname);
      if (this.#statements.taken.get({ badge: wish.badge, folded, member: member.key }))
        throw new IssuerError('nickname-taken');
      this.#statements.add.run(member.key, wish.badge, wish.sealTo, wish.nickname, folded, turn);
    });
  }

  /** All badges of a mentor, the newest first. */
  of(member: EdPublicKey): { badge: EdPublicKey; nickname: string }[] {
    return this.#statements.own.all(member).map((row) => ({
      badge: sized<EdPublicKey>(blob(row['badge']), 32),
      nickname: text(row['nickname']),
    }));
  }

  /** What every mentor wants now who stays, by nickname and not by the order of asking. */
  wanted(): WantedBadge[] {
    return this.#statements.newest.all().map((row) => ({
      badge: sized<EdPublicKey>(blob(row['badge']), 32),
      sealTo: sized<XPublicKey>(blob(row['seal_to']), 32),
      nickname: text(row['nickname']),
      replaces: this.of(sized<EdPublicKey>(blob(row['member']), 32))
        .slice(1)
        .map(({ badge }) => badge),
    }));
  }
}

/** Names that people take for the same are the same. */
const fold = (nickname: string): string =>
  nickname.normalize('NFKC').toLowerCase().replaceAll(' ', '');
