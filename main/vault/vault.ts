import { dirname, join } from 'node:path';
import type { Bytes32 } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import { AlarmStore } from './alarm-store.ts';
import { Care } from './care.ts';
import { CertificateStore } from './certificate-store.ts';
import { VaultDatabase } from './database.ts';
import type { DiskTrouble } from './disk-state.ts';
import { DraftStore } from './draft-store.ts';
import { ErasureStore } from './erasure-store.ts';
import { FeedStore } from './feed-store.ts';
import { KeptBatches } from './kept-batches.ts';
import { KeepingStore } from './keeping-store.ts';
import { MembershipStore } from './membership-store.ts';
import { OutboxStore } from './outbox-store.ts';
import { PinStore } from './pin-store.ts';
import { PseudonymStore } from './pseudonym-store.ts';
import { ReceiptStore } from './receipt-store.ts';
import { RereadStore } from './reread-store.ts';
import { SearchStore } from './search/store.ts';
import { StrayStore } from './stray-store.ts';
import { ThreadMarks } from './thread-marks.ts';
import { ThreadStore } from './thread-store.ts';

/** Everything that this person has on this PC: an encrypted file, and beside it a second copy of what cannot be had again; or memory that ends with the process. */
export class Vault {
  readonly membership: MembershipStore;
  readonly certificates: CertificateStore;
  readonly pseudonyms: PseudonymStore;
  readonly feed: FeedStore;
  readonly kept: KeptBatches;
  readonly reread: RereadStore;
  readonly search: SearchStore;
  readonly threads: ThreadStore;
  readonly marks: ThreadMarks;
  readonly drafts: DraftStore;
  readonly outbox: OutboxStore;
  readonly receipts: ReceiptStore;
  readonly erasures: ErasureStore;
  readonly alarm: AlarmStore;
  readonly keeping: KeepingStore;
  readonly pin: PinStore;
  readonly strays: StrayStore;
  readonly #database: VaultDatabase;
  #care: Care | null = null;

  private constructor(database: VaultDatabase, environment: Environment) {
    this.#database = database;
    this.alarm = new AlarmStore(database);
    this.keeping = new KeepingStore(database);
    this.pin = new PinStore(database);
    this.strays = new StrayStore(database);
    this.membership = new MembershipStore(database);
    this.certificates = new CertificateStore(database);
    this.pseudonyms = new PseudonymStore(database);
    this.reread = new RereadStore(database);
    this.search = new SearchStore(database);
    this.feed = new FeedStore(database, this.pseudonyms, this.reread, this.search);
    this.kept = new KeptBatches(database);
    this.threads = new ThreadStore(database);
    this.marks = new ThreadMarks(database);
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
    const { file, key, environment } = options;
    const copy = file === null ? null : join(dirname(file), 'own.db');
    return new Vault(VaultDatabase.open(file, key, copy), environment);
  }

  /** Begins to read, in small pieces and with long pauses, everything that lies in the file: damage is found before it is met. Ends with `close`. */
  startCare(environment: Environment): void {
    this.#care ??= new Care(this.#database, environment);
  }

  /** Reads the second copy of what cannot be had again, and puts right what is not as it should be. */
  reviewCopy(): void {
    this.#database.reviewCopy();
  }

  /** All or nothing, also after a power cut. May be nested. `work` must not wait for anything. */
  transaction<T>(work: () => T): T {
    return this.#database.transaction(work);
  }

  /** As {@link VaultDatabase.copyInto}. */
  copyInto(file: string): void {
    this.#database.copyInto(file);
  }

  /** What the disk refused when something was last written; `null` once it takes it again. */
  get disk(): DiskTrouble | null {
    return this.#database.disk;
  }

  onDiskChanged(listener: () => void): () => void {
    return this.#database.onDiskChanged(listener);
  }

  /** Tells once that the file is damaged: nothing is read or written any more, every call throws VaultError 'vault-damaged'. */
  onDamaged(listener: () => void): () => void {
    return this.#database.onDamaged(listener);
  }

  close(): void {
    this.#care?.stop();
    this.#database.close();
  }
}
