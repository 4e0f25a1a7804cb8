import { createWebSocketStream, type WebSocket } from 'ws';
import { batchSignatureHolds, decodeBatch, type Batch } from '../../protocol/batch.ts';
import { equal } from '../../protocol/bytes.ts';
import type { EdKeyPair } from '../../protocol/ed25519.ts';
import {
  decodeBatches,
  headFrame,
  liveFrame,
  maxBatchesLength,
} from '../../protocol/frames/feed.ts';
import { helloFrame, paths, readyFrame } from '../../protocol/frames/hello.ts';
import { proveRead, type Door } from '../../protocol/read-proof.ts';
import { parseJson, toPlain } from '../../protocol/signed-json.ts';
import { pinnedSocket } from '../pinned-socket.ts';
import { lineOn, UnreachableError, type Line } from './exchange.ts';
import type { Kit } from './kit.ts';

/** A feed that shows what it has not signed, or another history than its own. */
class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly code: 'broken-feed' | 'other-cohort';

  constructor(code: FeedError['code']) {
    super(code);
    this.code = code;
  }
}

/** What every member of an epoch proves its right to read with. */
export type ReadKey = { epoch: number; pair: EdKeyPair };

const maxTunnelFrame = 1_048_576;

/**
 * Reads the whole feed, from its first batch to the head that it names, as any member does: through the gate's tunnel, so that the feed sees
 * no address of the coordinator either. Checks signatures and chain. Throws UnreachableError, FeedError, ProtocolError.
 */
export async function readFeed(
  kit: Kit,
  key: ReadKey,
  take: (batch: Batch) => void | Promise<void>,
): Promise<void> {
  const { outer, inner, line } = await openTunnel(kit, key);
  try {
    line.send(JSON.stringify({ type: 'follow', from: 0 }));
    const { head } = parseJson(headFrame, await line.next());
    const until = head?.round ?? -1;
    let last = { round: -1, hash: kit.manifest.hash };
    while (last.round < until) {
      const message = await line.nextMessage();
      if (typeof message === 'string') {
        parseJson(liveFrame, message);
        break;
      }
      const batches = decodeBatches(message).map(decodeBatch);
      const newest = batches.at(-1);
      if (!newest || !batchSignatureHolds(kit.manifest.feedKey, newest))
        throw new FeedError('broken-feed');
      for (const batch of batches) {
        const follows = equal(batch.previous, last.hash) && batch.round > last.round;
        if (!follows || !equal(batch.manifest, kit.manifest.hash))
          throw new FeedError('broken-feed');
        last = { round: batch.round, hash: batch.hash };
        await take(batch);
      }
    }
  } finally {
    inner.terminate();
    outer.terminate();
  }
}

type Tunnel = { outer: WebSocket; inner: WebSocket; line: Line };

async function openTunnel(kit: Kit, key: ReadKey): Promise<Tunnel> {
  let failure: unknown = new UnreachableError('refused');
  for (const gate of kit.endpoints('gate')) {
    const outer = pinnedSocket(gate, paths.tunnel, maxTunnelFrame);
    try {
      const line = await lineOn(outer, kit.environment);
      await greet(kit, key, line, 'tunnel');
      line.release();
      return await digOn(kit, key, outer);
    } catch (error) {
      outer.terminate();
      if (!(error instanceof UnreachableError)) throw error;
      failure = error;
    }
  }
  throw failure;
}

async function digOn(kit: Kit, key: ReadKey, outer: WebSocket): Promise<Tunnel> {
  const stream = createWebSocketStream(outer);
  // A tunnel that breaks is seen by the socket inside; without a listener it would end the process.
  stream.on('error', () => undefined);
  const feed = kit.roll().address('feed');
  const inner = pinnedSocket(feed, paths.feed, maxBatchesLength, stream);
  try {
    const line = await lineOn(inner, kit.environment);
    await greet(kit, key, line, 'feed');
    return { outer, inner, line };
  } catch (error) {
    inner.terminate();
    throw error;
  }
}

async function greet(kit: Kit, { epoch, pair }: ReadKey, line: Line, door: Door): Promise<void> {
  const { manifest } = kit;
  const hello = parseJson(helloFrame, await line.next());
  if (!equal(hello.manifest, manifest.hash)) throw new FeedError('other-cohort');
  const proof = proveRead(pair, manifest.hash, door, hello.challenge);
  line.send(JSON.stringify(toPlain({ type: 'proof', epoch, proof })));
  parseJson(readyFrame, await line.next());
}
