import { sized, type Bytes32 } from '../protocol/bytes.ts';
import { epochAt, epochStart } from '../protocol/calendar.ts';
import type { Environment, Timer } from '../protocol/environment.ts';
import { proofFrame } from '../protocol/frames/hello.ts';
import type { Manifest } from '../protocol/manifest.ts';
import { readProofHolds, type Door } from '../protocol/read-proof.ts';
import type { Roll } from '../protocol/roll.ts';
import { formerKeyTime } from '../protocol/rules.ts';
import { CloseError } from './close-error.ts';
import { jsonOf, type Connection, type Visitor } from './connection.ts';

/** What gate and feed know when they judge a proof. */
export type ReadRight = { manifest: Manifest; environment: Environment; roll: Roll };

/** How often a connection that is inside is asked again whether its key still counts, ms. */
const lookAgain = 600_000;

/**
 * Whether an epoch's key counts now. The previous epoch's is good for a PC that was away, on the first day of an epoch only (longer where
 * nobody has opened the epoch yet): so a removal takes effect. The next one's is good for a clock that runs ahead.
 */
function counts({ manifest, environment, roll }: ReadRight, epoch: number): boolean {
  const now = environment.now();
  const running = epochAt(manifest, now);
  if (epoch === running || epoch === running + 1) return true;
  if (epoch !== running - 1) return false;
  return now - epochStart(manifest, running) < formerKeyTime || !roll.epoch(running);
}

/**
 * Lets a connection in that proves to hold an epoch's shared key: hello, proof, ready, then `welcome`. Which member it is cannot be told. It
 * is ended when the key counts no longer.
 */
export function behindReadProof(
  right: ReadRight,
  door: Door,
  connection: Connection,
  welcome: (connection: Connection) => Visitor,
): Visitor {
  const { manifest, environment, roll } = right;
  const challenge = sized<Bytes32>(environment.random(32), 32);
  let inside: Visitor | null = null;
  let watch: Timer | null = null;
  const keepWatch = (epoch: number): void => {
    watch = environment.after(lookAgain, () => {
      if (counts(right, epoch)) keepWatch(epoch);
      else connection.close('unknown-epoch');
    });
  };
  connection.sendJson({ type: 'hello', manifest: manifest.hash, challenge });
  return {
    frame: (frame) => {
      if (inside) return inside.frame(frame);
      const { epoch, proof } = jsonOf(proofFrame, frame);
      if (roll.epochs().length === 0) throw new CloseError('unavailable');
      const notice = counts(right, epoch) ? roll.epoch(epoch) : undefined;
      if (!notice) throw new CloseError('unknown-epoch');
      if (!readProofHolds(notice.readKey, manifest.hash, door, challenge, proof)) {
        throw new CloseError('bad-proof');
      }
      connection.prove();
      connection.sendJson({ type: 'ready' });
      inside = welcome(connection);
      keepWatch(epoch);
      return undefined;
    },
    closed: () => {
      watch?.cancel();
      inside?.closed?.();
    },
  };
}
