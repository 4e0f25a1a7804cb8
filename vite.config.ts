import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type EnvironmentOptions, type Plugin, defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const entries = {
  main: at('main/main.ts'),
  preload: at('preload/preload.ts'),
  client: at('renderer/index.html'),
  paper: at('renderer/paper.html'),
};

/** Worker threads are files of their own beside main.js: `new Worker(new URL('./NAME.js', import.meta.url))`. */
const workers = globSync('main/**/*-worker.ts', { cwd: at('.') }).map((file): [string, string] => [
  basename(file, '.ts'),
  at(file),
]);

/** Native parts, and what Electron brings along: found at run time, never bundled. */
const external = ['electron', 'keytar', 'better-sqlite3-multiple-ciphers'];

/** The pictures that the main process shows by their path: dist/main/icons. */
const trayIcons: Plugin = {
  name: 'tray-icons',
  applyToEnvironment: ({ name }) => name === 'main',
  generateBundle() {
    for (const file of globSync('tray*.png', { cwd: at('build/icons') })) {
      const source = readFileSync(at(`build/icons/${file}`));
      this.emitFile({ type: 'asset', fileName: `icons/${file}`, source });
    }
  },
};

const main: EnvironmentOptions = {
  consumer: 'server',
  resolve: { noExternal: true, external },
  build: {
    outDir: at('dist/main'),
    target: 'node24',
    // Readable in a stack trace, and in a review of what was installed.
    minify: false,
    rolldownOptions: {
      input: { main: entries.main, ...Object.fromEntries(workers) },
      external,
      // Flat, so that `import.meta.url` means dist/main wherever a module ends up.
      output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
};

const preload: EnvironmentOptions = {
  consumer: 'server',
  resolve: { noExternal: true, external: ['electron'] },
  build: {
    outDir: at('dist/preload'),
    target: 'chrome140',
    minify: false,
    rolldownOptions: {
      input: { preload: entries.preload },
      external: ['electron'],
      // A sandboxed preload is one CommonJS file: it can require nothing but Electron.
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
};

const client: EnvironmentOptions = {
  consumer: 'client',
  build: {
    outDir: at('dist/renderer'),
    target: 'chrome140',
    // The page's policy allows no data: or inline sources.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: entries.client, paper: entries.paper } },
  },
};

export default defineConfig({
  root: at('renderer'),
  base: './',
  publicDir: false,
  plugins: [trayIcons],
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { emptyOutDir: true, sourcemap: false, reportCompressedSize: false },
  environments: { main, preload, client },
  builder: {
    async buildApp(builder) {
      for (const name of ['main', 'preload', 'client'] as const) {
        const environment = builder.environments[name];
        if (environment && existsSync(entries[name])) await builder.build(environment);
      }
    },
  },
});
