import type { Bytes32 } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import { AlarmStore } from './alarm-store.ts';
import { CertificateStore } from './certificate-store.ts';
import { VaultDatabase } from './database.ts';
import { DraftStore } from './draft-store.ts';
import { ErasureStore } from './erasure-store.ts';
import { FeedStore } from './feed-store.ts';
import { MembershipStore } from './membership-store.ts';
import { OutboxStore } from './outbox-store.ts';
import { PseudonymStore } from './pseudonym-store.ts';
import { ReceiptStore } from './receipt-store.ts';
import { StrayStore } from './stray-store.ts';
import { ThreadStore } from './thread-store.ts';

/** Everything that this person has on this PC: one encrypted file, or memory that ends with the process. */
export class Vault {
  readonly membership: MembershipStore;
  readonly certificates: CertificateStore;
  readonly pseudonyms: PseudonymStore;
  readonly feed: FeedStore;
  readonly threads: ThreadStore;
  readonly drafts: DraftStore;
  readonly outbox: OutboxStore;
  readonly receipts: ReceiptStore;
  readonly erasures: ErasureStore;
  readonly alarm: AlarmStore;
  readonly strays: StrayStore;
  readonly #database: VaultDatabase;

  private constructor(database: VaultDatabase, environment: Environment) {
    this.#database = database;
    this.alarm = new AlarmStore(database);
    this.strays = new StrayStore(database);
    this.membership = new MembershipStore(database);
    this.certificates = new CertificateStore(database);
    this.pseudonyms = new PseudonymStore(database);
    this.feed = new FeedStore(database, this.pseudonyms);
    this.threads = new ThreadStore(database);
    this.drafts = new DraftStore(database, environment);
    this.outbox = new OutboxStore(database, this.drafts);
    this.receipts = new ReceiptStore(database);
    this.erasures = new ErasureStore(database);
  }

  /**
   * `file`: `null` keeps everything in memory. Creates the file if it is not there.
   * Throws VaultError: 'vault-damaged' (also for a wrong key), 'vault-newer', 'vault-locked' (another process has it, or it may not be
   * read), 'disk-full'. A file that does not open is left as it is.
   */
  static open(options: { file: string | null; key: Bytes32; environment: Environment }): Vault {
    return new Vault(VaultDatabase.open(options.file, options.key), options.environment);
  }

  /** All or nothing, also after a power cut. May be nested. `work` must not wait for anything. */
  transaction<T>(work: () => T): T {
    return this.#database.transaction(work);
  }

  close(): void {
    this.#database.close();
  }
}
