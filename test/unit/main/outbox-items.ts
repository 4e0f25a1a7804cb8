import { sealedPart, type OutboxItem, type OutboxPart } from '../../../main/vault/outbox-row.ts';
import type { DraftInput } from '../../../main/vault/draft-store.ts';
import type { PendingCertificate } from '../../../main/vault/certificate-store.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { sized, type Bytes, type Bytes32, type EdSeed } from '../../../protocol/bytes.ts';
import type { Environment } from '../../../protocol/environment.ts';
import { sha256 } from '../../../protocol/hash.ts';

/** 32 hex digits, the same for the same number. */
export const idOf = (number: number): string => number.toString(16).padStart(32, '0');

/** A thread's name that nobody's key stands behind. */
export const someThread = (number: number): string => number.toString(16).padStart(64, '0');

export function draft(number: number, words: Partial<DraftInput> = {}): DraftInput {
  return {
    id: idOf(number),
    kind: 'question',
    thread: null,
    title: '',
    text: '',
    topic: 'heart',
    audience: 'everyone',
    mentor: null,
    target: null,
    reason: null,
    ...words,
  };
}

export function entry(number: number, words: Partial<OutboxItem> = {}): OutboxItem {
  const content = words.content ?? {
    kind: 'question',
    topic: 'information',
    title: '제목',
    text: '내용',
  };
  return {
    id: idOf(number),
    kind: content.kind,
    content,
    thread: null,
    opens: content.kind === 'question',
    audience: 'everyone',
    mentor: null,
    choice: 'soon',
    createdAt: 1,
    state: 'kept',
    hold: null,
    why: null,
    plannedRound: null,
    parts: [],
    ...words,
  };
}

/** A sealed post of an entry, as far as the outbox looks at it. */
export function part(environment: Environment, sequence: number): OutboxPart {
  const post = environment.random(4770);
  return sealedPart(sequence, post, sha256(post));
}

export function pending(environment: Environment, count: number): PendingCertificate[] {
  return Array.from({ length: count }, () => ({
    seed: sized<EdSeed>(environment.random(32), 32),
    prepared: environment.random(64),
    blinded: environment.random(384),
    inverse: environment.random(384),
  }));
}

/** Puts certificates into stock that nobody here checks. */
export function stock(vault: Vault, environment: Environment, count: number, epoch = 0): void {
  vault.certificates.savePending(epoch, pending(environment, count));
  vault.certificates.complete(
    epoch,
    Array.from({ length: count }, () => ({
      prefix: sized<Bytes32>(environment.random(32), 32),
      signature: sized<Bytes<384>>(environment.random(384), 384),
    })),
  );
}
