import { isDeepStrictEqual } from 'node:util';
import { ComposeError } from '../../../../main/vault/compose-error.ts';
import {
  sendDraft,
  type ComposeContext,
  type Permissions,
} from '../../../../main/vault/compose.ts';
import type { Target } from '../../../../main/vault/draft-content.ts';
import type { DraftInput } from '../../../../main/vault/draft-store.ts';
import type { OutboxItem } from '../../../../main/vault/outbox-row.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import type { SendChoice } from '../../../../preload/contract.ts';
import { toHex } from '../../../../protocol/bytes.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from '../exchange/cohort.ts';
import { draft, someThread } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';

export const { manifest } = new TestCohort(new VirtualEnvironment());

export const question = (words: Partial<DraftInput> = {}): DraftInput =>
  draft(1, { title: '제목', text: '내용', ...words });
export const reply = (words: Partial<DraftInput> = {}): DraftInput =>
  draft(2, { kind: 'answer', thread: someThread(7), text: '답', ...words });

/** Somebody who writes, in a vault of their own; the test says what they may do. */
export class ComposeDesk {
  readonly folder = new VaultFolder();
  vault: Vault = this.folder.open();
  /** In every thread. The post of number 8 is theirs, and an answer that can be accepted. */
  may: Permissions = {
    open: true,
    answer: true,
    comment: true,
    'follow-up': true,
    'me-too': true,
    claim: true,
    release: true,
    acceptable: new Set([someThread(8)]),
    changeable: new Set([someThread(8)]),
  };
  /** Posts (64 hex digits) that edits and reports may be about. */
  readonly targets = new Map<string, Target>();
  /** Badges (64 hex digits). */
  readonly inForce = new Set<string>();
  context: ComposeContext = {
    manifest,
    environment: this.folder.environment,
    permissions: () => this.may,
    target: (_, post) => this.targets.get(toHex(post)) ?? null,
    inForce: (badge) => this.inForce.has(toHex(badge)),
  };

  send(words: DraftInput, when: SendChoice = 'mixed'): OutboxItem {
    this.vault.drafts.save(words);
    return sendDraft(this.vault, words.id, when, this.context);
  }

  /** Why a draft is refused; `null` if it is not, 'lost' where it has not stayed as it was or something is sent. */
  refusal(words: DraftInput): unknown {
    this.vault.drafts.save(words);
    const stored = this.vault.drafts.get(words.id);
    try {
      sendDraft(this.vault, words.id, 'mixed', this.context);
      return null;
    } catch (error) {
      const isKept = isDeepStrictEqual(this.vault.drafts.get(words.id), stored);
      if (!isKept || this.vault.outbox.count() > 0) return 'lost';
      return error instanceof ComposeError ? error.code : error;
    }
  }
}
