import { equal, sized, type Bytes32 } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Invite } from '../../protocol/invite.ts';
import type { Endpoint, Manifest } from '../../protocol/manifest.ts';
import type { InviteView } from '../../preload/contract.ts';
import {
  atFirst,
  type MembershipStore,
  type StoredBadge,
  type StoredMembership,
} from '../vault/membership-store.ts';
import { makeBadge } from './badge.ts';
import { cohortView } from './cohort-view.ts';
import { MembershipError } from './errors.ts';
import { fetchManifest, reachIssuer, readInvite } from './invited.ts';
import { IssuerClient } from './issuer-client.ts';
import { enrolmentOf } from './phrase.ts';
import { takeSeat } from './seat.ts';

/** The secrets of a badge that was made elsewhere. */
export type BadgeSeeds = Pick<StoredBadge, 'seed' | 'sealSeed'>;

type Looked = { invite: Invite; manifest: Manifest; role: StoredMembership['role'] };

/** Becoming a member with an invite. */
export class Joining {
  readonly #store: MembershipStore;
  readonly #environment: Environment;
  readonly #signal: AbortSignal;

  /** `signal` ends what is under way. */
  constructor(store: MembershipStore, environment: Environment, signal: AbortSignal) {
    this.#store = store;
    this.#environment = environment;
    this.#signal = signal;
  }

  /**
   * What an invite is for, without using it up: its cohort, checked by hash and signature, and the role. Throws MembershipError
   * 'invite-malformed', 'invite-unknown', 'invite-used', 'manifest-mismatch', 'issuer-unreachable'.
   */
  async check(text: string): Promise<InviteView> {
    const { manifest, role } = await this.#look(text);
    return { cohort: cohortView(manifest, null), role };
  }

  /**
   * Uses the invite. The identity is stored before the issuer hears of it, so that a second try, after a crash too, is the same member's.
   * A mentor's badge is asked for as well: with 'nickname-taken' the person tries again with another name and the same invite.
   * Throws MembershipError.
   */
  async join(
    text: string,
    nickname: string | null,
    seeds: BadgeSeeds | null = null,
  ): Promise<StoredMembership> {
    const { invite, manifest, role } = await this.#look(text);
    const at = [manifest.issuer, invite.issuer];
    const before = this.#store.load();
    const same = before !== null && equal(before.manifest, manifest.bytes) ? before : null;
    if (before && before.state !== 'enrolling' && !same) throw new MembershipError('not-allowed');
    if (same && same.state !== 'enrolling') return same;
    const finished =
      same && !equal(same.code, invite.code) ? await this.#finish(same, manifest, at) : null;
    if (finished) return finished;
    const started: StoredMembership = {
      manifest: manifest.bytes,
      role,
      state: 'enrolling',
      code: invite.code,
      entropy: same?.entropy ?? sized<Bytes32>(this.#environment.random(32), 32),
      badge: this.#badge(role, nickname, same?.badge ?? seeds),
      ...atFirst,
    };
    this.#store.save(started);
    return this.enrol(started, manifest, at);
  }

  /** Asks to be enrolled, or, after an answer was lost, asks again. `at`: where the issuer is reached. Throws MembershipError. */
  async enrol(
    stored: StoredMembership,
    manifest: Manifest,
    at: readonly Endpoint[],
  ): Promise<StoredMembership> {
    const store = this.#store;
    const environment = this.#environment;
    const enrolment = await enrolmentOf(stored.entropy);
    const issuer = await reachIssuer(at, manifest.hash, environment, this.#signal);
    try {
      await issuer.speakAs(enrolment);
      const grant = await issuer.ask(
        { type: 'enrol', code: stored.code, sealTo: enrolment.sealing.publicKey },
        'enrolled',
      );
      return await takeSeat({ store, environment, manifest, issuer, enrolment }, stored, {
        ...grant,
        until: null,
      });
    } finally {
      issuer.close();
    }
  }

  /** Whether an enrolment that was begun with another invite had succeeded after all. */
  async #finish(
    stored: StoredMembership,
    manifest: Manifest,
    at: readonly Endpoint[],
  ): Promise<StoredMembership | null> {
    try {
      return await this.enrol(stored, manifest, at);
    } catch (error) {
      const isRefusal = error instanceof MembershipError && error.issuer !== null;
      if (isRefusal && error.code !== 'nickname-taken') return null;
      throw error;
    }
  }

  #badge(
    role: StoredMembership['role'],
    nickname: string | null,
    seeds: BadgeSeeds | null,
  ): StoredBadge | null {
    if (role !== 'mentor') return null;
    const made = makeBadge(this.#environment, nickname ?? '');
    return seeds ? { ...made, seed: seeds.seed, sealSeed: seeds.sealSeed } : made;
  }

  async #look(text: string): Promise<Looked> {
    const invite = readInvite(text);
    const issuer = await IssuerClient.connect(
      invite.issuer,
      invite.manifest,
      this.#environment,
      this.#signal,
    );
    try {
      const manifest = await fetchManifest(issuer, invite);
      const { role, used } = await issuer.ask({ type: 'look', code: invite.code }, 'invite');
      const stored = this.#store.load();
      const ours =
        stored !== null &&
        equal(stored.code, invite.code) &&
        equal(stored.manifest, manifest.bytes);
      if (used && !ours) throw new MembershipError('invite-used');
      return { invite, manifest, role };
    } finally {
      issuer.close();
    }
  }
}
