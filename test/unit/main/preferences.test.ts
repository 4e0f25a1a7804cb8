import '../../electron/hooks.ts';

import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { defaultPreferences, openPreferences } from '../../../main/preferences.ts';

let directory: string;
const file = (): string => join(directory, 'preferences.json');

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'preferences-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('preferences', () => {
  test('begin with the defaults, in Korean', () => {
    const preferences = openPreferences(directory);
    expect(preferences.get()).toEqual(defaultPreferences);
    expect(preferences.get().language).toBe('ko');
    expect(preferences.setAside).toBeNull();
  });

  test('are there again after a restart', () => {
    const chosen = {
      language: 'en',
      theme: 'dark',
      textSize: 175,
      notifications: false,
      arriving: true,
      wordsLater: true,
      tourSeen: true,
      letterKeys: false,
      blurAway: true,
      hideFromCapture: true,
      lockAfter: 10,
    } as const;
    openPreferences(directory).set(chosen);
    expect(openPreferences(directory).get()).toEqual(chosen);
  });

  test('tell their listeners of a change until these unsubscribe', () => {
    const preferences = openPreferences(directory);
    const heard: string[] = [];
    const unsubscribe = preferences.onChange(({ theme }) => heard.push(theme));
    preferences.set({ ...defaultPreferences, theme: 'dark' });
    unsubscribe();
    preferences.set({ ...defaultPreferences, theme: 'light' });
    expect(heard).toEqual(['dark']);
  });

  test('keep what a newer version wrote beside them', () => {
    writeFileSync(file(), JSON.stringify({ language: 'en', theme: 'light', later: [1] }));
    const preferences = openPreferences(directory);
    expect(preferences.get()).toMatchObject({ language: 'en', theme: 'light' });
    preferences.set({ ...defaultPreferences, theme: 'light' });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ later: [1] });
  });

  test.each([
    ['torn', '{"language":"e'],
    ['empty', ''],
    ['of another shape', '[1, 2]'],
    ['holding a choice that there is not', '{"language":"en","theme":"pink"}'],
    ['binary', '\u0000\u0001\ufffd'],
  ])('put a file aside that is %s, whole, and begin with the defaults', (_name, content) => {
    writeFileSync(file(), content);
    const preferences = openPreferences(directory);
    expect(preferences.get()).toEqual(defaultPreferences);
    expect(preferences.setAside).toBe('preferences.broken-1.json');
    expect(readFileSync(join(directory, 'preferences.broken-1.json'), 'utf8')).toBe(content);
  });

  test('never put a broken file over another one', () => {
    for (const content of ['first', 'second']) {
      writeFileSync(file(), content);
      openPreferences(directory);
    }
    const asides = readdirSync(directory).filter((name) => name.includes('broken'));
    expect(asides.map((name) => readFileSync(join(directory, name), 'utf8')).toSorted()).toEqual([
      'first',
      'second',
    ]);
  });

  test('remember whether the person knows of the tray, beside what the page may set', () => {
    const preferences = openPreferences(directory);
    expect(preferences.knowsTray()).toBe(false);
    preferences.noteTray();
    preferences.set({ ...defaultPreferences, theme: 'dark' });
    expect(openPreferences(directory).knowsTray()).toBe(true);
    expect(openPreferences(directory).get()).not.toHaveProperty('knowsTray');
  });

  test('remember whether something came that nobody has looked at, until somebody has', () => {
    const preferences = openPreferences(directory);
    expect(preferences.hasNews()).toBe(false);
    preferences.noteNews(true);
    preferences.set({ ...defaultPreferences, theme: 'dark' });
    expect(openPreferences(directory).hasNews()).toBe(true);
    expect(openPreferences(directory).get()).not.toHaveProperty('hasNews');
    preferences.noteNews(false);
    expect(openPreferences(directory).hasNews()).toBe(false);
  });

  test('refuse a choice that there is not', () => {
    const preferences = openPreferences(directory);
    const wrong: unknown = { ...defaultPreferences, theme: 'pink' };
    expect(() => preferences.set(wrong as typeof defaultPreferences)).toThrow('pink');
    expect(preferences.get()).toEqual(defaultPreferences);
  });
});
