import { Client } from '../../main/client.ts';
import { Vault } from '../../main/vault/vault.ts';
import { fromHex, type Bytes32 } from '../../protocol/bytes.ts';
import { VirtualEnvironment } from '../virtual-environment.ts';
import { BareFile, loadSqlite } from './bare.ts';

/**
 * `vault FILE KEY` or `bare FILE`: from a process that has its code in memory, and nothing else, to the first list with its counts. Prints how
 * long that took (ms) and what was seen.
 */
const [which = '', file = '', key = ''] = process.argv.slice(2);
const limit = 50;
loadSqlite();

function openVault(): { opened: number; titles: string[]; total: number; unread: number } {
  const environment = new VirtualEnvironment();
  const vault = Vault.open({ file, key: fromHex<Bytes32>(key, 32), environment });
  const opened = performance.now();
  const client = new Client({
    vault,
    vaultState: { mode: 'keychain' },
    environment,
    // Nothing is started: no worker is needed.
    workerUrl: new URL(import.meta.url),
  });
  const { threads, total } = client.threads({ filter: 'inbox', topic: null, offset: 0, limit });
  const { unread } = client.counts();
  return { opened, titles: threads.map(({ title }) => title), total, unread };
}

function openBare(): { opened: number; titles: string[]; total: number; unread: number } {
  const bare = new BareFile(file);
  const opened = performance.now();
  return { opened, ...bare.page(0, limit), ...bare.counts() };
}

const began = performance.now();
const { opened, ...seen } = which === 'vault' ? openVault() : openBare();
const ended = performance.now();
process.stdout.write(JSON.stringify({ ms: ended - began, opening: opened - began, ...seen }));
