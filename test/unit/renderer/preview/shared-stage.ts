import * as v from 'valibot';
import { inject } from 'vitest';

import type { Stage } from './stage.ts';

const StageShape = v.strictObject({ page: v.string(), bridge: v.string(), browser: v.string() });

/** The stage that all test files of this run share. */
export async function sharedStage(): Promise<Stage> {
  const response = await fetch(inject('stage'));
  if (!response.ok) throw new Error(await response.text());
  return v.parse(StageShape, await response.json());
}
