import { beforeEach, describe, expect, test } from 'vitest';
import { sized, toHex, type Bytes32 } from '../../../../protocol/bytes.ts';
import { dayAt, dayStart } from '../../../../protocol/calendar.ts';
import { AlarmRecord } from '../../../../main/exchange/alarm-record.ts';
import { Vault } from '../../../../main/vault/vault.ts';
import { programVersion } from '../../../../main/version.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from './cohort.ts';

let environment: VirtualEnvironment;
let cohort: TestCohort;
let vault: Vault;
let faults: unknown[];

beforeEach(() => {
  environment = new VirtualEnvironment();
  cohort = new TestCohort(environment);
  faults = [];
  vault = Vault.open({ file: null, key: sized<Bytes32>(environment.random(32), 32), environment });
});

/** As the program makes it at every start. */
const record = (): AlarmRecord =>
  new AlarmRecord({
    store: vault.alarm,
    manifest: cohort.manifest,
    environment,
    fault: (error) => faults.push(error),
  });

const hash = (of: number): Uint8Array => new Uint8Array(32).fill(of);

describe('an alarm', () => {
  test('stands after a restart, with the day on which it was met and a report', async () => {
    record().alarm.raise('second-history', { rounds: [41], expected: [hash(1)], seen: [hash(2)] });
    const met = environment.now();
    await environment.advance(50 * 3_600_000);
    const after = record();
    expect(after.alarm.kind).toBe('second-history');
    expect(after.alarm.halting).toBe(true);
    const { manifest } = cohort;
    expect(after.view()).toEqual({
      kind: 'second-history',
      halting: true,
      day: dayStart(manifest, dayAt(manifest, met)),
      report: [
        `kkanbu-talk ${programVersion}`,
        'alarm: second-history',
        'day: 2026-03-02',
        `manifest: ${toHex(manifest.hash)}`,
        'round: 41',
        `expected: ${'01'.repeat(32)}`,
        `seen: ${'02'.repeat(32)}`,
      ].join('\n'),
    });
  });

  test('has the same report on every PC that met it on the same day', async () => {
    record().alarm.raise('broken-feed', { rounds: [7], seen: [hash(3)] });
    const first = vault.alarm.load();
    vault.alarm.clear();
    await environment.advance(3 * 3_600_000 + 1234);
    record().alarm.raise('broken-feed', { rounds: [7], seen: [hash(3)] });
    expect(vault.alarm.load()).toEqual(first);
  });

  test('gives way to one that halts, and that one to none', () => {
    const { alarm } = record();
    const told: string[] = [];
    alarm.onRaised((kind) => told.push(kind));
    alarm.raise('split-view');
    expect(alarm.halting).toBe(false);
    alarm.raise('receipts-missing');
    alarm.raise('second-key', { notice: 3 });
    alarm.raise('second-history');
    expect(told).toEqual(['split-view', 'second-key']);
    expect(record().view()).toMatchObject({ kind: 'second-key', halting: true });
  });

  test('stands for as long as the program runs where it cannot be kept', () => {
    const kept = record();
    vault.close();
    kept.alarm.raise('uncommitted-key', { epoch: 2 });
    expect(kept.view()?.report).toContain('epoch: 2');
    expect(faults).toHaveLength(1);
  });
});
