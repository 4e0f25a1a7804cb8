export type Desktop = 'linux' | 'windows' | 'mac';

/** The desktop that the person sits at, for steps that differ between them; from what the browser says of itself. */
export function desktopOf(userAgent: string): Desktop {
  if (userAgent.includes('Windows')) return 'windows';
  return userAgent.includes('Macintosh') ? 'mac' : 'linux';
}
