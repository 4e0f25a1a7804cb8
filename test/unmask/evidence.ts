import type { Presence } from './simulation/presence.ts';
import type { PublicSizes } from './simulation/sizes.ts';

/** A post as it stands in the feed. */
export type FeedPost = {
  round: number;
  sequence: number;
  /** Under which of the issuer's keys its certificate is valid: everybody's is the same, but for a control. */
  issuerKey: number;
  /** The newest round that its author had read when it was finished, if the post tells; `null` as it is built. */
  head: number | null;
  /** Whose version of the history its checkpoint belongs to: everybody has the same, but for a control. */
  view: number;
};

/**
 * What each party holds after the two weeks: its transcript. The question is who wrote the posts of one pseudonym; they are singled out, and
 * those of all others are only there by their rounds.
 */
export type Evidence = {
  gate: {
    /** Which member's address uploaded an envelope in a round. */
    uploaded: (member: number, round: number) => boolean;
    /** Whether an envelope of the member is in the batch of a round: the same, but for controls. */
    batched: (member: number, round: number) => boolean;
    /** Rounds with posts, whoever wrote them: what everybody reads is longer then. */
    busy: readonly number[];
  };
  lan: {
    online: (member: number, round: number) => boolean;
    /** Bytes of a member's upload in a round. */
    bytes: (member: number, round: number) => number;
    /** When in the round the upload came: a share of the moments that it may take. */
    moment: (member: number, round: number) => number;
    busy: readonly number[];
  };
  feed: {
    posts: readonly FeedPost[];
    /** How many envelopes each round had. */
    sizes: PublicSizes;
    /** How often each member fetched the thread, if the feed can tell; `null` behind the tunnel. */
    readers: readonly number[] | null;
  };
  issuer: {
    /** Members in the order in which they fetched certificates, and the round. */
    fetches: readonly { member: number; round: number; issuerKey: number }[];
  };
  /** Read with a member's eyes: the posts as the feed has them. */
  member: { posts: readonly FeedPost[] };
  /** What everybody knows who has seen the office for two weeks, as all who see addresses have. */
  office: Presence;
};

export type Party = Exclude<keyof Evidence, 'office'>;
