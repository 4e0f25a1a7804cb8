import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseJson } from '../../protocol/signed-json.ts';
import { deliverySteps } from '../../main/exchange/delivery-step.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import {
  allThreads,
  readyToWrite,
  runClient,
  until,
  type RunningClient,
} from '../fixtures/running-client.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';

const script = fileURLToPath(new URL('../fixtures/delivery-child.ts', import.meta.url));
const questionAt = (step: string): string => `질문 ${step}`;

/** What the child prints at the end. */
const told = v.strictObject({
  titles: v.array(v.string()),
  drafts: v.array(v.string()),
  faults: v.number(),
});

let cohort: TestCohort;
let reader: RunningClient;
let child: string[];

beforeAll(async () => {
  cohort = await makeCohort({
    roundLength: 100,
    minSet: 1,
    quota: { certificates: 10, questions: 10 },
  });
  await cohort.start();
  const [own = '', childs = ''] = await createInvites(cohort.kit, 'mentee', 2);
  reader = runClient();
  await reader.client.join({ invite: own, nickname: null });
  await readyToWrite(reader);
  child = [join(cohort.data, 'child.vault'), randomBytes(32).toString('hex'), childs];
});

afterAll(async () => {
  await reader.end();
  await cohort.end();
});

/** How a run of the child ended, and what it said. */
function run(
  title: string,
  step: string,
): Promise<{ signal: string | null; output: string; errors: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, ...child, title, step],
      { timeout: 60_000 },
      (error, output, errors) => resolve({ signal: error?.signal ?? null, output, errors }),
    );
  });
}

test(
  'killed at any step, a client delivers every question exactly once and keeps every draft',
  { timeout: 240_000 },
  async () => {
    for (const step of deliverySteps) {
      const { signal, errors } = await run(questionAt(step), step);
      expect({ step, signal, errors }).toEqual({ step, signal: 'SIGKILL', errors: '' });
    }
    const { output, errors } = await run('', 'none');
    expect(errors).toBe('');
    const sent = deliverySteps.filter((step) => step !== 'draft-saved').map(questionAt);
    const { titles, drafts, faults } = parseJson(told, output);
    expect(titles.toSorted()).toEqual(sent.toSorted());
    expect(drafts).toEqual([questionAt('draft-saved')]);
    expect(faults).toBe(0);
    const seen = await until(reader, 'another member has them all', () => {
      const all = allThreads(reader).map(({ summary }) => summary.title);
      return all.length >= sent.length && all;
    });
    expect(seen.toSorted()).toEqual(sent.toSorted());
  },
);
