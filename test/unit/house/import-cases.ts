/** One import statement as it would stand in a file of the house, and whether it may. */
export type ImportCase = {
  readonly file: string;
  readonly statement: string;
  readonly allowed: boolean;
};

function inFile(
  file: string,
  statements: { readonly may?: readonly string[]; readonly mayNot?: readonly string[] },
): ImportCase[] {
  return [
    ...(statements.may ?? []).map((statement) => ({ file, statement, allowed: true })),
    ...(statements.mayNot ?? []).map((statement) => ({ file, statement, allowed: false })),
  ];
}

/** Every boundary of the house, from both sides: what may be written and what may not. */
export const importCases: readonly ImportCase[] = [
  ...inFile('protocol/post.ts', {
    may: [
      `import { hash } from './hash.ts';`,
      `import { createHash } from 'node:crypto';`,
      `import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';`,
    ],
    mayNot: [
      `import { openFeed } from '../relay/feed/feed.ts';`,
      `import type { Vault } from '../main/vault/vault.ts';`,
      `import { calls } from '../preload/contract.ts';`,
      `import { readFile } from 'node:fs/promises';`,
      `import { connect } from 'node:tls';`,
      `import { WebSocket } from 'ws';`,
      `import { app } from 'electron';`,
      `export { openFeed } from '../relay/feed/feed.ts';`,
      `export * from '../main/vault/vault.ts';`,
      `export const later = import('../relay/feed/feed.ts');`,
    ],
  }),
  ...inFile('relay/feed/endpoint.ts', {
    may: [
      `import { decodePost } from '../../protocol/post.ts';`,
      `import { openLog } from '../storage/log.ts';`,
      `import { DatabaseSync } from 'node:sqlite';`,
      `import { checks } from './checks.ts';`,
    ],
    mayNot: [
      `import { rounds } from '../gate/rounds.ts';`,
      `import { roster } from '../issuer/roster.ts';`,
      `import { reader } from '../../main/exchange/reader.ts';`,
      `import { calls } from '../../preload/contract.ts';`,
      `import { Database } from 'better-sqlite3-multiple-ciphers';`,
    ],
  }),
  ...inFile('relay/gate/rounds.ts', {
    may: [`import { encodeEnvelope } from '../../protocol/envelope.ts';`],
    mayNot: [
      `import { openFeed } from '../feed/feed.ts';`,
      `import type { Roster } from '../issuer/roster.ts';`,
      `export const later = import('../feed/feed.ts');`,
    ],
  }),
  ...inFile('relay/issuer/roster.ts', {
    mayNot: [
      `import { openFeed } from '../feed/feed.ts';`,
      `import { rounds } from '../../relay/gate/rounds.ts';`,
    ],
  }),
  ...inFile('relay/cli.ts', {
    may: [
      `import { openFeed } from './feed/feed.ts';`,
      `import { rounds } from './gate/rounds.ts';`,
      `import { roster } from './issuer/roster.ts';`,
    ],
    mayNot: [
      `import { screens } from '../renderer/screens/inbox.tsx';`,
      `import keytar from 'keytar';`,
      `import { app } from 'electron';`,
    ],
  }),
  ...['membership/enrol', 'exchange/courier', 'inbox/threads', 'policy/policy'].flatMap((part) =>
    inFile(`main/${part}.ts`, {
      may: [
        `import { decodePost } from '../../protocol/post.ts';`,
        `import type { Calls } from '../../preload/contract.ts';`,
        `import { drafts } from '../vault/drafts.ts';`,
        `import { WebSocket } from 'ws';`,
      ],
      mayNot: [
        `import { app } from 'electron';`,
        `import { net } from 'electron/main';`,
        `import type { App } from 'electron';`,
        `import keytar from 'keytar';`,
        `import Store from 'electron-store';`,
        `import { openFeed } from '../../relay/feed/feed.ts';`,
        `import { bridge } from '../../renderer/bridge.ts';`,
        `import { startBridge } from '../../preload/preload.ts';`,
        `import Database from 'better-sqlite3-multiple-ciphers';`,
      ],
    }),
  ),
  ...inFile('main/vault/database.ts', {
    may: [`import Database from 'better-sqlite3-multiple-ciphers';`],
    mayNot: [
      `import keytar from 'keytar';`,
      `import { safeStorage } from 'electron';`,
      `export const later = import('keytar');`,
    ],
  }),
  ...inFile('main/vault/keychain.ts', {
    may: [`import keytar from 'keytar';`, `export const later = import('keytar');`],
    mayNot: [`import { safeStorage } from 'electron';`, `import Store from 'electron-store';`],
  }),
  ...['main/shell/window.ts', 'main/main.ts'].flatMap((file) =>
    inFile(file, {
      may: [`import { BrowserWindow } from 'electron';`],
      mayNot: [
        `import { ipcMain } from 'electron';`,
        `import { ipcMain as channel } from 'electron';`,
        `import * as everything from 'electron';`,
        `import electron from 'electron';`,
        `import { net } from 'electron/main';`,
        `import keytar from 'keytar';`,
        `import Store from 'electron-store';`,
      ],
    }),
  ),
  ...inFile('main/ipc.ts', {
    may: [`import { ipcMain } from 'electron';`, `import { calls } from '../preload/contract.ts';`],
    mayNot: [`import { ipcRenderer } from 'electron';`, `import Store from 'electron-store';`],
  }),
  ...inFile('main/preferences.ts', {
    may: [`import Store from 'electron-store';`, `import { app } from 'electron';`],
    mayNot: [`import { ipcMain } from 'electron';`, `import keytar from 'keytar';`],
  }),
  ...inFile('preload/contract.ts', {
    may: [`import * as v from 'valibot';`],
    mayNot: [
      `import { ipcRenderer } from 'electron';`,
      `import { threads } from '../main/inbox/threads.ts';`,
      `import { readFile } from 'node:fs';`,
    ],
  }),
  ...inFile('preload/preload.ts', {
    may: [
      `import { contextBridge, ipcRenderer } from 'electron';`,
      `import { calls } from './contract.ts';`,
    ],
    mayNot: [
      `import { ipcMain } from 'electron';`,
      `import { ipcRenderer as channel } from 'electron/renderer';`,
      `import { threads } from '../main/inbox/threads.ts';`,
    ],
  }),
  ...inFile('renderer/screens/inbox.tsx', {
    may: [
      `import type { Thread } from '../../preload/contract.ts';`,
      `import { bridge } from '../bridge.ts';`,
      `import { signal } from '@preact/signals';`,
    ],
    mayNot: [
      `import { calls } from '../../preload/contract.ts';`,
      `import { startBridge } from '../../preload/preload.ts';`,
      `import type { Inbox } from '../../main/inbox/threads.ts';`,
      `import { decodePost } from '../../protocol/post.ts';`,
      `import { openFeed } from '../../relay/feed/feed.ts';`,
      `import { ipcRenderer } from 'electron';`,
      `import { readFile } from 'node:fs';`,
      `import { WebSocket } from 'ws';`,
      `export const later = import('../../main/inbox/threads.ts');`,
    ],
  }),
];
