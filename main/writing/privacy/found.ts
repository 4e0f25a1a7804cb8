import type { Finding } from '../../../preload/contract.ts';

/** A finding in one text. */
export type Found = Omit<Finding, 'field'>;

/** Looks for one sort of thing. Places may overlap those of others. */
export type Finder = (text: string) => Found[];
