import type { ThreadId } from '../../protocol/bytes.ts';
import { epochOfRound } from '../../protocol/calendar.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { sendChoices, type SendChoice, type SendOptions } from '../../preload/contract.ts';
import { writesAsBadge } from '../vault/compose.ts';
import { isNewcomer } from '../vault/newcomer.ts';
import type { Vault } from '../vault/vault.ts';
import { arrivalOf } from './rounds/arrival.ts';
import { planRound, type SizeHistory } from './rounds/choice.ts';

/** Always the same bytes: one example of what could be drawn, which does not flicker while the person looks at it. */
const steady = (length: number): Uint8Array => new Uint8Array(length).fill(0x55);

/**
 * What can be chosen when sending, and when it would arrive. `next`: the first round that an envelope can still be made for. `size`: how many
 * senders recent rounds had.
 */
export function sendOptionsOf(
  vault: Vault,
  manifest: Manifest,
  history: SizeHistory,
  thread: ThreadId | null,
  next: number,
  size: number | null,
): SendOptions {
  const newcomer = thread === null && isNewcomer(vault, manifest, next);
  const offered = sendChoices.filter((when) => when !== 'soon' || !newcomer);
  const suggested: SendChoice = writesAsBadge(vault, thread) ? 'soon' : 'mixed';
  return {
    choices: offered.map((when) => {
      const { round } = planRound(manifest, history, steady, when, next);
      return { when, arrivesAt: arrivalOf(manifest, round) };
    }),
    suggested,
    newcomer,
    setSize: size,
    certificates: vault.certificates.stock(epochOfRound(manifest, next)),
  };
}
