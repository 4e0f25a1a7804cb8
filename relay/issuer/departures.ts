import type { DatabaseSync } from 'node:sqlite';
import { sized, type Bytes16, type EdPublicKey } from '../../protocol/bytes.ts';
import { memberRoles, replacementEpochs, type IssuerAnswer } from '../../protocol/frames/issuer.ts';
import { blob, integer, transaction } from '../storage/database.ts';
import { IssuerError } from './issuer-error.ts';
import { inviteHash, type Member, type Roster } from './roster.ts';

type Removed = Omit<Extract<IssuerAnswer, { type: 'removed' }>, 'type' | 'badges'> & {
  /** Of a member that still stands in the roster. */
  key: EdPublicKey | null;
};

/**
 * How members go: by themselves, or removed by the coordinator. Both count from the first epoch of which the member holds nothing, neither keys
 * nor certificates: the next one, or the one after that if it has already fetched what belongs to the next. As that epoch begins, its row is
 * deleted, its seat is free, and the first of the waiting list moves up.
 */
export class Departures {
  readonly #database: DatabaseSync;
  readonly #roster: Roster;
  readonly #statements;

  constructor(database: DatabaseSync, roster: Roster) {
    this.#database = database;
    this.#roster = roster;
    const prepare = (sql: string) => database.prepare(sql);
    this.#statements = {
      invite: prepare('SELECT used_by FROM invites WHERE hash = ?'),
      voidInvite: prepare('DELETE FROM invites WHERE hash = ?'),
      emptyInvite: prepare(
        `UPDATE invites SET used_by = x'' WHERE hash = (SELECT invite FROM members WHERE key = ?)`,
      ),
      holds: prepare(
        `SELECT 1 FROM keys_ahead WHERE member = :key AND epoch = :epoch
         UNION ALL SELECT 1 FROM issuances WHERE member = :key AND epoch = :epoch`,
      ),
      keysAhead: prepare(
        'INSERT INTO keys_ahead (member, epoch) VALUES (?, ?) ON CONFLICT DO NOTHING',
      ),
      begun: prepare('DELETE FROM keys_ahead WHERE epoch <= ?'),
      setUntil: prepare('UPDATE members SET until = ? WHERE key = ?'),
      countRemoval: prepare(
        'INSERT INTO removals (epoch, count) VALUES (?, 1) ON CONFLICT DO UPDATE SET count = count + 1',
      ),
      removals: prepare('SELECT epoch, count FROM removals ORDER BY epoch'),
      gone: prepare('SELECT key FROM members WHERE until <= ?'),
      delete: prepare('DELETE FROM members WHERE key = ?'),
      next: prepare(
        'SELECT key FROM members WHERE role = ? AND place IS NOT NULL ORDER BY place LIMIT 1',
      ),
      seat: prepare('UPDATE members SET place = NULL WHERE key = ?'),
      due: prepare(
        `SELECT 1 FROM members WHERE until <= :epoch OR place IS NOT NULL OR replaced <= :epoch - ${replacementEpochs} LIMIT 1`,
      ),
      forgetReplaced: prepare('UPDATE members SET replaced = NULL WHERE replaced <= ?'),
    };
  }

  /** A member gives its seat up. Answers the first epoch without it; `null` for a place on the waiting list. */
  leave(member: Member, epoch: number): number | null {
    return transaction(this.#database, () => this.#end(member, epoch));
  }

  /** Ends what an invite has begun: the invite itself, a place on the waiting list, or a membership. Throws IssuerError 'invite-unknown'. */
  remove(code: Bytes16, epoch: number): Removed {
    return transaction(this.#database, () => {
      const hash = inviteHash(code);
      const invite = this.#statements.invite.get(hash);
      if (!invite) throw new IssuerError('invite-unknown');
      if (invite['used_by'] === null) {
        this.#statements.voidInvite.run(hash);
        return { was: 'invite', from: null, key: null };
      }
      const usedBy = blob(invite['used_by']);
      const member =
        usedBy.length === 32 ? this.#roster.member(sized<EdPublicKey>(usedBy, 32)) : null;
      if (!member) return { was: 'gone', from: null, key: null };
      const from = this.#end(member, epoch);
      return from === null
        ? { was: 'waiting', from, key: null }
        : { was: 'member', from, key: member.key };
    });
  }

  /** How many members' part ends as which epoch begins. */
  removals(): { epoch: number; count: number }[] {
    return this.#statements.removals
      .all()
      .map((row) => ({ epoch: integer(row['epoch']), count: integer(row['count']) }));
  }

  /** Notes that a member was handed the keys of an epoch to come. */
  noteKeysAhead(member: EdPublicKey, epoch: number): void {
    this.#statements.keysAhead.run(member, epoch);
  }

  /** Brings the roster to an epoch: deletes who takes part no longer and lets the waiting list move up, in the order of coming. */
  settle(epoch: number): void {
    if (!this.#statements.due.get({ epoch })) return;
    transaction(this.#database, () => {
      for (const row of this.#statements.gone.all(epoch)) this.#delete(blob(row['key']));
      for (const role of memberRoles) {
        for (let free = this.#roster.freeSeats(role, epoch); free > 0; free -= 1) {
          const first = this.#statements.next.get(role);
          if (!first) break;
          this.#statements.seat.run(blob(first['key']));
        }
      }
      this.#statements.forgetReplaced.run(epoch - replacementEpochs);
    });
  }

  /** Forgets who fetched keys ahead of epochs that have begun. */
  forgetBegun(epoch: number): void {
    this.#statements.begun.run(epoch);
  }

  #end(member: Member, epoch: number): number | null {
    if (member.state === 'waiting') {
      this.#delete(member.key);
      return null;
    }
    if (member.until !== null) return member.until;
    const next = Math.max(0, epoch + 1);
    const holds = this.#statements.holds.get({ key: member.key, epoch: next });
    const from = holds ? next + 1 : next;
    this.#statements.setUntil.run(from, member.key);
    this.#statements.countRemoval.run(from);
    return from;
  }

  #delete(key: Uint8Array): void {
    this.#statements.emptyInvite.run(key);
    this.#statements.delete.run(key);
  }
}
