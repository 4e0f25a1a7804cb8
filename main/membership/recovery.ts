import { equal, sized, type Bytes16 } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import {
  atFirst,
  type MembershipStore,
  type StoredBadge,
  type StoredMembership,
} from '../vault/membership-store.ts';
import { makeBadge } from './badge.ts';
import { MembershipError } from './errors.ts';
import { fetchManifest, reachIssuer, readInvite } from './invited.ts';
import { IssuerClient } from './issuer-client.ts';
import { enrolmentOf, entropyOf } from './phrase.ts';
import { askStanding, takeSeat, type Standing } from './seat.ts';

/** Nobody's code: a membership that was taken up with the words needs none. */
const noCode = sized<Bytes16>(new Uint8Array(16), 16);

/**
 * Taking up a membership on a new PC: any invite of the cohort, used or not, tells where the issuer is and which manifest it must have; the 24
 * words tell who one is. Threads and pseudonyms stay with the PC that is gone.
 */
export class Recovery {
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
   * Nothing is stored before the issuer has answered: what a crash cuts off is done again from the beginning. `nickname`: of a mentor's new badge;
   * `null` keeps the old one's. Throws MembershipError 'phrase-malformed', 'phrase-unknown' (the issuer knows no member of these words),
   * 'not-allowed' (there is a membership here), 'invite-malformed', 'manifest-mismatch', 'nickname-malformed', 'nickname-taken',
   * 'issuer-unreachable'.
   */
  async recover(text: string, phrase: string, nickname: string | null): Promise<StoredMembership> {
    const entropy = entropyOf(phrase);
    const invite = readInvite(text);
    const before = this.#store.load();
    // Joining that was begun and never answered is not a membership yet.
    if (before && before.state !== 'enrolling') {
      if (before.recovered && equal(before.entropy, entropy)) return before;
      throw new MembershipError('not-allowed');
    }
    const store = this.#store;
    const environment = this.#environment;
    const manifest = await this.#manifest(invite);
    const enrolment = await enrolmentOf(entropy);
    const at = [manifest.issuer, invite.issuer];
    const issuer = await reachIssuer(at, manifest.hash, environment, this.#signal);
    try {
      await issuer.speakAs(enrolment);
      const standing = await standingOf(issuer);
      const begun: StoredMembership = {
        manifest: manifest.bytes,
        role: standing.role,
        state: 'enrolling',
        code: noCode,
        entropy,
        badge: this.#newBadge(standing, nickname),
        ...atFirst,
        phraseNoted: true,
        recovered: true,
      };
      return await takeSeat({ store, environment, manifest, issuer, enrolment }, begun, standing);
    } finally {
      issuer.close();
    }
  }

  async #manifest(invite: ReturnType<typeof readInvite>): Promise<Manifest> {
    const issuer = await IssuerClient.connect(
      invite.issuer,
      invite.manifest,
      this.#environment,
      this.#signal,
    );
    try {
      return await fetchManifest(issuer, invite);
    } finally {
      issuer.close();
    }
  }

  /** The old badge's secrets are lost: the coordinator certifies a new one in its place. */
  #newBadge({ role, badge }: Standing, nickname: string | null): StoredBadge | null {
    if (role !== 'mentor') return null;
    return makeBadge(this.#environment, nickname ?? badge?.nickname ?? '');
  }
}

async function standingOf(issuer: IssuerClient): Promise<Standing> {
  try {
    return await askStanding(issuer);
  } catch (error) {
    if (error instanceof MembershipError && error.issuer === 'not-a-member') {
      throw new MembershipError('phrase-unknown', error.issuer);
    }
    throw error;
  }
}
