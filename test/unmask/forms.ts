/** How much is played: enough to be sure, or enough to see that the kit works. */
export type Form = {
  name: 'full' | 'quick';
  cohorts: number;
  /** Posts of each member and choice. */
  perMember: number;
  gamesPerCell: number;
  gamesPerControl: number;
};

export const full: Form = {
  name: 'full',
  cohorts: 24,
  perMember: 40,
  gamesPerCell: 2400,
  gamesPerControl: 1200,
};

export const quick: Form = {
  name: 'quick',
  cohorts: 3,
  perMember: 20,
  gamesPerCell: 300,
  gamesPerControl: 300,
};

/** All chance of a run comes from here, so that two runs print the same. */
export const seed = 20260302;
