import { fileURLToPath } from 'node:url';

import { createBuilder } from 'vite';

/** Builds main, preload and page into dist/: what is started is what the sources say. A few seconds. */
export async function buildBundles(): Promise<void> {
  const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));
  const builder = await createBuilder({ configFile, mode: 'production' });
  await builder.buildApp();
}
