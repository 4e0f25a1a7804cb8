import type { DatabaseSync } from 'node:sqlite';
import { concat, equal, type Bytes, type EdPublicKey } from '../../protocol/bytes.ts';
import { epochAt } from '../../protocol/calendar.ts';
import type { Environment } from '../../protocol/environment.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { replacementEpochs, sealedInfo } from '../../protocol/frames/issuer.ts';
import { hpkeSeal } from '../../protocol/hpke.ts';
import { sha256 } from '../../protocol/hash.ts';
import { u32 } from '../../protocol/layout.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { blob, blobOrNull, emptyJournal, integer, transaction } from '../storage/database.ts';
import type { Epochs } from './epochs.ts';
import { IssuerError } from './issuer-error.ts';
import type { Member } from './roster.ts';

/** Requests that may wait for the signer; more are told to come again. */
const maxWaiting = 64;

/** A request for an epoch's quota. `replacement`: for a PC that was lost with the quota of this epoch. */
export type QuotaRequest = {
  epoch: number;
  blinded: readonly Bytes<384>[];
  replacement: boolean;
};

/**
 * Hands out the certificates of an epoch: the full quota, once per member, the same answer to the same request; and once in
 * {@link replacementEpochs} epochs a second time, to a member that lost its PC.
 */
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
      one: prepare(
        'SELECT request, answer FROM issuances WHERE member = ? AND epoch = ? AND replacement = ?',
      ),
      reserve: prepare(
        'INSERT INTO issuances (member, epoch, replacement, request) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ),
      answer: prepare(
        'UPDATE issuances SET answer = ? WHERE member = ? AND epoch = ? AND replacement = ?',
      ),
      replaced: prepare('SELECT replaced FROM members WHERE key = ?'),
      setReplaced: prepare('UPDATE members SET replaced = ? WHERE key = ?'),
      deleteBefore: prepare('DELETE FROM issuances WHERE epoch < ?'),
    };
  }

  /**
   * The blind signatures of a request, in its order, sealed to the member: kem 32 ‖ ciphertext. Throws IssuerError 'unknown-epoch',
   * 'wrong-count', 'quota-used', 'replacement-used', 'not-allowed' (a replacement of what was never used), 'not-a-member' (not any more in
   * that epoch), 'busy'; ProtocolError 'format'.
   */
  async certify(member: Member, request: QuotaRequest): Promise<Uint8Array> {
    const { epoch, blinded } = request;
    const now = epochAt(this.#manifest, this.#environment.now());
    const signer = epoch === now || epoch === now + 1 ? this.#epochs.signer(epoch) : null;
    if (!signer) throw new IssuerError('unknown-epoch');
    if (member.until !== null && epoch >= member.until) throw new IssuerError('not-a-member');
    if (blinded.length !== this.#manifest.quota.certificates) throw new IssuerError('wrong-count');
    if (!blinded.every((message) => signer.takes(message)))
      throw new ProtocolError('format', 'blinded');
    const stored = this.#reserve(member.key, request);
    if (stored) return stored;
    if (this.#waiting >= maxWaiting) throw new IssuerError('busy');
    this.#waiting += 1;
    const turn = this.#turn.then(() => this.#sign(member, request));
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
  #reserve(member: EdPublicKey, { epoch, blinded, replacement }: QuotaRequest): Uint8Array | null {
    const request = sha256(u32(epoch), ...blinded);
    const which = replacement ? 1 : 0;
    return transaction(this.#database, () => {
      const before = this.#statements.one.get(member, epoch, which);
      if (!before && replacement) this.#takeReplacement(member, epoch);
      this.#statements.reserve.run(member, epoch, which, request);
      const row = this.#statements.one.get(member, epoch, which);
      if (!row || !equal(blob(row['request']), request))
        throw new IssuerError(replacement ? 'replacement-used' : 'quota-used');
      return blobOrNull(row['answer']);
    });
  }

  #takeReplacement(member: EdPublicKey, epoch: number): void {
    if (!this.#statements.one.get(member, epoch, 0)) throw new IssuerError('not-allowed');
    const last = this.#statements.replaced.get(member)?.['replaced'] ?? null;
    if (last !== null && epoch < integer(last) + replacementEpochs)
      throw new IssuerError('replacement-used');
    this.#statements.setReplaced.run(epoch, member);
  }

  async #sign(member: Member, request: QuotaRequest): Promise<Uint8Array> {
    const { epoch, blinded, replacement } = request;
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
    this.#statements.answer.run(answer, member.key, epoch, replacement ? 1 : 0);
    return answer;
  }
}
