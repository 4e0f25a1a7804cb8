/** How often an attacker was right, out of how many games. */
export type Tally = { hits: number; games: number };

/** Bounds between which a rate lies. */
export type Interval = { low: number; high: number };

/** The certainty of all intervals of a table together. */
const certainty = 0.999;

/**
 * Wilson's score interval of a rate, wide enough that *all* of so many intervals hold together with the certainty of 99.9 % (Bonferroni's
 * correction): in a table with a hundred cells one of them would else be "significant" by mere chance.
 */
export function interval({ hits, games }: Tally, cells: number): Interval {
  if (games === 0) return { low: 0, high: 1 };
  const z = quantile(1 - (1 - certainty) / cells / 2);
  const rate = hits / games;
  const scale = 1 + z ** 2 / games;
  const middle = (rate + z ** 2 / (2 * games)) / scale;
  const reach = (z / scale) * Math.sqrt((rate * (1 - rate)) / games + z ** 2 / (4 * games ** 2));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** The value below which a standard normal variable lies with a probability; found by halving, exact to 1e-9. */
export function quantile(probability: number): number {
  let [low, high] = [-10, 10];
  while (high - low > 1e-10) {
    const middle = (low + high) / 2;
    if (cumulative(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The standard normal distribution. */
export function cumulative(x: number): number {
  if (x < 0) return upperTail(-x);
  return 1 - upperTail(x);
}

/** A power series, and a continued fraction where that would lose its digits. */
function upperTail(x: number): number {
  const density = Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);
  if (x > 3) {
    let fraction = x;
    for (let n = 60; n > 0; n -= 1) fraction = x + n / fraction;
    return density / fraction;
  }
  let term = x;
  let sum = x;
  for (let n = 3; Math.abs(term) > 1e-17; n += 2) {
    term *= x ** 2 / n;
    sum += term;
  }
  return 0.5 - density * sum;
}
