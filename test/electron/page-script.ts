import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';

/** Files of the page's half, each using the ones before it. */
const parts = ['clone.ts', 'not-imitated.ts', 'page.ts'];

/** One classic script: the page's half of the stand-in, and inside it the app's bundled preload (CommonJS), if it has one. */
export async function pageScript(preload: string | null): Promise<string> {
  const sources = await Promise.all(
    parts.map(async (part) => readFile(new URL(part, import.meta.url), 'utf8')),
  );
  const half = stripTypeScriptTypes(sources.join('\n'))
    .replaceAll(/^import .*$/gm, '')
    .replaceAll(/^export /gm, '');
  const script = preload === null ? '' : await readFile(preload, 'utf8');
  return `(() => {\n${half}\nrunPreload(globalThis, (require, exports) => {\nconst module = { exports };\n${script}\n});\n})();\n`;
}
