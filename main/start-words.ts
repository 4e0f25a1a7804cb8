/** What the app is told on its command line. */
export type StartWords = {
  /** `--join=kkanbu://join/…`: an invite to begin with. */
  invite: string | null;
  /** `--nickname=…`: a mentor's, for that invite. */
  nickname: string | null;
  /** `--memory`: keep nothing on this PC, this time. A vault that is there stays untouched. */
  memory: boolean;
};

/** Reads `--name=value` words; everything else (Electron's own switches) is passed over. */
export function readStartWords(argv: readonly string[]): StartWords {
  const valueOf = (name: string): string | null => {
    const prefix = `--${name}=`;
    const value = argv.find((word) => word.startsWith(prefix))?.slice(prefix.length);
    return value === undefined || value === '' ? null : value;
  };
  return {
    invite: valueOf('join'),
    nickname: valueOf('nickname'),
    memory: argv.includes('--memory'),
  };
}
