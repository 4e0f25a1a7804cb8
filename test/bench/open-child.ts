import { Client } from '../../main/client.ts';
import { Vault } from '../../main/vault/vault.ts';
import { fromHex, type Bytes32 } from '../../protocol/bytes.ts';
import { VirtualEnvironment } from '../virtual-environment.ts';
import { BareFile, loadSqlite } from './bare.ts';
import { openRoom } from './room.ts';

/**
 * `vault FILE KEY`, `app FILE KEY` or `bare FILE`: from a process that has its code in memory, and nothing else, to the first list with its
 * counts; of the vault and what it means, of everything that the app is made of but its window, or of SQLite alone. Prints how long that took
 * (ms) and what was seen.
 */
const [which = '', file = '', key = ''] = process.argv.slice(2);
const limit = 50;
const environment = new VirtualEnvironment();
loadSqlite();

type Opened = {
  list: (page: { filter: 'inbox'; topic: null; offset: number; limit: number }) => {
    threads: { title: string }[];
    total: number;
  };
  counts: () => { unread: number };
};

function open(): Opened {
  const bytes = fromHex<Bytes32>(key, 32);
  if (which === 'vault') {
    const { inbox } = openRoom(file, bytes, environment);
    return { list: (page) => inbox.threads(page), counts: () => inbox.counts() };
  }
  const vault = Vault.open({ file, key: bytes, environment });
  // Nothing is started: no worker is needed.
  const workerUrl = new URL(import.meta.url);
  const client = new Client({ vault, vaultState: { mode: 'keychain' }, environment, workerUrl });
  client.appState();
  return { list: (page) => client.threads(page), counts: () => client.counts() };
}

function openBare(): Opened {
  const bare = new BareFile(file);
  const list: Opened['list'] = ({ offset, limit: most }) => {
    const { titles, total } = bare.page(offset, most);
    return { threads: titles.map((title) => ({ title })), total };
  };
  return { list, counts: () => bare.counts() };
}

const began = performance.now();
const { list, counts } = which === 'bare' ? openBare() : open();
const opened = performance.now();
const { threads, total } = list({ filter: 'inbox', topic: null, offset: 0, limit });
const { unread } = counts();
const ended = performance.now();
const titles = threads.map(({ title }) => title);
process.stdout.write(
  JSON.stringify({ ms: ended - began, opening: opened - began, titles, total, unread }),
);
