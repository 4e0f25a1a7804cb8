import { join } from 'node:path';

import { build } from 'vite';

/** Bundles a preload script to one CommonJS file in `folder`, as the app's build does; returns the file. */
export async function bundlePreload(entry: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      lib: { entry, formats: ['cjs'], fileName: () => 'preload.cjs' },
      rolldownOptions: { external: ['electron'] },
    },
  });
  return join(folder, 'preload.cjs');
}
