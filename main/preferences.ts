import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';

import ElectronStore from 'electron-store';
import * as v from 'valibot';

import {
  lockChoices,
  type Preferences,
  preferencesSchema,
  textSizes,
} from '../preload/contract.ts';

export const defaultPreferences: Preferences = {
  language: 'ko',
  theme: 'system',
  textSize: 100,
  notifications: true,
  arriving: false,
  wordsLater: false,
  tourSeen: false,
  letterKeys: true,
  blurAway: false,
  hideFromCapture: false,
  lockAfter: 0,
};

/** The person's non-secret settings, kept in `preferences.json`. */
export type PreferencesStore = {
  get(): Preferences;
  /** Writes at once and atomically. What a newer version wrote beside these settings stays. */
  set(preferences: Preferences): void;
  /** Whether the person has been told that the app stays in the tray. */
  knowsTray(): boolean;
  noteTray(): void;
  /** Whether something had come that nobody had looked at when the program last ended: what the tray showed. */
  hasNews(): boolean;
  noteNews(has: boolean): void;
  /** Called after every change. Returns its own unsubscribe. */
  onChange(listener: (preferences: Preferences) => void): () => void;
  /** Name that a broken file was given when it was put aside at this start; `null` when the file was sound. */
  readonly setAside: string | null;
};

const fileName = 'preferences';

/** What is kept beside what the page may set. */
const besides = { knowsTray: v.boolean(), hasNews: v.boolean() };

/** What a sound file holds: settings of this version or none, and whatever a newer version added. */
const fileContent = v.partial(v.looseObject({ ...preferencesSchema.entries, ...besides }));

/** The same choices in the words of electron-store's own check, which guards every write. */
const fileSchema = {
  language: { type: 'string', enum: [...preferencesSchema.entries.language.options] },
  theme: { type: 'string', enum: [...preferencesSchema.entries.theme.options] },
  textSize: { type: 'number', enum: [...textSizes] },
  notifications: { type: 'boolean' },
  arriving: { type: 'boolean' },
  wordsLater: { type: 'boolean' },
  tourSeen: { type: 'boolean' },
  letterKeys: { type: 'boolean' },
  blurAway: { type: 'boolean' },
  hideFromCapture: { type: 'boolean' },
  lockAfter: { type: 'number', enum: [...lockChoices] },
  knowsTray: { type: 'boolean' },
  hasNews: { type: 'boolean' },
} as const;

/**
 * Opens the settings in `directory`. A file that does not hold settings is renamed, not deleted, and the defaults take its place.
 * @throws what the file system throws when the directory cannot be read or written.
 */
export function openPreferences(directory: string): PreferencesStore {
  const file = join(directory, `${fileName}.json`);
  const setAside = isSound(file) ? null : putAside(directory, file);
  const store = new ElectronStore<Preferences & { knowsTray: boolean; hasNews: boolean }>({
    name: fileName,
    cwd: directory,
    schema: fileSchema,
    defaults: { ...defaultPreferences, knowsTray: false, hasNews: false },
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
  });
  const get = (): Preferences => v.parse(v.object(preferencesSchema.entries), store.store);
  return {
    get,
    set: (preferences) => store.set(v.parse(preferencesSchema, preferences)),
    knowsTray: () => store.get('knowsTray'),
    noteTray: () => store.set('knowsTray', true),
    hasNews: () => store.get('hasNews'),
    noteNews: (has) => store.set('hasNews', has),
    onChange: (listener) => store.onDidAnyChange(() => listener(get())),
    setAside,
  };
}

function isSound(file: string): boolean {
  if (!existsSync(file)) return true;
  const text = readFileSync(file, 'utf8');
  try {
    const content: unknown = JSON.parse(text);
    return !Array.isArray(content) && v.is(fileContent, content);
  } catch {
    return false;
  }
}

function putAside(directory: string, file: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${fileName}.broken-${number}.json`;
    if (existsSync(join(directory, name))) continue;
    renameSync(file, join(directory, name));
    return name;
  }
}
