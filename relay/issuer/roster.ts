import type { DatabaseSync } from 'node:sqlite';
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
import type { SQLOutputValue } from 'node:sqlite';
import { IssuerError } from './issuer-error.ts';

export type MemberState = 'member' | 'waiting';
export type Enrolment = { role: MemberRole; state: MemberState };
export type Member = Enrolment & { key: EdPublicKey; sealTo: XPublicKey };

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
      member: prepare('SELECT role, state, seal_to, invite FROM members WHERE key = ?'),
      addMember: prepare(
        'INSERT INTO members (key, role, state, seal_to, invite) VALUES (?, ?, ?, ?, ?)',
      ),
      seatsTaken: prepare(
        `SELECT count(*) AS count FROM members WHERE role = ? AND state = 'member'`,
      ),
      members: prepare(`SELECT count(*) AS count FROM members WHERE state = 'member'`),
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
   * with the same invite gets the same answer. Throws IssuerError 'invite-unknown', 'invite-used', 'not-allowed'.
   */
  enrol(key: EdPublicKey, sealTo: XPublicKey, code: Bytes16): Enrolment {
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
      const taken = integer(this.#statements.seatsTaken.get(role)?.['count']);
      const state: MemberState = taken < this.#seats[role] ? 'member' : 'waiting';
      this.#statements.addMember.run(key, role, state, sealTo, hash);
      this.#statements.useInvite.run(key, hash);
      return { role, state };
    });
  }

  member(key: EdPublicKey): Member | null {
    const row = this.#statements.member.get(key);
    if (!row) return null;
    return {
      key,
      role: roleOf(row['role']),
      state: text(row['state']) === 'member' ? 'member' : 'waiting',
      sealTo: sized<XPublicKey>(blob(row['seal_to']), 32),
    };
  }

  /** How many have a seat. */
  count(): number {
    return integer(this.#statements.members.get()?.['count']);
  }
}

const inviteHash = (code: Bytes16): Hash => sha256(code);

function roleOf(value: SQLOutputValue | undefined): MemberRole {
  const role = memberRoles.find((name) => name === value);
  if (!role) throw new StorageError('column');
  return role;
}
