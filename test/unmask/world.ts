/** How a system is built: as the program is, or with one mistake. */
export type World = {
  /** The issuer has one key for all, or one for each member. */
  issuerKeys: 'one' | 'per-member';
  /** The gate holds each envelope for a random number of rounds below this; 1: not at all. */
  holds: number;
  /** Everybody sends in every round, or only who has something to say. */
  cover: boolean;
  /** All uploads are of one size. */
  padded: boolean;
  /** Everybody reads everything through the tunnel, or each reads directly what he or she wants. */
  tunnel: boolean;
  /** Posts tell which batch their author had read last. */
  freshHead: boolean;
  /** Everybody gets the same history, or each member one of its own. */
  views: 'one' | 'per-member';
};

/** As the program is. */
export const asBuilt: World = {
  issuerKeys: 'one',
  holds: 1,
  cover: true,
  padded: true,
  tunnel: true,
  freshHead: false,
  views: 'one',
};
