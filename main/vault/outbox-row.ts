import {
  audiences,
  holdReasons,
  returnReasons,
  sendChoices,
  type Audience,
  type HoldReason,
  type ReturnReason,
  type SendChoice,
} from '../../preload/contract.ts';
import { concat, sized, type EdPublicKey, type Hash, type ThreadId } from '../../protocol/bytes.ts';
import {
  joinContent,
  splitContent,
  type Content,
  type ContentKind,
} from '../../protocol/content.ts';
import { postLength } from '../../protocol/post.ts';
import type { Row } from './row.ts';
import { VaultError } from './vault-error.ts';

/** When a post goes: in `round`, or, where that turns out too empty, in a later one up to `until`. */
export type PlannedRound = { round: number; until: number };

/** One sealed post of an entry. `round`, `envelope`: of the last upload. `plan`: of the next; `null` until there is one. */
export type OutboxPart = {
  sequence: number;
  post: Uint8Array;
  id: Hash;
  round: number | null;
  envelope: Hash | null;
  misses: number;
  seen: boolean;
  plan: PlannedRound | null;
};

export const outboxStates = ['kept', 'planned', 'sent', 'returned'] as const;
export type OutboxState = (typeof outboxStates)[number];

/** What a person has sent and the feed has not shown yet. `returned`: it stays until the person has taken it back. */
export type OutboxItem = {
  /** 32 hex digits */
  id: string;
  kind: ContentKind;
  content: Content;
  /** `null`: a question that still waits for a certificate. */
  thread: ThreadId | null;
  opens: boolean;
  audience: Audience;
  /** The badge that a question for one mentor goes to. */
  mentor: EdPublicKey | null;
  choice: SendChoice;
  /** ms since 1970; stays on this PC */
  createdAt: number;
  state: OutboxState;
  hold: HoldReason | null;
  /** Of a returned entry. */
  why: ReturnReason | null;
  /** In which the last of its posts is to go. */
  plannedRound: number | null;
  /** Empty until sealed. */
  parts: OutboxPart[];
};

const noCheckpoint = sized<Hash>(new Uint8Array(32), 32);

/** A content as it is stored: the number of its kind and its payload, the same as on the wire. */
export function storedContent(content: Content): { kind: number; payload: Uint8Array } {
  const parts = splitContent(content, false, noCheckpoint);
  const kind = parts[0]?.kind;
  if (kind === undefined) throw new VaultError('vault-damaged');
  return { kind, payload: concat(...parts.map((part) => part.payload)) };
}

export function readItem(row: Row, parts: OutboxPart[]): OutboxItem {
  const content = joinContent(row.integer('kind'), [row.blob('payload')]);
  if (!content) throw new VaultError('vault-damaged');
  return {
    id: row.text('id'),
    kind: content.kind,
    content,
    thread: row.optional('thread', () => row.bytes<ThreadId>('thread', 32)),
    opens: row.flag('opens'),
    audience: row.word('audience', audiences),
    mentor: row.optional('mentor', () => row.bytes<EdPublicKey>('mentor', 32)),
    choice: row.word('choice', sendChoices),
    createdAt: row.integer('created_at'),
    state: row.word('state', outboxStates),
    hold: row.optional('hold', () => row.word('hold', holdReasons)),
    why: row.optional('why', () => row.word('why', returnReasons)),
    plannedRound: row.optional('planned_round', () => row.integer('planned_round')),
    parts,
  };
}

export function readOutboxPart(row: Row): OutboxPart {
  return {
    sequence: row.integer('sequence'),
    post: row.bytes('post', postLength),
    id: row.bytes<Hash>('id', 32),
    round: row.optional('round', () => row.integer('round')),
    envelope: row.optional('envelope', () => row.bytes<Hash>('envelope', 32)),
    misses: row.integer('misses'),
    seen: row.flag('seen'),
    plan: readPlan(row),
  };
}

export const readPlan = (row: Row): PlannedRound | null =>
  row.optional('planned_round', () => ({
    round: row.integer('planned_round'),
    until: row.integer('until_round'),
  }));

/** A post that was just sealed. */
export const sealedPart = (sequence: number, post: Uint8Array, id: Hash): OutboxPart => ({
  sequence,
  post,
  id,
  round: null,
  envelope: null,
  misses: 0,
  seen: false,
  plan: null,
});
