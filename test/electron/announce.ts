/** What the stand-in tells whoever started the app. */
export type Announcement =
  /** A window can be looked at, once, at this address. Sizes in CSS pixels. */
  | { kind: 'window'; id: number; url: string; width: number; height: number }
  /** The control channel stands here, and the app is ready. */
  | { kind: 'control'; url: string; token: string };

/** Tells it over Node's own channel to the parent process; without one, a person reads it on stderr. */
export function announce(announcement: Announcement): void {
  if (process.send) process.send({ standIn: announcement });
  else if (announcement.kind === 'window') process.stderr.write(`Open ${announcement.url}\n`);
}
