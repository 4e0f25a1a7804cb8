import { registerHooks } from 'node:module';

const standIn = new URL('plain-sqlite.ts', import.meta.url).href;

/**
 * From here on the vault can keep a file unencrypted: what its encryption costs is measured on the same code. Only the bench loads this; the
 * app has no way to open such a file.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'better-sqlite3-multiple-ciphers' && context.parentURL !== standIn
      ? { url: standIn, shortCircuit: true }
      : next(specifier, context),
});
