import { equal } from '../../protocol/bytes.ts';
import { day } from '../../protocol/rules.ts';
import { encodeBatches } from '../../protocol/frames/feed.ts';
import type { HeadFields } from '../../protocol/frames/gate.ts';
import { lacksFrame, maxGivenLength, targetGivenLength } from '../../protocol/frames/mending.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Vault } from '../vault/vault.ts';
import { ForkError } from './checker.ts';
import { readText } from './hello.ts';
import { silenceAfter } from './silence.ts';
import { SocketError, type Socket } from './socket.ts';

/** Days whose batches are kept for a feed that loses them. */
const keptDays = 7;
/** How long a feed may be behind what was read here, and sign nothing, before that is called another history, ms. */
const longestBehind = day;

/** The first round that is kept at a time, ms. */
export const oldestKept = (manifest: Manifest, round: number): number =>
  Math.max(0, round - Math.ceil((keptDays * day) / manifest.roundLength));

/**
 * Whether the feed, by its newest batch, is behind what was read here: it came back from a backup, and what it has is ours, too. Throws ForkError for
 * a feed with another history.
 */
export function isBehind(vault: Vault, head: HeadFields | null): boolean {
  const stored = vault.feed.head();
  if (!stored || (head && head.round > stored.round)) return false;
  const ours = head && vault.feed.hashOf(head.round);
  if (head && ours && equal(ours, head.hash)) return head.round < stored.round;
  throw new ForkError('second-history', {
    rounds: [stored.round],
    expected: [stored.hash],
    seen: head ? [head.hash] : [],
  });
}

/** The feed is behind and does not say that it mends. Throws ForkError once that has lasted too long. `round`: the running one, by the clock. */
export function waitForFeed(manifest: Manifest, vault: Vault, round: number): void {
  const since = vault.kept.behindSince(round);
  if ((round - since) * manifest.roundLength < longestBehind) return;
  const stored = vault.feed.head();
  throw new ForkError(
    'second-history',
    stored ? { rounds: [stored.round], expected: [stored.hash] } : {},
  );
}

/** Gives a feed that mends what it asks for, until it ends the connection. What is given are its own words, whoever wrote them. */
export async function giveBack(manifest: Manifest, vault: Vault, socket: Socket): Promise<never> {
  for (;;) {
    const message = await socket.receive(silenceAfter(manifest));
    if (typeof message !== 'string') throw new SocketError('unexpected');
    const { after, count } = readText(lacksFrame, message);
    const batches = vault.kept.after(after, count, targetGivenLength);
    const frame = batches.length > 0 ? encodeBatches(batches) : null;
    if (frame && frame.length <= maxGivenLength) socket.send(frame);
    else socket.send(JSON.stringify({ type: 'nothing' }));
  }
}
