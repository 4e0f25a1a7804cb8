/** What is kept where, and what becomes of it: moving, leaving, deleting, mending. Types only. */

/** What was saved out of a damaged vault; figures only. */
export type Rebuilt = {
  /** Start of the local day, milliseconds since 1970. */
  day: number;
  drafts: number;
  outbox: number;
  /** Threads that this person wrote in, whose keys could be saved. */
  ownThreads: number;
  /** Records that could not be read any more; `null` where nobody can know how many there were. */
  lost: number | null;
  /** Whether the membership itself was saved: if not, the 24 words bring it back. */
  membership: boolean;
};

export type StorageView = {
  /** Bytes on the disk; 0 for a vault in memory. */
  bytes: number;
  posts: number;
  drafts: number;
  outbox: number;
  /** When everybody's PC and the feed delete the programme's data, milliseconds since 1970. */
  deletesAt: number | null;
  /** Damaged files that were set aside. */
  setAside: number;
  /** The last time that this vault was mended, until the person has seen it. */
  rebuilt: Rebuilt | null;
};
