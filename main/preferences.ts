import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';

import ElectronStore from 'electron-store';
import * as v from 'valibot';

import { type Preferences, preferencesSchema } from '../preload/contract.ts';

export const defaultPreferences: Preferences = { language: 'ko', theme: 'system' };

/** The person's non-secret settings, kept in `preferences.json`. */
export type PreferencesStore = {
  get(): Preferences;
  /** Writes at once and atomically. What a newer version wrote beside these settings stays. */
  set(preferences: Preferences): void;
  /** Called after every change. Returns its own unsubscribe. */
  onChange(listener: (preferences: Preferences) => void): () => void;
  /** Name that a broken file was given when it was put aside at this start; `null` when the file was sound. */
  readonly setAside: string | null;
};

/** Says the choices of {@link preferencesSchema} once more, in the words of electron-store's own check. */
const fileSchema = {
  language: { type: 'string', enum: [...preferencesSchema.entries.language.options] },
  theme: { type: 'string', enum: [...preferencesSchema.entries.theme.options] },
} as const;

const storedPreferences = v.object(preferencesSchema.entries);

/**
 * Opens the settings in `directory`. A file that cannot be read as settings is renamed, not deleted, and the defaults take its place.
 * @throws what the file system throws when the directory cannot be read or written at all.
 */
export function openPreferences(directory: string): PreferencesStore {
  let setAside: string | null = null;
  let store: ElectronStore<Preferences>;
  try {
    store = openStore(directory);
  } catch (error) {
    if (isFileSystemError(error)) throw error;
    setAside = putAside(directory);
    store = openStore(directory);
  }
  const get = (): Preferences => readPreferences(store);
  return {
    get,
    set: (preferences) => store.set(v.parse(preferencesSchema, preferences)),
    onChange: (listener) => store.onDidAnyChange(() => listener(get())),
    setAside,
  };
}

function openStore(directory: string): ElectronStore<Preferences> {
  const store = new ElectronStore<Preferences>({
    name: fileName,
    cwd: directory,
    schema: fileSchema,
    defaults: defaultPreferences,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
  });
  readPreferences(store);
  return store;
}

function readPreferences(store: ElectronStore<Preferences>): Preferences {
  return v.parse(storedPreferences, store.store);
}

const fileName = 'preferences';

function putAside(directory: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${fileName}.broken-${number}.json`;
    if (existsSync(join(directory, name))) continue;
    renameSync(join(directory, `${fileName}.json`), join(directory, name));
    return name;
  }
}

function isFileSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
