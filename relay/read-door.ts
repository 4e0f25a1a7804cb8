import { sized, type Bytes32 } from '../protocol/bytes.ts';
import { epochAt } from '../protocol/calendar.ts';
import type { Environment } from '../protocol/environment.ts';
import { proofFrame } from '../protocol/frames/hello.ts';
import type { Manifest } from '../protocol/manifest.ts';
import { readProofHolds, type Door } from '../protocol/read-proof.ts';
import type { Roll } from '../protocol/roll.ts';
import { CloseError } from './close-error.ts';
import { jsonOf, type Connection, type Visitor } from './connection.ts';

/** What gate and feed know when they judge a proof. */
export type ReadRight = { manifest: Manifest; environment: Environment; roll: Roll };

/**
 * Lets a connection in that proves to hold an epoch's shared key: hello, proof, ready, then `welcome`. The previous epoch's key is good for a
 * PC that was away, the next one's for a clock that runs ahead. Which member it is cannot be told.
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
  connection.sendJson({ type: 'hello', manifest: manifest.hash, challenge });
  return {
    frame: (frame) => {
      if (inside) return inside.frame(frame);
      const { epoch, proof } = jsonOf(proofFrame, frame);
      const current = epochAt(manifest, environment.now());
      if (roll.epochs().length === 0) throw new CloseError('unavailable');
      const notice = Math.abs(epoch - current) <= 1 ? roll.epoch(epoch) : undefined;
      if (!notice) throw new CloseError('unknown-epoch');
      if (!readProofHolds(notice.readKey, manifest.hash, door, challenge, proof)) {
        throw new CloseError('bad-proof');
      }
      connection.prove();
      connection.sendJson({ type: 'ready' });
      inside = welcome(connection);
      return undefined;
    },
    closed: () => inside?.closed?.(),
  };
}
