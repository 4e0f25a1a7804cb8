/** Numbers of protocol version 1 that are the same for every cohort. What a cohort chooses stands in its manifest. */

export const protocolVersion = 1;

export const day = 86_400_000;
export const hour = 3_600_000;

/** Plaintext of a post, bytes, padding included. */
export const plaintextLength = 4096;
/** A text may fill this many posts. */
export const maxParts = 3;
/** Posts of one member's pseudonym in a day. A badge has no such limit. */
export const maxPostsPerDay = 8;
/** A thread can be written to for this long after its opening, in days. */
export const threadOpenDays = 14;
/** The feed parks a post whose predecessor is missing for this long, ms. */
export const parkTime = 24 * hour;
/** Feed day keys are announced this many days ahead. */
export const dayKeysAhead = 3;
/** A feed day key is deleted this long after the end of its day, ms. */
export const dayKeyGrace = 48 * hour;
/** The list of receipts of a batch is kept for this many days; its hash stays in the chain. */
export const receiptDays = 3;
/** A checkpoint is the last batch before the midnight this many days before sending. */
export const checkpointDays = 2;
/** The read key of the epoch before opens doors for this long into an epoch, ms: then whoever was removed is outside. */
export const formerKeyTime = 24 * hour;
/** A head this many rounds behind the clock is stale. */
export const staleRounds = 3;
/** Length of an issuer's modulus: bits and bytes; exponent 65537. */
export const modulusBits = 3072;
export const modulusLength = 384;

/** How often gate, feed and issuer ping each of their connections, ms: whoever hears nothing for two of these knows that nobody is there. */
export const heartbeat = 15_000;
