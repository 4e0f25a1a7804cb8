import { toHex } from '../../protocol/bytes.ts';
import { dayAt, dayStart } from '../../protocol/calendar.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { day } from '../../protocol/rules.ts';
import type { AlarmKind, AlarmView } from '../../preload/contract.ts';
import type { AlarmStore, StoredAlarm } from '../vault/alarm-store.ts';
import { programVersion } from '../version.ts';
import { Alarm, isHalting, type Evidence } from './alarm.ts';

export type AlarmRecordOptions = {
  store: AlarmStore;
  manifest: Manifest;
  environment: Environment;
  /** Told of what should not happen: a full disk, a defect. */
  fault: (error: unknown) => void;
};

/** Keeps the alarm with its report, so that it stands after a restart as well. */
export class AlarmRecord {
  readonly alarm: Alarm;
  readonly #options: AlarmRecordOptions;
  #standing: StoredAlarm | null;

  constructor(options: AlarmRecordOptions) {
    this.#options = options;
    this.#standing = options.store.load();
    this.alarm = new Alarm(this.#standing?.kind ?? null);
    this.alarm.onRaised((kind, evidence) => this.#keep(kind, evidence));
  }

  view(): AlarmView | null {
    return this.#standing && { ...this.#standing, halting: isHalting(this.#standing.kind) };
  }

  #keep(kind: AlarmKind, evidence: Evidence): void {
    const { store, manifest, environment, fault } = this.#options;
    const today = dayAt(manifest, environment.now());
    const report = reportOf(manifest, today, kind, evidence);
    this.#standing = { kind, report, day: dayStart(manifest, today) };
    try {
      store.save(this.#standing);
    } catch (error) {
      fault(error);
    }
  }
}

/** What can be passed on without a thought: the same lines on every PC that met the same thing on the same day. */
function reportOf(
  manifest: Manifest,
  today: number,
  kind: AlarmKind,
  { rounds = [], epoch, notice, expected = [], seen = [] }: Evidence,
): string {
  const number = (name: string, value: number | undefined): string[] =>
    value === undefined ? [] : [`${name}: ${value}`];
  return [
    `kkanbu-talk ${programVersion}`,
    `alarm: ${kind}`,
    `day: ${new Date(today * day).toISOString().slice(0, 10)}`,
    `manifest: ${toHex(manifest.hash)}`,
    ...rounds.map((round) => `round: ${round}`),
    ...number('epoch', epoch),
    ...number('notice', notice),
    ...expected.map((hash) => `expected: ${toHex(hash)}`),
    ...seen.map((hash) => `seen: ${toHex(hash)}`),
  ].join('\n');
}
