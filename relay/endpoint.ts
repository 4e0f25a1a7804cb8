import { constants } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Environment, Timer } from '../protocol/environment.ts';
import { Connection, type ConnectionLimits, type Visitor } from './connection.ts';
import type { ListenAddress } from './address.ts';
import type { Tally } from './tally.ts';

/** One path of an endpoint, and who takes the connections that come to it. */
export type Door = ConnectionLimits & {
  path: string;
  maxConnections: number;
  accept(connection: Connection): Visitor;
};

/** PEM. */
export type TlsIdentity = { certificate: string; key: string };

export type EndpointOptions = {
  address: ListenAddress;
  identity: TlsIdentity;
  doors: readonly Door[];
  environment: Environment;
  tally: Tally;
  /** Connections whose right is not proven yet, all doors together. */
  maxUnproven: number;
};

const handshakeTimeout = 5_000;
const stopGrace = 600;

/**
 * The one place where the relay meets the network: TLS 1.3 and WebSocket without compression, known paths only, and limits before trust.
 * Neither a request nor a socket is ever shown to a role, so none can learn an address.
 */
export class Endpoint {
  readonly #options: EndpointOptions;
  readonly #server: Server;
  readonly #doors = new Map<
    string,
    { door: Door; sockets: WebSocketServer; open: Set<Connection> }
  >();
  readonly #raw = new Set<Socket>();
  #stopping = false;

  private constructor(options: EndpointOptions) {
    this.#options = options;
    this.#server = createServer({
      cert: options.identity.certificate,
      key: options.identity.key,
      minVersion: 'TLSv1.3',
      // Without tickets and a cache no connection can name the one before: which is whose stays unknown.
      secureOptions: constants.SSL_OP_NO_TICKET,
      handshakeTimeout,
      maxHeaderSize: 8_192,
      headersTimeout: handshakeTimeout,
      requestTimeout: handshakeTimeout,
      keepAlive: false,
    });
    this.#server.maxConnections = options.doors.reduce(
      (sum, door) => sum + door.maxConnections,
      options.maxUnproven,
    );
    for (const door of options.doors) {
      const sockets = new WebSocketServer({
        noServer: true,
        clientTracking: false,
        perMessageDeflate: false,
        // A little more than the door takes, so that what is too large is told so by name.
        maxPayload: door.maxFrame + 65_536,
        maxFragments: 1_024,
      });
      this.#doors.set(door.path, { door, sockets, open: new Set() });
    }
    this.#server.on('connection', (socket: Socket) => {
      this.#raw.add(socket);
      socket.on('close', () => this.#raw.delete(socket));
    });
    this.#server.on('request', (_request, response) =>
      response.writeHead(426, { connection: 'close' }).end(),
    );
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    // Half-open and foreign connections end here; there is nothing to tell about them.
    this.#server.on('tlsClientError', () => undefined);
    this.#server.on('clientError', (_error, socket) => socket.destroy());
  }

  /** Rejects if the address is taken. */
  static async listen(options: EndpointOptions): Promise<Endpoint> {
    const endpoint = new Endpoint(options);
    endpoint.#server.listen({ host: options.address.host, port: options.address.port });
    await once(endpoint.#server, 'listening');
    endpoint.#server.on('error', (error) => options.tally.fault(error));
    return endpoint;
  }

  /** How many connections a door has open. */
  count(path: string): number {
    return this.#doors.get(path)?.open.size ?? 0;
  }

  /** Takes no more connections, closes those that there are with 1001, and cuts off who does not answer soon. */
  async close(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    const all = [...this.#doors.values()].flatMap(({ open }) => [...open]);
    for (const connection of all) connection.close('going-away');
    const cut: Timer = this.#options.environment.after(stopGrace, () => {
      for (const socket of this.#raw) socket.destroy();
    });
    this.#server.closeIdleConnections();
    await closed;
    cut.cancel();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => undefined);
    const place = this.#doors.get(request.url ?? '');
    if (!place || this.#stopping) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const { door, sockets, open } = place;
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const connection: Connection = new Connection(
        webSocket,
        door,
        this.#options.environment,
        this.#options.tally,
        () => open.delete(connection),
      );
      const crowded =
        open.size >= door.maxConnections || this.#unproven() >= this.#options.maxUnproven;
      open.add(connection);
      if (crowded) connection.close('too-many');
      else connection.visit(door.accept(connection));
    });
  }

  #unproven(): number {
    let count = 0;
    for (const { open } of this.#doors.values()) {
      for (const connection of open) if (!connection.proven) count += 1;
    }
    return count;
  }
}
