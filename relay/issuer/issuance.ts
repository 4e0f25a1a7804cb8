import type { DatabaseSync } from 'node:sqlite';
import { concat, equal, type Bytes, type EdPublicKey } from '../../protocol/bytes.ts';
import { epochAt } from '../../protocol/calendar.ts';
import type { Environment } from '../../protocol/environment.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { sealedInfo } from '../../protocol/frames/issuer.ts';
import { hpkeSeal } from '../../protocol/hpke.ts';
import { sha256 } from '../../protocol/hash.ts';
import { u32 } from '../../protocol/layout.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { blob, blobOrNull, emptyJournal } from '../storage/database.ts';
import type { Epochs } from './epochs.ts';
import { IssuerError } from './issuer-error.ts';
import type { Member } from './roster.ts';

/** Requests that may wait for the signer; more are told to come again. */
const maxWaiting = 64;

/** Hands out the certificates of an epoch: the full quota, once per member, the same answer to the same request. */
export class Issuance {
  readonly #database: DatabaseSync;
  readonly #manifest: Manifest;
  readonly #epochs: Epochs;
  readonly #environment: Environment;
  readonly #statements;
  #waiting = 0;
  #stopped = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    database: DatabaseSync,
    manifest: Manifest,
    epochs: Epochs,
    environment: Environment,
  ) {
    this.#database = database;
    this.#manifest = manifest;
    this.#epochs = epochs;
    this.#environment = environment;
    const prepare = (sql: string) => database.prepare(sql);
    this.#statements = {
      one: prepare('SELECT request, answer FROM issuances WHERE member = ? AND epoch = ?'),
      reserve: prepare(
        'INSERT INTO issuances (member, epoch, request) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      ),
      answer: prepare('UPDATE issuances SET answer = ? WHERE member = ? AND epoch = ?'),
      deleteBefore: prepare('DELETE FROM issuances WHERE epoch < ?'),
    };
  }

  /**
   * The blind signatures of a request, in its order, sealed to the member: kem 32 ‖ ciphertext. Throws IssuerError 'unknown-epoch',
   * 'wrong-count', 'quota-used', 'busy'; ProtocolError 'format'.
   */
  async certify(
    member: Member,
    epoch: number,
    blinded: readonly Bytes<384>[],
  ): Promise<Uint8Array> {
    const now = epochAt(this.#manifest, this.#environment.now());
    const signer = epoch === now || epoch === now + 1 ? this.#epochs.signer(epoch) : null;
    if (!signer) throw new IssuerError('unknown-epoch');
    if (blinded.length !== this.#manifest.quota.certificates) throw new IssuerError('wrong-count');
    if (!blinded.every((message) => signer.takes(message)))
      throw new ProtocolError('format', 'blinded');
    const stored = this.#reserve(member.key, epoch, sha256(u32(epoch), ...blinded));
    if (stored) return stored;
    if (this.#waiting >= maxWaiting) throw new IssuerError('busy');
    this.#waiting += 1;
    const turn = this.#turn.then(() => this.#sign(member, epoch, blinded));
    // Only the end is kept: an answer must not stay in memory after its epoch.
    this.#turn = turn.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Deletes requests and answers of epochs before one, from the disk's files too. */
  deleteBefore(epoch: number): void {
    this.#statements.deleteBefore.run(epoch);
    // Each time: a crash may have come between an earlier deletion and this.
    emptyJournal(this.#database);
  }

  /** Signs nothing more; resolves when nothing is being signed. Who was left waiting asks again with the same request. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#turn;
  }

  /** Takes the member's quota for this request, or answers what the same request was answered. */
  #reserve(member: EdPublicKey, epoch: number, request: Uint8Array): Uint8Array | null {
    this.#statements.reserve.run(member, epoch, request);
    const row = this.#statements.one.get(member, epoch);
    if (!row || !equal(blob(row['request']), request)) throw new IssuerError('quota-used');
    return blobOrNull(row['answer']);
  }

  async #sign(member: Member, epoch: number, blinded: readonly Bytes<384>[]): Promise<Uint8Array> {
    const signer = this.#epochs.signer(epoch);
    if (!signer) throw new IssuerError('unknown-epoch');
    const signatures: Uint8Array[] = [];
    for (const message of blinded) {
      if (this.#stopped) throw new IssuerError('busy');
      signatures.push(signer.sign(message));
      // 3 ms each: between them, others get their turn.
      await new Promise<void>((resolve) => {
        this.#environment.after(0, resolve);
      });
    }
    const nothing = new Uint8Array(0);
    const sealed = await hpkeSeal(
      member.sealTo,
      sealedInfo('certified'),
      nothing,
      concat(...signatures),
    );
    const answer = concat(sealed.kem, sealed.ciphertext);
    this.#statements.answer.run(answer, member.key, epoch);
    return answer;
  }
}
