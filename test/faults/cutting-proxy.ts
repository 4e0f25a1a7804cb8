import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

export type Place = { host: string; port: number };

/**
 * Stands between clients and a server and passes on what it hears, TLS record by TLS record, each frame of theirs in records of its own; a
 * connection can be cut after any number of them. It cannot read them.
 */
export class CuttingProxy {
  readonly #server: Server;
  readonly #target: Place;
  readonly #open = new Set<Socket>();
  /** After how many records a new connection is cut, both directions counted together; `null`: never. */
  #after: () => number | null = () => null;

  private constructor(server: Server, target: Place) {
    this.#server = server;
    this.#target = target;
    server.on('connection', (client) => this.#serve(client));
  }

  static async listen(at: Place, target: Place): Promise<CuttingProxy> {
    const server = createServer();
    server.listen(at.port, at.host);
    await once(server, 'listening');
    return new CuttingProxy(server, target);
  }

  /** Asked for every new connection. */
  cutAfter(records: () => number | null): void {
    this.#after = records;
  }

  /** Cuts everything that is open. */
  cutAll(): void {
    for (const socket of this.#open) socket.destroy();
  }

  async close(): Promise<void> {
    this.cutAll();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(client: Socket): void {
    const most = this.#after();
    const server = connect(this.#target);
    let passed = 0;
    const cut = (): void => {
      client.destroy();
      server.destroy();
    };
    const pass = (from: Socket, to: Socket): void => {
      this.#open.add(from);
      let rest: Buffer = Buffer.alloc(0);
      from.on('data', (bytes: Buffer) => {
        rest = Buffer.concat([rest, bytes]);
        for (let end = recordEnd(rest); end !== null; end = recordEnd(rest)) {
          if (most !== null && passed >= most) return cut();
          passed += 1;
          to.write(rest.subarray(0, end));
          rest = rest.subarray(end);
        }
      });
      from.on('error', cut);
      from.on('close', () => {
        this.#open.delete(from);
        cut();
      });
    };
    if (most === 0) return cut();
    pass(client, server);
    pass(server, client);
  }
}

/** Type, version, length: what stands before each TLS record. */
const recordHeader = 5;

/** Where the first record ends; `null` while it is not whole. */
function recordEnd(bytes: Buffer): number | null {
  if (bytes.length < recordHeader) return null;
  const end = recordHeader + bytes.readUInt16BE(3);
  return bytes.length < end ? null : end;
}
