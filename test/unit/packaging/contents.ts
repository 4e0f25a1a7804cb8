import type { Target } from './dummy-electron.ts';

/** What a package may hold of the app itself; the bundler's names end in a fingerprint. */
const bundle = [
  /^dist\/main\/[a-z-]+(-[\w-]{8})?\.js$/,
  /^dist\/main\/icons\/tray(-unread)?(@2x)?\.png$/,
  /^dist\/preload\/preload\.cjs$/,
  /^dist\/renderer\/(index|paper)\.html$/,
  /^dist\/renderer\/assets\/(index|paper|icon-small)-[\w-]{8}\.(js|css|svg)$/,
  /^dist\/renderer\/assets\/PretendardGOV-(Regular|Medium|Bold)\.subset-[\w-]{8}\.woff2$/,
];

const sqlite = [
  'LICENSE',
  'package.json',
  'lib/binding.js',
  'lib/database.js',
  'lib/index.js',
  'lib/sqlite-error.js',
  'lib/util.js',
  'lib/methods/aggregate.js',
  'lib/methods/backup.js',
  'lib/methods/explain.js',
  'lib/methods/function.js',
  'lib/methods/inspect.js',
  'lib/methods/pragma.js',
  'lib/methods/serialize.js',
  'lib/methods/table.js',
  'lib/methods/transaction.js',
  'lib/methods/wrappers.js',
];
const keytar = ['LICENSE.md', 'package.json', 'lib/keytar.js'];

export const isOfTheBundle = (path: string): boolean => bundle.some((name) => name.test(path));

/** The native parts of one system, for 64-bit Intel. */
export const nativeParts = (target: Target): string[] => [
  `node_modules/better-sqlite3-multiple-ciphers/prebuilds/${target}-x64.node`,
  `node_modules/keytar/prebuilds/${target}-x64/keytar.node`,
];

/** Every file of the archive beside the bundle, sorted. */
export const besideTheBundle = (target: Target): string[] =>
  [
    'package.json',
    ...sqlite.map((file) => `node_modules/better-sqlite3-multiple-ciphers/${file}`),
    ...keytar.map((file) => `node_modules/keytar/${file}`),
    ...nativeParts(target),
  ].toSorted();

/** Every file around the archive and its native parts, sorted. */
export const aroundTheArchive = (program: string): string[] =>
  [
    program,
    'LICENSE.electron.txt',
    'LICENSES.chromium.html',
    'locales/en-US.pak',
    'locales/ko.pak',
    'resources/LICENSE',
    'resources/NOTICE',
    'resources/app.asar',
  ].toSorted();
