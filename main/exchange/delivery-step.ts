/** The way of a post, in order, as an observer is told: tests end the process at each of them. */
export const deliverySteps = [
  /** The words are kept as a draft. */
  'draft-saved',
  /** The draft has become an entry of the outbox. */
  'queued',
  /** About to be sealed; nothing is stored of it yet. */
  'sealing',
  /** The sealed posts are stored. */
  'sealed',
  /** A round was chosen. */
  'planned',
  /** An envelope for the round was made; nothing is stored of it yet. */
  'envelope-made',
  /** The envelope was handed to the network. */
  'uploaded',
  /** The round's batch came, with the envelope's receipt. */
  'receipt-seen',
  /** The batch with the post is written, but not committed. */
  'stored',
  /** The entry has left the outbox. */
  'cleared',
] as const;
export type DeliveryStep = (typeof deliverySteps)[number];

/** Hears of steps of real posts, never of dummies. */
export type StepObserver = (step: DeliveryStep) => void;
