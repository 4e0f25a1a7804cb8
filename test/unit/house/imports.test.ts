import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { importCases } from './import-cases.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const Report = v.object({
  diagnostics: v.array(
    v.object({
      code: v.optional(v.string()),
      filename: v.string(),
      labels: v.array(v.object({ span: v.object({ line: v.number() }) })),
    }),
  ),
});

/** The statements of every case, grouped by the file they stand in: one line each. */
const files = Map.groupBy(importCases, ({ file }) => file);

/**
 * Lays the cases out like the house in a folder of its own and runs the linter there once.
 * Type-aware rules are switched off: the cases import files that do not exist.
 * @returns `path:line` of every import that the linter refuses.
 */
function refusedPlaces(house: string): Set<string> {
  cpSync(join(root, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  const configuration = readFileSync(join(house, '.oxlintrc.json'), 'utf8');
  const untyped = configuration.replace('"typeAware": true', '"typeAware": false');
  expect(untyped).not.toBe(configuration);
  writeFileSync(join(house, '.oxlintrc.json'), untyped);
  for (const [file, cases] of files) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), cases.map(({ statement }) => `${statement}\n`).join(''));
  }
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const run = spawnSync(process.execPath, [oxlint, '--format', 'json', '.'], {
    cwd: house,
    encoding: 'utf8',
  });
  const { diagnostics } = v.parse(Report, JSON.parse(run.stdout));
  // A diagnostic without a rule is a syntax error, and the rest of that file went unread.
  expect(diagnostics.filter(({ code }) => code === undefined)).toEqual([]);
  return new Set(
    diagnostics
      .filter(({ code }) => code?.includes('no-restricted-imports'))
      .map(({ filename, labels }) => {
        const file = relative(house, join(house, filename));
        return `${file}:${labels[0]?.span.line ?? 0}`;
      }),
  );
}

describe('the house rules about imports', () => {
  let house = '';
  let refused = new Set<string>();

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'house-'));
    refused = refusedPlaces(house);
  });

  afterAll(() => {
    rmSync(house, { recursive: true, force: true });
  });

  const judged = [...files.values()].flatMap((cases) =>
    cases.map((one, index) => ({ ...one, place: `${one.file}:${index + 1}` })),
  );

  it.each(judged.filter(({ allowed }) => allowed))('let $file write $statement', ({ place }) => {
    expect(refused).not.toContain(place);
  });

  it.each(judged.filter(({ allowed }) => !allowed))(
    'keep $file from writing $statement',
    ({ place }) => {
      expect(refused).toContain(place);
    },
  );
});
