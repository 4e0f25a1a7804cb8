import { equal, type Bytes16, type Bytes32, type EdSeed } from '../../protocol/bytes.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { memberRoles, type EpochKeys, type MemberRole } from '../../protocol/frames/issuer.ts';
import type { VaultDatabase } from './database.ts';

/** A mentor's badge: the secrets behind it, and whether the coordinator was asked to certify it. */
export type StoredBadge = {
  seed: EdSeed;
  sealSeed: Bytes32;
  nickname: string;
  requested: boolean;
};

export const membershipStates = ['enrolling', 'member', 'waiting'] as const;

/** Which cohort this vault belongs to, and as whom. */
export type StoredMembership = {
  manifest: Uint8Array;
  role: MemberRole;
  state: (typeof membershipStates)[number];
  code: Bytes16;
  /** Of the 24 words. */
  entropy: Bytes32;
  badge: StoredBadge | null;
  /** The epoch in which this PC became a member's: a newcomer's first question waits. `null` while it is none's. */
  joinedEpoch: number | null;
  /** The first epoch in which this member takes part no longer, as the issuer says. */
  until: number | null;
  /** The epoch in which the person asked to leave; `null` where nobody did. */
  leaving: number | null;
  /** It went on to another PC: nothing is sent from here, and nothing comes. */
  moved: boolean;
  /** The person has confirmed to have written the 24 words down. */
  phraseNoted: boolean;
  /** Taken up with the 24 words, after another PC had it. */
  recovered: boolean;
};

/** What is not known, or not so, of a membership that only begins. */
export const atFirst = {
  joinedEpoch: null,
  until: null,
  leaving: null,
  moved: false,
  phraseNoted: false,
  recovered: false,
} as const;

/** The membership and the epochs' shared keys. */
export class MembershipStore {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  load(): StoredMembership | null {
    const row = this.#database.get('SELECT * FROM membership');
    if (!row) return null;
    return {
      manifest: row.blob('manifest'),
      role: row.word('role', memberRoles),
      state: row.word('state', membershipStates),
      code: row.bytes<Bytes16>('code', 16),
      entropy: row.bytes<Bytes32>('entropy', 32),
      badge: row.optional('badge_seed', () => ({
        seed: row.bytes<EdSeed>('badge_seed', 32),
        sealSeed: row.bytes<Bytes32>('badge_seal_seed', 32),
        nickname: row.text('badge_nickname'),
        requested: row.flag('badge_requested'),
      })),
      joinedEpoch: row.optional('joined_epoch', () => row.integer('joined_epoch')),
      until: row.optional('until_epoch', () => row.integer('until_epoch')),
      leaving: row.optional('leaving_epoch', () => row.integer('leaving_epoch')),
      moved: row.flag('moved'),
      phraseNoted: row.flag('phrase_noted'),
      recovered: row.flag('recovered'),
    };
  }

  save(membership: StoredMembership): void {
    const { badge } = membership;
    this.#database.run(
      `INSERT OR REPLACE INTO membership
       (only, manifest, role, state, code, entropy, badge_seed, badge_seal_seed, badge_nickname, badge_requested,
        joined_epoch, until_epoch, leaving_epoch, moved, phrase_noted, recovered)
       VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      membership.manifest,
      membership.role,
      membership.state,
      membership.code,
      membership.entropy,
      badge?.seed ?? null,
      badge?.sealSeed ?? null,
      badge?.nickname ?? null,
      badge ? Number(badge.requested) : null,
      membership.joinedEpoch,
      membership.until,
      membership.leaving,
      Number(membership.moved),
      Number(membership.phraseNoted),
      Number(membership.recovered),
    );
  }

  /** Notes that this PC's part is over, or that it goes on after all. */
  setMoved(moved: boolean): void {
    this.#database.run('UPDATE membership SET moved = ?', Number(moved));
  }

  /** Keeps a membership and the keys that it brings, both or neither. Throws as {@link addEpochKeys}. */
  take(membership: StoredMembership, keys: readonly EpochKeys[]): void {
    this.#database.transaction(() => {
      this.save(membership);
      this.addEpochKeys(keys);
    });
  }

  /** Oldest epoch first. */
  epochKeys(): EpochKeys[] {
    return this.#database.all('SELECT * FROM epoch_keys ORDER BY epoch').map((row) => ({
      epoch: row.integer('epoch'),
      all: row.bytes<EpochKeys['all']>('all_key', 32),
      mentor: row.optional('mentor_key', () =>
        row.bytes<NonNullable<EpochKeys['mentor']>>('mentor_key', 32),
      ),
    }));
  }

  /** Forgets what was taken for an epoch's keys and is none. */
  dropEpochKeys(epoch: number): void {
    this.#database.run('DELETE FROM epoch_keys WHERE epoch = ?', epoch);
  }

  /**
   * Keeps keys that are new; how many were. All or none are taken.
   * Throws ProtocolError 'epoch' if another key is stored for one of the epochs: somebody is being shown a key of their own.
   */
  addEpochKeys(keys: readonly EpochKeys[]): number {
    return this.#database.transaction(() => {
      const known = new Map(this.epochKeys().map((stored) => [stored.epoch, stored]));
      let added = 0;
      for (const { epoch, all, mentor } of keys) {
        const stored = known.get(epoch);
        if (stored && !equal(stored.all, all)) throw new ProtocolError('epoch', 'another key');
        if (stored?.mentor && mentor && !equal(stored.mentor, mentor)) {
          throw new ProtocolError('epoch', 'another key');
        }
        if (stored && (stored.mentor || !mentor)) continue;
        this.#database.run(
          'INSERT OR REPLACE INTO epoch_keys VALUES (?, ?, ?)',
          epoch,
          all,
          mentor,
        );
        known.set(epoch, { epoch, all, mentor });
        added += 1;
      }
      return added;
    });
  }
}
