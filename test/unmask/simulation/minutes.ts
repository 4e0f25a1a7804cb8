/** One byte for every minute: 1 or 0. */
export type Minutes = Uint8Array;

const clamp = (minutes: Minutes, hour: number): number =>
  Math.max(0, Math.min(minutes.length, Math.round(hour * 60)));

/** Sets the minutes between two hours. */
export function set(minutes: Minutes, from: number, to: number): void {
  minutes.fill(1, clamp(minutes, from), clamp(minutes, to));
}

export function clear(minutes: Minutes, from: number, to: number): void {
  const [start, end] = [clamp(minutes, from), clamp(minutes, to)];
  if (end > start) minutes.fill(0, start, end);
}
