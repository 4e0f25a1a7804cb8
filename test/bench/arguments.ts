/** What the bench was asked for. `json`: a file for the figures. */
export type BenchArguments = { sizes: number[]; json: string | null };

const usual = [10_000, 100_000];

/** `--posts N` (may be repeated), `--json FILE`. Throws RangeError for anything else. */
export function readArguments(argv: readonly string[]): BenchArguments {
  const sizes: number[] = [];
  let json: string | null = null;
  for (let place = 0; place < argv.length; place += 2) {
    const value = argv[place + 1] ?? '';
    if (argv[place] === '--posts' && /^[1-9]\d{2,6}$/.test(value)) sizes.push(Number(value));
    else if (argv[place] === '--json' && value !== '') json = value;
    else throw new RangeError('usage: npm run bench -- [--posts N] [--json FILE], N from 100 on');
  }
  return { sizes: sizes.length > 0 ? sizes : usual, json };
}
