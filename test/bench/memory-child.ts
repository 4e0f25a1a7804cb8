import { Client } from '../../main/client.ts';
import { Vault } from '../../main/vault/vault.ts';
import { fromHex, type Bytes32 } from '../../protocol/bytes.ts';
import { VirtualEnvironment } from '../virtual-environment.ts';
import { CohortOf54 } from './cohort-of-54.ts';
import { numbersFrom } from './numbers.ts';
import { Words } from './words.ts';

/** `VAULT KEY ROUND`: what a process needs that works with a vault, megabytes after each step. Posts that it stores come from `ROUND` on. */
const [file = '', key = '', from = ''] = process.argv.slice(2);
const stored = 2000;
const limit = 100;

type Use = { rss: number; heap: number };
const use = (): Use => {
  const { rss, heapUsed } = process.memoryUsage();
  return { rss: rss / 1e6, heap: heapUsed / 1e6 };
};

const environment = new VirtualEnvironment();
const vault = Vault.open({ file, key: fromHex<Bytes32>(key, 32), environment });
const client = new Client({
  vault,
  vaultState: { mode: 'keychain' },
  environment,
  // Nothing is started: no worker is needed.
  workerUrl: new URL(import.meta.url),
});
client.appState();
client.threads({ filter: 'inbox', topic: null, offset: 0, limit });
client.counts();
const opened = use();

const { total } = client.threads({ filter: 'inbox', topic: null, offset: 0, limit });
for (let offset = 0; offset < total; offset += limit) {
  const { threads } = client.threads({ filter: 'inbox', topic: null, offset, limit });
  const [first] = threads;
  if (first) client.thread({ id: first.id });
}
client.inbox().outside.waiting();
for (const text of ['가', '오늘', '힘드', 'ㅇㄴ', '좋은 사람']) {
  client.search({ text, scope: 'all', topic: null, offset: 0, limit: 20 });
}
const listed = use();

const cohort = new CohortOf54(new VirtualEnvironment({ seed: 'later' }), new Words(numbersFrom(7)));
for (const frame of cohort.frames(stored, Number(from))) vault.feed.append(frame);
const written = use();
vault.close();
process.stdout.write(JSON.stringify({ opened, listed, written, total }));
