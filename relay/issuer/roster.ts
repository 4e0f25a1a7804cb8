import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import {
  equal,
  sized,
  type Bytes16,
  type EdPublicKey,
  type Hash,
  type XPublicKey,
} from '../../protocol/bytes.ts';
import { memberRoles, type MemberRole } from '../../protocol/frames/issuer.ts';
import { sha256 } from '../../protocol/hash.ts';
import type { ManifestContent } from '../../protocol/manifest.ts';
import { blob, blobOrNull, integer, StorageError, text, transaction } from '../storage/database.ts';
import { IssuerError } from './issuer-error.ts';

export type MemberState = 'member' | 'waiting';
export type Enrolment = { role: MemberRole; state: MemberState };
export type Member = Enrolment & {
  key: EdPublicKey;
  sealTo: XPublicKey;
  /** The first epoch in which it takes part no longer. */
  until: number | null;
};

/** Who takes part: invites, members, and the waiting list. */
export class Roster {
  readonly #database: DatabaseSync;
  readonly #seats: ManifestContent['seats'];
  readonly #statements;

  constructor(database: DatabaseSync, seats: ManifestContent['seats']) {
    this.#database = database;
    this.#seats = seats;
    const prepare = (sql: string) => database.prepare(sql);
    this.#statements = {
      invite: prepare('SELECT role, used_by FROM invites WHERE hash = ?'),
      addInvite: prepare('INSERT INTO invites (hash, role) VALUES (?, ?)'),
      useInvite: prepare('UPDATE invites SET used_by = ? WHERE hash = ?'),
      member: prepare('SELECT role, place, until, seal_to FROM members WHERE key = ?'),
      addMember: prepare(
        'INSERT INTO members (key, role, place, seal_to, invite) VALUES (?, ?, ?, ?, ?)',
      ),
      lastPlace: prepare('SELECT max(place) AS place FROM members'),
      // Whoever goes before an epoch has no seat in it.
      seated: prepare(
        `SELECT count(*) AS count FROM members
         WHERE role = ? AND place IS NULL AND (until IS NULL OR until > ?)`,
      ),
      waiting: prepare(
        'SELECT count(*) AS count FROM members WHERE role = ? AND place IS NOT NULL',
      ),
    };
  }

  addInvites(role: MemberRole, codes: readonly Bytes16[]): void {
    transaction(this.#database, () => {
      for (const code of codes) this.#statements.addInvite.run(inviteHash(code), role);
    });
  }

  /** What an invite is worth. Throws IssuerError 'invite-unknown'. */
  look(code: Bytes16): { role: MemberRole; used: boolean } {
    const row = this.#statements.invite.get(inviteHash(code));
    if (!row) throw new IssuerError('invite-unknown');
    return { role: roleOf(row['role']), used: row['used_by'] !== null };
  }

  /**
   * Enrols a key with an invite, or puts it on the waiting list when all seats of its role are taken: first come, first served. The same key
   * with the same invite gets the same answer. `epoch`: the running one, for which the departures have been {@link Departures.settle settled}.
   * Throws IssuerError 'invite-unknown', 'invite-used', 'not-allowed'.
   */
  enrol(key: EdPublicKey, sealTo: XPublicKey, code: Bytes16, epoch: number): Enrolment {
    return transaction(this.#database, () => {
      const hash = inviteHash(code);
      const invite = this.#statements.invite.get(hash);
      if (!invite) throw new IssuerError('invite-unknown');
      const usedBy = blobOrNull(invite['used_by']);
      const enrolled = this.member(key);
      if (usedBy && enrolled && equal(usedBy, key))
        return { role: enrolled.role, state: enrolled.state };
      if (usedBy) throw new IssuerError('invite-used');
      if (enrolled) throw new IssuerError('not-allowed');
      const role = roleOf(invite['role']);
      const place = this.freeSeats(role, epoch) > 0 ? null : this.#nextPlace();
      this.#statements.addMember.run(key, role, place, sealTo, hash);
      this.#statements.useInvite.run(key, hash);
      return { role, state: place === null ? 'member' : 'waiting' };
    });
  }

  member(key: EdPublicKey): Member | null {
    const row = this.#statements.member.get(key);
    if (!row) return null;
    return {
      key,
      role: roleOf(row['role']),
      state: row['place'] === null ? 'member' : 'waiting',
      sealTo: sized<XPublicKey>(blob(row['seal_to']), 32),
      until: row['until'] === null ? null : integer(row['until']),
    };
  }

  /** Seats of a role that nobody has in an epoch. */
  freeSeats(role: MemberRole, epoch: number): number {
    return this.#seats[role] - integer(this.#statements.seated.get(role, epoch)?.['count']);
  }

  /** How many will have a seat in an epoch, with those who move up from the waiting list. */
  count(epoch: number): number {
    return memberRoles.reduce((sum, role) => {
      const waiting = integer(this.#statements.waiting.get(role)?.['count']);
      const free = this.freeSeats(role, epoch);
      return sum + this.#seats[role] - free + Math.min(free, waiting);
    }, 0);
  }

  #nextPlace(): number {
    const last = this.#statements.lastPlace.get()?.['place'];
    return last === null ? 1 : integer(last) + 1;
  }
}

/** What the issuer keeps of an invite's code. */
export const inviteHash = (code: Bytes16): Hash => sha256(code);

/** A column that must be a role. Throws StorageError 'column'. */
function roleOf(value: SQLOutputValue | undefined): MemberRole {
  const role = memberRoles.find((name) => name === text(value));
  if (!role) throw new StorageError('column');
  return role;
}
