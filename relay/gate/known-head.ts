import type { Hash } from '../../protocol/bytes.ts';
import { concat } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { HeadFields } from '../../protocol/frames/gate.ts';
import { LayoutReader, u32 } from '../../protocol/layout.ts';
import type { Folder } from '../storage/folder.ts';

const name = 'feed-head';

/**
 * The newest batch that the feed has ever told: public, and kept in a file, so that a feed that comes back from a backup is told what it has lost,
 * even where the gate was started anew.
 */
export class KnownHead {
  readonly #folder: Folder;
  readonly #environment: Environment;
  #head: HeadFields | null;

  constructor(folder: Folder, environment: Environment) {
    this.#folder = folder;
    this.#environment = environment;
    const bytes = folder.read(name);
    this.#head = bytes && decode(bytes);
  }

  get head(): HeadFields | null {
    return this.#head;
  }

  /** The feed states its newest batch; one before what it has told already is what it has left. */
  hear(head: HeadFields): void {
    if (this.#head && head.round <= this.#head.round) {
      // Another batch of the same round is for the clients to judge.
      if (head.round === this.#head.round) this.#head = head;
      return;
    }
    this.#head = head;
    this.#folder.write(name, concat(u32(head.round), head.hash), this.#environment);
  }
}

function decode(bytes: Uint8Array): HeadFields {
  const reader = new LayoutReader(bytes);
  const head = { round: reader.u32(), hash: reader.bytes<Hash>(32) };
  reader.end();
  return head;
}
