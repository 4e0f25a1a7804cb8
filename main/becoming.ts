import type { Environment } from '../protocol/environment.ts';
import type { AppState, InviteView, Request } from '../preload/contract.ts';
import { MembershipError } from './membership/errors.ts';
import { Joining, type BadgeSeeds } from './membership/join.ts';
import { Recovery } from './membership/recovery.ts';
import type { Participation } from './participation.ts';
import type { MembershipStore, StoredMembership } from './vault/membership-store.ts';

export type BecomingOptions = {
  membership: MembershipStore;
  environment: Environment;
  /** The one of now. */
  participation: () => Participation | null;
  /** Makes the parts of a membership from what is stored, and lets them work if the client does. */
  takeUp: () => void;
  /** Tells that the state is another one, and answers it. */
  changed: () => AppState;
};

/** How somebody becomes a member, and how a membership begins anew: what exchanges its parts happens one after the other. */
export class Becoming {
  readonly #options: BecomingOptions;
  #stopping = new AbortController();
  #turns: Promise<void> = Promise.resolve();

  constructor(options: BecomingOptions) {
    this.#options = options;
  }

  /** Throws MembershipError. */
  async check(invite: string): Promise<InviteView> {
    this.#refuseWhileHalted();
    return this.#newJoining().check(invite);
  }

  /** Throws MembershipError. */
  join({ invite, nickname }: Request<'join'>, badge: BadgeSeeds | null): Promise<AppState> {
    return this.#become(() => this.#newJoining().join(invite, nickname, badge));
  }

  /** Throws MembershipError. */
  recover({ invite, phrase, nickname }: Request<'recover'>): Promise<AppState> {
    const { membership, environment } = this.#options;
    return this.#become(() =>
      new Recovery(membership, environment, this.#stopping.signal).recover(
        invite,
        phrase,
        nickname,
      ),
    );
  }

  /**
   * Ends every connection of this membership, does what must not happen beside them, and begins anew from what is stored then, whether it succeeded
   * or not. `isDue` is asked first, when it is this one's turn; without it nothing happens. Throws what `work` throws.
   */
  renew(
    work: (before: Participation | null) => Promise<unknown>,
    isDue: () => boolean = () => true,
  ): Promise<void> {
    return this.#inTurn(async () => {
      if (!isDue()) return;
      const before = this.#options.participation();
      await before?.stop();
      try {
        await work(before);
      } finally {
        this.#options.takeUp();
        this.#options.changed();
      }
    });
  }

  /** This PC has not moved after all. Throws MembershipError 'not-ready'. */
  stayHere(): Promise<void> {
    const { membership } = this.#options;
    return this.renew(
      async () => membership.setMoved(false),
      () => this.membership().moved,
    );
  }

  /** Throws MembershipError 'not-ready' where there is none. */
  membership(): StoredMembership {
    const stored = this.#options.membership.load();
    if (!stored) throw new MembershipError('not-ready');
    return stored;
  }

  /** Ends what is under way. It can be begun anew. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#turns;
    this.#stopping = new AbortController();
  }

  /** One attempt after the other: a second click must not become a second identity. */
  #become(attempt: () => Promise<unknown>): Promise<AppState> {
    return this.#inTurn(() => this.#attempt(attempt));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turns.then(work);
    this.#turns = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  /** An alarm that halts keeps every connection down, also those that an invite asks for. Throws MembershipError. */
  #refuseWhileHalted(): void {
    if (this.#options.participation()?.phase() === 'alarm')
      throw new MembershipError('not-allowed');
  }

  async #attempt(attempt: () => Promise<unknown>): Promise<AppState> {
    this.#refuseWhileHalted();
    const before = this.#options.participation();
    const isOpen = before === null || before.phase() === 'welcome';
    // What a crash has left half done is not to be done twice at once.
    if (isOpen) await before?.stop();
    let state: AppState;
    try {
      await attempt();
    } finally {
      if (isOpen) this.#options.takeUp();
      state = this.#options.changed();
    }
    return state;
  }

  #newJoining(): Joining {
    const { membership, environment } = this.#options;
    return new Joining(membership, environment, this.#stopping.signal);
  }
}
