import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemEnvironment } from '../../protocol/environment.ts';
import { addressOfUrl, freePorts } from '../../relay/address.ts';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import { approveBadges } from '../../relay/coordinator/notices.ts';
import type { Kit } from '../../relay/coordinator/kit.ts';
import { initDemo } from '../../relay/demo.ts';
import { moveIdentity, readIdentity } from '../../relay/identity.ts';
import { Folder } from '../../relay/storage/folder.ts';
import { allThreads, runClient, until, type RunningClient } from '../fixtures/running-client.ts';
import { canaryOf, wordAt, wordsIn } from './canary.ts';
import { CuttingProxy } from './cutting-proxy.ts';
import { holdingsOf } from './holdings.ts';
import { Pc, type PcOptions } from './pc.ts';
import { filesWithWords } from './plaintext.ts';
import { Role } from './role.ts';
import { judge, type PublicFeed, type Verdict } from './verdict.ts';

export type TownOptions = { seed: string; certificates: number; roundLength: number };

/**
 * A cohort with a real relay, each role in a process of its own, the gate behind a proxy that can cut; a member who reads everything; and the
 * PCs that the faults happen to.
 */
export class Town {
  readonly root: string;
  readonly canary: string;
  readonly seed: string;
  readonly feed: Role;
  readonly proxy: CuttingProxy;
  #reader: RunningClient;
  readonly #kit: Kit;
  readonly #roles: readonly Role[];
  readonly #pcs: Pc[] = [];
  #persons = 0;

  private constructor(parts: {
    root: string;
    seed: string;
    kit: Kit;
    roles: readonly Role[];
    feed: Role;
    proxy: CuttingProxy;
    reader: RunningClient;
  }) {
    this.root = parts.root;
    this.seed = parts.seed;
    this.canary = canaryOf(parts.seed);
    this.feed = parts.feed;
    this.proxy = parts.proxy;
    this.#reader = parts.reader;
    this.#kit = parts.kit;
    this.#roles = parts.roles;
  }

  static async found({ seed, certificates, roundLength }: TownOptions): Promise<Town> {
    const root = mkdtempSync(join(tmpdir(), 'kkanbu-faults-'));
    const data = join(root, 'relay');
    const kit = await initDemo({
      data,
      environment: systemEnvironment,
      passphrase: 'test only',
      overrides: {
        roundLength,
        minSet: 2,
        seats: { mentee: 100, mentor: 20, coordinator: 1 },
        // The rest is for answers and comments in others' threads.
        quota: { certificates, questions: Math.ceil(certificates / 3) },
      },
    });
    const proxy = await proxyBeforeGate(data);
    const [feed, ...others] = (['feed', 'issuer', 'gate'] as const).map(
      (role) => new Role(data, role),
    );
    if (!feed) throw new Error('no feed');
    const roles = [feed, ...others];
    for (const role of roles) await role.start();
    const reader = await newReader(kit, '읽는이');
    return new Town({ root, seed, kit, roles, feed, proxy, reader });
  }

  get pcs(): readonly Pc[] {
    return this.#pcs;
  }

  /** Where the relay keeps what it has. */
  get data(): string {
    return join(this.root, 'relay');
  }

  /** A PC that has not joined yet. */
  async newPc(role: 'mentee' | 'mentor' = 'mentee', more: Partial<PcOptions> = {}): Promise<Pc> {
    this.#persons += 1;
    const person = this.#persons;
    const root = join(this.root, `pc-${person}`);
    mkdirSync(root);
    const [invite = ''] = await createInvites(this.#kit, role, 1);
    const nickname = role === 'mentor' ? `나무${String.fromCodePoint(0xac00 + 28 * person)}` : null;
    const pc = new Pc({ root, canary: this.canary, person, invite, nickname, ...more });
    this.#pcs.push(pc);
    return pc;
  }

  /** A PC whose member has certificates and may send; the app runs. */
  async readyPc(role: 'mentee' | 'mentor' = 'mentee', more: Partial<PcOptions> = {}): Promise<Pc> {
    const pc = await this.newPc(role, more);
    pc.start();
    await pc.ready();
    return pc;
  }

  /** Certifies the badges that mentors have asked for. */
  async certifyBadges(): Promise<void> {
    await approveBadges(this.#kit);
  }

  /** Somebody new reads instead, who has only what the feed has now. */
  async exchangeReader(): Promise<void> {
    const fresh = await newReader(this.#kit, '새사람');
    await this.#reader.end();
    this.#reader = fresh;
  }

  /** The feed as another member has it, once that has read as far as `syncedAt`, ms. */
  async publicFeed(syncedAt: number | null): Promise<PublicFeed> {
    const { client, vault } = this.#reader;
    await until(this.#reader, 'the reader has read as much', () => {
      const read = client.status().syncedAt;
      return syncedAt === null || (read !== null && read >= syncedAt);
    }).catch(() => undefined);
    const shown = new Map<string, number>();
    for (const { summary, posts } of allThreads(this.#reader)) {
      const text = [summary.title, ...posts.map((post) => post.text)].join(' ');
      for (const word of wordsIn(text, this.canary)) shown.set(word, (shown.get(word) ?? 0) + 1);
    }
    return { messages: holdingsOf(vault, this.canary).feed, shown };
  }

  /** What became of a PC's words. Its app runs, and ends. */
  async verdictOf(pc: Pc, syncedAt: number | null): Promise<Verdict> {
    const holdings = await pc.holdings();
    const feed = await this.publicFeed(syncedAt);
    const place = { person: pc.person, life: 0, number: 0 };
    const own = wordAt(this.canary, place).slice(0, this.canary.length + 1);
    return judge(pc.ledger, holdings, feed, (word) => word.startsWith(own));
  }

  /** Files of PCs and relay in which words stand readable. */
  filesWithWords(): string[] {
    return filesWithWords([this.root], this.canary).map((file) => file.slice(this.root.length + 1));
  }

  async close(): Promise<void> {
    await Promise.all(this.#pcs.filter((pc) => pc.isRunning).map((pc) => pc.kill()));
    await this.#reader.end();
    for (const role of this.#roles.toReversed()) await role.kill();
    await this.proxy.close();
    rmSync(this.root, { recursive: true, force: true });
  }
}

async function newReader(kit: Kit, nickname: string): Promise<RunningClient> {
  const [invite = ''] = await createInvites(kit, 'mentor', 1);
  const reader = runClient();
  await reader.client.join({ invite, nickname });
  return reader;
}

/** The manifest goes on naming the place where the proxy listens; the gate itself listens elsewhere. */
async function proxyBeforeGate(data: string): Promise<CuttingProxy> {
  const folder = new Folder(data).inside('gate');
  const { url, tls } = readIdentity(folder);
  const named = addressOfUrl(url);
  const [port = 0] = await freePorts(named.host, 1);
  const own = { host: named.host, port };
  await moveIdentity(folder, own, systemEnvironment, tls);
  return CuttingProxy.listen(named, own);
}
