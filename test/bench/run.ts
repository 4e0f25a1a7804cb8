import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from './arguments.ts';
import { isKept, ratioOf, type Figure } from './figure.ts';
import { measureAll } from './measure.ts';
import { tableOf } from './table.ts';

// How fast everything is with 10,000 and 100,000 posts, beside what the machine does at best: `npm run bench`. A target that is missed is
// marked, a wrong result ends it with 1.
const { sizes, json } = readArguments(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'kkanbu-bench-'));
const cleanUp = (): void => rmSync(folder, { recursive: true, force: true });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    cleanUp();
    process.exit(130);
  });
}

const results: { posts: number; source: string; figures: Figure[]; defects: string[] }[] = [];
try {
  for (const posts of sizes) {
    const began = performance.now();
    const { source, figures, defects } = await measureAll(folder, posts);
    results.push({ posts, source, figures, defects });
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(
      `\n${posts.toLocaleString('en')} posts, words from ${source}; ${availableParallelism()} cores, Node ${process.versions.node}, ` +
        `${seconds} s\n\n${tableOf(figures)}`,
    );
    for (const defect of defects) console.log(`DEFECT: ${defect}`);
  }
} finally {
  cleanUp();
}

const all = results.flatMap(({ figures }) => figures);
const marks = all.map(isKept);
const kept = marks.filter((mark) => mark === true).length;
const over = marks.filter((mark) => mark === false).length;
const defects = results.flatMap((result) => result.defects);
console.log(`\n${kept} targets kept, ${over} over, ${defects.length} wrong results`);
if (json !== null) {
  const figuresOf = (figures: readonly Figure[]): unknown[] =>
    figures.map((figure) => ({ ...figure, ratio: ratioOf(figure), kept: isKept(figure) }));
  const report = results.map((result) => ({ ...result, figures: figuresOf(result.figures) }));
  writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
}
process.exitCode = defects.length === 0 ? 0 : 1;
