import type * as v from 'valibot';
import { equal, toBase64, type Hash } from '../../protocol/bytes.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { helloFrame, readyFrame } from '../../protocol/frames/hello.ts';
import { proveRead, type Door } from '../../protocol/read-proof.ts';
import { parseJson } from '../../protocol/signed-json.ts';
import type { ReadKey } from './read-keys.ts';
import { SocketError, type Message, type Socket } from './socket.ts';

/** A server that serves another manifest than ours: what it shows is not what the others see. */
export class OtherManifestError extends ProtocolError {
  readonly seen: Hash;

  constructor(seen: Hash, door: Door) {
    super('manifest', door);
    this.seen = seen;
  }
}

/** How long a server may think about each step of a greeting, ms. */
const stepTime = 20_000;

/**
 * Greets a gate or feed and proves that this client holds an epoch's shared key. Throws SocketError; OtherManifestError
 * where the server states another manifest than ours: then nothing may be sent to it.
 */
export async function greet(
  socket: Socket,
  door: Door,
  manifest: Hash,
  key: ReadKey,
): Promise<void> {
  const hello = readText(helloFrame, await socket.receive(stepTime));
  if (!equal(hello.manifest, manifest)) throw new OtherManifestError(hello.manifest, door);
  const proof = proveRead(key.pair, manifest, door, hello.challenge);
  socket.send(JSON.stringify({ type: 'proof', epoch: key.epoch, proof: toBase64(proof) }));
  readText(readyFrame, await socket.receive(stepTime));
}

/** A JSON text message of the shape that is asked for. Throws SocketError 'unexpected' for anything else. */
export function readText<S extends v.GenericSchema>(schema: S, message: Message): v.InferOutput<S> {
  if (typeof message !== 'string') throw new SocketError('unexpected');
  try {
    return parseJson(schema, message);
  } catch {
    throw new SocketError('unexpected');
  }
}
