import { roundAt, roundStart } from '../../protocol/calendar.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { staleRounds } from '../../protocol/rules.ts';
import type { AlarmKind, HoldReason, StatusView } from '../../preload/contract.ts';
import type { Vault } from '../vault/vault.ts';
import type { LinkState } from './link.ts';

/** What is known about the exchange at a moment. */
export type Standing = {
  manifest: Manifest;
  /** ms since 1970 */
  now: number;
  gate: LinkState;
  /** Whether the gate last announced a round too far from this PC's clock. */
  clockOff: boolean;
  /** Whether envelopes of ours were seen arriving since this PC is online. */
  gathered: boolean;
  feed: LinkState;
  live: boolean;
  catchUp: { done: number; total: number } | null;
  /** Round of the last stored batch; -1 before the first. */
  head: number;
  /** Whether the feed's key of the day is known. */
  hasDayKey: boolean;
  setSize: number | null;
  outbox: number;
  disk: StatusView['disk'];
  alarm: AlarmKind | null;
};

/** A head is not called stale for less than this, ms: very short rounds, as tests have them, would flicker. */
const staleGrace = 10_000;

/** Whether what we have read is too old to judge by. */
function isStale({ manifest, now, head }: Standing): boolean {
  if (head < 0) return true;
  const behind = roundAt(manifest, now) - head;
  return behind > staleRounds && now - roundStart(manifest, head + 1) > staleGrace;
}

/** Why nothing real may be sent now; `null` when it may. Cover goes on wherever it can. */
export function holdOf(standing: Standing): HoldReason | null {
  if (standing.alarm) return standing.alarm === 'receipts-missing' ? standing.alarm : 'alarm';
  if (standing.clockOff) return 'clock-off';
  if (standing.gate !== 'open') return 'offline';
  if (isStale(standing)) return 'stale-feed';
  if (!standing.hasDayKey) return 'waiting-for-keys';
  if (!standing.gathered) return 'gathering';
  if ((standing.setSize ?? 0) < standing.manifest.minSet) return 'too-few';
  return null;
}

/** The status of a client that takes part in nothing. */
export const offlineStatus = ({ outbox, disk }: Pick<Vault, 'outbox' | 'disk'>): StatusView => ({
  link: 'offline',
  catchUp: null,
  syncedAt: null,
  outbox: outbox.count(),
  hold: null,
  setSize: null,
  disk,
  minSet: 0,
  alarm: null,
});

export function statusView(standing: Standing, hold: HoldReason | null): StatusView {
  const { manifest, gate, feed, live, catchUp, head, setSize, outbox, disk, alarm } = standing;
  return {
    link:
      gate === 'open' && live
        ? 'online'
        : gate === 'waiting' && feed === 'waiting'
          ? 'offline'
          : 'connecting',
    catchUp: live ? null : catchUp,
    syncedAt: head < 0 ? null : roundStart(manifest, head + 1),
    outbox,
    hold,
    setSize,
    disk,
    minSet: manifest.minSet,
    alarm,
  };
}
