import { App, type AppOptions } from '../../../main/app.ts';
import type { Keychain } from '../../../main/vault/keychain.ts';
import type { Bytes32 } from '../../../protocol/bytes.ts';
import type { VaultFolder } from './vault-folder.ts';

/** A keychain that is always unlocked, and gives what these hold. */
const keychainOf = (keys: Map<string, Bytes32>): Keychain => ({
  state: async () => 'present',
  get: async (account) => keys.get(account) ?? null,
  set: async (account, key) => void keys.set(account, Uint8Array.from(key) as Bytes32),
  delete: async (account) => keys.delete(account),
});

/** The app behind its window, on a folder of its own. */
export const windowlessApp = (
  folder: VaultFolder,
  keys: Map<string, Bytes32>,
  push: AppOptions['push'] = () => undefined,
): App =>
  new App({
    folder: folder.path,
    environment: folder.environment,
    keychain: keychainOf(keys),
    workerUrl: new URL('../../../main/membership/blinding-worker.ts', import.meta.url),
    files: { save: async () => null, open: async () => null },
    paper: {
      choose: async () => null,
      pdf: async () => new Uint8Array(),
      print: async () => false,
    },
    preferences: {
      get: () => ({
        language: 'ko',
        theme: 'system',
        textSize: 100,
        notifications: true,
        arriving: false,
        wordsLater: false,
        tourSeen: true,
        letterKeys: true,
        blurAway: false,
        hideFromCapture: false,
        lockAfter: 0,
      }),
      set: () => undefined,
      knowsTray: () => true,
      noteTray: () => undefined,
      hasNews: () => false,
      noteNews: () => undefined,
      onChange: () => () => undefined,
      setAside: null,
    },
    push,
    board: {
      show: () => undefined,
      tell: () => undefined,
      isQuiet: () => true,
      isLooking: () => true,
      onLooked: () => () => undefined,
      hadNews: () => false,
    },
    words: { invite: null, nickname: null, memory: false },
    say: () => undefined,
  });
