import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  markerNames,
  mendMarkers,
  readMarker,
  writeMarker,
  type KeychainMarker,
} from '../../../../main/vault/marker.ts';

const marker: KeychainMarker = { version: 1, vault: 'ab'.repeat(16), state: 'ready' };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kkanbu-markers-'));
  writeMarker(folder, marker);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bothAre = (text: string): boolean =>
  markerNames.every((name) => readFileSync(join(folder, name), 'utf8') === text);

test.each(markerNames)('%s that is cut off or gone is written again from the other', (name) => {
  const whole = readFileSync(join(folder, name), 'utf8');
  for (const harm of [
    () => truncateSync(join(folder, name), 20),
    () => rmSync(join(folder, name)),
  ]) {
    harm();
    expect(readMarker(folder)).toEqual(marker);
    mendMarkers(folder, marker);
    expect(bothAre(whole)).toBe(true);
  }
});

test('what a newer program wrote is left as it is', () => {
  const newer = JSON.stringify({ version: 9 });
  writeFileSync(join(folder, markerNames[1]), newer);
  mendMarkers(folder, marker);
  expect(readFileSync(join(folder, markerNames[1]), 'utf8')).toBe(newer);
});
