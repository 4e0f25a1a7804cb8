/** What a text may say about who wrote it, or about whom it speaks of. */
export type FindingKind =
  | 'name'
  | 'phone'
  | 'email'
  | 'resident-number'
  | 'employee-number'
  | 'account'
  | 'unit'
  | 'position'
  | 'date'
  | 'case-number'
  | 'own-expression';

/** A place in what is being written that may tell who somebody is. */
export type Finding = {
  kind: FindingKind;
  field: 'title' | 'text';
  /** UTF-16 units: the first, and the one after the last. Places of one field never overlap, and come in order. */
  from: number;
  to: number;
  /** Plainer words that take the place of these, with the particle that belongs to them; `null` where only the writer knows some. */
  suggestion: string | null;
};

/** What a look at a text on this PC alone has shown. It never stops anybody from sending. */
export type WritingCheck = {
  findings: Finding[];
  /** Whether it sounds like an emergency: somebody may need more than this programme. */
  care: boolean;
};
