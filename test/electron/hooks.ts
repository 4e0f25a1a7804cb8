import { registerHooks } from 'node:module';

const standIn = new URL('module.ts', import.meta.url).href;
const realEntry = '/node_modules/electron/index.js';

/** From here on `electron` means the stand-in, by its name and by the path that Vite makes of it. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier.endsWith(realEntry)
      ? { url: standIn, shortCircuit: true }
      : next(specifier, context),
});
