import type { Bytes, EdSeed } from '../../protocol/bytes.ts';
import type { Certificate } from '../../protocol/certificate.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { modulusLength } from '../../protocol/rules.ts';
import type { VaultDatabase } from './database.ts';

/** A pseudonym's seed on its way to a certificate. `blinded` goes to the issuer, the rest stays here. */
export type PendingCertificate = {
  seed: EdSeed;
  prepared: Uint8Array;
  blinded: Uint8Array;
  inverse: Uint8Array;
};

/** A certified pseudonym that no thread has seen yet. */
export type StockedCertificate = { seed: EdSeed; epoch: number; certificate: Certificate };

/** Certificates: those asked for, those in stock, and how many questions an epoch has cost. */
export class CertificateStore {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  /** What was asked for and not answered yet; `null` if nothing was. */
  pending(epoch: number): PendingCertificate[] | null {
    const rows = this.#database.all(
      'SELECT * FROM pending_certificate WHERE epoch = ? ORDER BY place',
      epoch,
    );
    if (rows.length === 0) return null;
    return rows.map((row) => ({
      seed: row.bytes<EdSeed>('seed', 32),
      prepared: row.blob('prepared'),
      blinded: row.bytes('blinded', modulusLength),
      inverse: row.blob('inverse'),
    }));
  }

  /** Keeps a request before it is made: sent again, it must be the same byte for byte. */
  savePending(epoch: number, list: readonly PendingCertificate[]): void {
    this.#database.transaction(() => {
      this.#database.run('DELETE FROM pending_certificate WHERE epoch = ?', epoch);
      list.forEach(({ seed, prepared, blinded, inverse }, place) => {
        this.#database.run(
          'INSERT INTO pending_certificate VALUES (?, ?, ?, ?, ?, ?)',
          epoch,
          place,
          seed,
          prepared,
          blinded,
          inverse,
        );
      });
    });
  }

  /**
   * Moves what was asked for into the stock; `certificates` in the order of the request.
   * Throws ProtocolError 'length' unless there is one for each.
   */
  complete(epoch: number, certificates: readonly Certificate[]): void {
    this.#database.transaction(() => {
      const pending = this.pending(epoch) ?? [];
      if (pending.length !== certificates.length) throw new ProtocolError('length', 'certificates');
      certificates.forEach(({ prefix, signature }, place) => {
        const seed = pending[place]?.seed;
        if (!seed) throw new ProtocolError('length', 'certificates');
        this.#database.run(
          'INSERT INTO certificate (epoch, seed, prefix, signature) VALUES (?, ?, ?, ?)',
          epoch,
          seed,
          prefix,
          signature,
        );
      });
      this.#database.run('DELETE FROM pending_certificate WHERE epoch = ?', epoch);
      this.#database.run('INSERT OR IGNORE INTO certified_epoch (epoch) VALUES (?)', epoch);
    });
  }

  /** Epochs whose certificates were fetched, in order. */
  completedEpochs(): number[] {
    return this.#database
      .all('SELECT epoch FROM certified_epoch ORDER BY epoch')
      .map((row) => row.integer('epoch'));
  }

  /** How many certificates of an epoch are left. */
  stock(epoch: number): number {
    const row = this.#database.get('SELECT count(*) AS n FROM certificate WHERE epoch = ?', epoch);
    return row?.integer('n') ?? 0;
  }

  /** Takes one out of the stock, for good. */
  take(epoch: number): StockedCertificate | null {
    const row = this.#database.get(
      `DELETE FROM certificate
       WHERE number = (SELECT number FROM certificate WHERE epoch = ? ORDER BY number LIMIT 1)
       RETURNING seed, epoch, prefix, signature`,
      epoch,
    );
    if (!row) return null;
    return {
      seed: row.bytes<EdSeed>('seed', 32),
      epoch: row.integer('epoch'),
      certificate: {
        prefix: row.bytes<Bytes<32>>('prefix', 32),
        signature: row.bytes<Bytes<384>>('signature', modulusLength),
      },
    };
  }

  /** Puts one back that was taken for a question, and that nobody has seen: first in line, so that a question that is changed keeps its name. */
  giveBack({ seed, epoch, certificate }: StockedCertificate): void {
    this.#database.transaction(() => {
      this.#database.run(
        `INSERT INTO certificate (number, epoch, seed, prefix, signature)
         VALUES ((SELECT coalesce(min(number), 1) - 1 FROM certificate), ?, ?, ?, ?)`,
        epoch,
        seed,
        certificate.prefix,
        certificate.signature,
      );
      this.#database.run(
        'UPDATE certified_epoch SET questions = questions - 1 WHERE epoch = ? AND questions > 0',
        epoch,
      );
    });
  }

  /** How many certificates of an epoch went into questions. */
  questions(epoch: number): number {
    const row = this.#database.get('SELECT questions FROM certified_epoch WHERE epoch = ?', epoch);
    return row?.integer('questions') ?? 0;
  }

  countQuestion(epoch: number): void {
    this.#database.run(
      'UPDATE certified_epoch SET questions = questions + 1 WHERE epoch = ?',
      epoch,
    );
  }

  /** Forgets what can no longer be used. */
  dropBefore(epoch: number): void {
    this.#database.transaction(() => {
      this.#database.run('DELETE FROM pending_certificate WHERE epoch < ?', epoch);
      this.#database.run('DELETE FROM certificate WHERE epoch < ?', epoch);
      this.#database.run('DELETE FROM certified_epoch WHERE epoch < ?', epoch);
    });
  }
}
