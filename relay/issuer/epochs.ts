import type { DatabaseSync } from 'node:sqlite';
import { sized, type SharedKey, type XPublicKey } from '../../protocol/bytes.ts';
import type { EpochKeys } from '../../protocol/frames/issuer.ts';
import type { Environment } from '../../protocol/environment.ts';
import { readKeyPair } from '../../protocol/read-proof.ts';
import { commitment } from '../../protocol/roll.ts';
import { mentorSealing } from '../../protocol/sealing.ts';
import type { EpochCard } from '../cards.ts';
import { blob, integer } from '../storage/database.ts';
import type { SecretFiles } from '../storage/secret-files.ts';
import { BlindSigner, makeIssuerKey } from './blind-signer.ts';

/** The secrets of the epochs: an RSA key each, until the epoch ends, and the shared keys. */
export class Epochs {
  readonly #files: SecretFiles;
  readonly #environment: Environment;
  readonly #signers = new Map<number, BlindSigner>();
  readonly #making = new Map<number, Promise<EpochCard>>();
  readonly #statements;

  constructor(database: DatabaseSync, files: SecretFiles, environment: Environment) {
    this.#files = files;
    this.#environment = environment;
    const prepare = (sql: string) => database.prepare(sql);
    this.#statements = {
      one: prepare('SELECT issuer_key, k_all, k_mentor, mentor_seal FROM epochs WHERE epoch = ?'),
      upTo: prepare('SELECT epoch, k_all, k_mentor FROM epochs WHERE epoch <= ? ORDER BY epoch'),
      add: prepare(
        'INSERT INTO epochs (epoch, issuer_key, k_all, k_mentor, mentor_seal) VALUES (?, ?, ?, ?, ?)',
      ),
    };
  }

  /** What an epoch's notice commits to; its keys are made if there are none. */
  open(epoch: number): Promise<EpochCard> {
    const card = this.#card(epoch);
    if (card) return Promise.resolve(card);
    const making =
      this.#making.get(epoch) ?? this.#make(epoch).finally(() => this.#making.delete(epoch));
    this.#making.set(epoch, making);
    return making;
  }

  /** `null` where the epoch was never opened, or is over. */
  signer(epoch: number): BlindSigner | null {
    const cached = this.#signers.get(epoch);
    if (cached) return cached;
    const key = this.#files.read(epoch);
    if (!key || !this.#card(epoch)) return null;
    const signer = new BlindSigner(key);
    this.#signers.set(epoch, signer);
    return signer;
  }

  /** The shared keys of all epochs up to one. */
  keysUpTo(epoch: number): EpochKeys[] {
    return this.#statements.upTo.all(epoch).map((row) => ({
      epoch: integer(row['epoch']),
      all: sized<SharedKey>(blob(row['k_all']), 32),
      mentor: sized<SharedKey>(blob(row['k_mentor']), 32),
    }));
  }

  /** Deletes the RSA keys of epochs before one; answers how many. */
  eraseBefore(epoch: number): number {
    const ended = this.#files.numbers().filter((number) => number < epoch);
    for (const number of ended) {
      this.#files.erase(number);
      this.#signers.delete(number);
    }
    return ended.length;
  }

  #card(epoch: number): EpochCard | null {
    const row = this.#statements.one.get(epoch);
    if (!row) return null;
    const all = sized<SharedKey>(blob(row['k_all']), 32);
    return {
      epoch,
      issuerKey: blob(row['issuer_key']),
      allCommitment: commitment(all),
      mentorCommitment: commitment(blob(row['k_mentor'])),
      readKey: readKeyPair(all).publicKey,
      mentorSeal: sized<XPublicKey>(blob(row['mentor_seal']), 32),
    };
  }

  async #make(epoch: number): Promise<EpochCard> {
    const key = await makeIssuerKey();
    this.#files.write(epoch, key);
    const { publicKey } = new BlindSigner(key);
    const all = this.#environment.random(32);
    const mentor = sized<SharedKey>(this.#environment.random(32), 32);
    const seal = await mentorSealing(mentor);
    this.#statements.add.run(epoch, publicKey, all, mentor, seal.publicKey);
    const card = this.#card(epoch);
    if (!card) throw new Error('the epoch was not kept');
    return card;
  }
}
