import type { Topic } from '../../preload/contract.ts';

/** The topics in the order in which they are offered. */
export const topics: readonly Topic[] = ['know-how', 'information', 'heart', 'grievance'];
