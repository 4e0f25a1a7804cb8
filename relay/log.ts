import type { CloseName } from '../protocol/close.ts';
import type { ProtocolError } from '../protocol/errors.ts';

export const roles = ['issuer', 'gate', 'feed'] as const;
export type RelayRole = (typeof roles)[number];

/** What a relay may say happened. */
export const logEvents = [
  'serving',
  'stopped',
  'closed',
  'refused',
  'link-up',
  'link-down',
  'keys-deleted',
  'fault',
] as const;
export type LogEvent = (typeof logEvents)[number];

/**
 * What may stand beside an event: names of our own and counts. There is no field that takes text, so an address, a key or a member cannot get
 * into a line by mistake; and no time, because the journal adds its own.
 */
export type LogFields = {
  role?: RelayRole;
  count?: number;
  close?: CloseName;
  refusal?: Refusal;
  /** Where in the relay's own sources something unexpected came up. */
  at?: SourcePlace;
};

/** Why a post was not taken. Counted, never told to anybody: the feed does not know whom. */
export const refusals = [
  'length',
  'format',
  'version',
  'cohort',
  'manifest',
  'signature',
  'certificate',
  'epoch',
  'sealed',
  'badge',
  'thread',
  'thread-closed',
  'void',
  'erasure',
  'second-body',
  'sequence',
  'rate',
  'parked-too-long',
  'late',
] as const;
export type Refusal = (typeof refusals)[number];

/** `relay/…ts:line`, made by `placeOf`. */
export type SourcePlace = `${'relay' | 'protocol'}/${string}.ts:${number}` | 'elsewhere';

export type Log = (event: LogEvent, fields?: LogFields) => void;

/** One line of JSON per event on standard output. */
export const standardLog: Log = (event, fields) => {
  process.stdout.write(`${JSON.stringify({ event, ...fields })}\n`);
};

/** The innermost place of the relay's or the protocol's sources in an error's stack. Never of its message, which may quote input. */
export function placeOf(error: unknown): SourcePlace {
  if (!(error instanceof Error)) return 'elsewhere';
  const { message, stack = '' } = error;
  const frames = stack.slice(stack.indexOf(message) + message.length);
  const [, folder, file, line] = /\b(relay|protocol)\/([\w/-]+)\.ts:(\d+)/.exec(frames) ?? [];
  if ((folder !== 'relay' && folder !== 'protocol') || file === undefined) return 'elsewhere';
  return `${folder}/${file}.ts:${Number(line)}`;
}

/** The refusal that a protocol error amounts to. */
export function refusalOf(error: ProtocolError): Refusal {
  return refusals.find((refusal) => refusal === error.code) ?? 'format';
}
