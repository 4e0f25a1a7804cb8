import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCohort, type DemoCohort } from '../demo/cohort.ts';
import { runClient, until } from '../fixtures/running-client.ts';

let folder: string;
let cohort: DemoCohort;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kkanbu-demo-past-'));
  cohort = await startCohort(folder, () => undefined);
});

afterEach(async () => {
  await cohort.close();
  await rm(folder, { recursive: true, force: true });
});

test('a newcomer reads the demo’s whole past, and every checkpoint in it is a batch from before', async () => {
  const [invite = ''] = await cohort.invites('mentee', 1);
  const newcomer = runClient();
  try {
    const { client, vault } = newcomer;
    await client.join({ invite, nickname: null });
    await until(newcomer, 'all is read', () => client.status().link === 'online');
    const { posts } = vault.feed.openedAfter(0, 10_000);
    expect(posts.length).toBeGreaterThan(20);
    // Some were written before there was a batch two days old, some after.
    const checkpoints = new Set(posts.map(({ opened }) => String(opened?.checkpoint)));
    expect(checkpoints.size).toBeGreaterThan(1);
    expect(vault.feed.unopened()).toEqual([]);
    expect(vault.strays.list()).toEqual([]);
    expect(client.appState().alarm).toBeNull();
    expect(newcomer.faults).toEqual([]);
  } finally {
    await newcomer.end();
  }
});
