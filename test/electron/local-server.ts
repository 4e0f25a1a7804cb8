import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export type LocalServer = { readonly host: string; close(): void };

export type LocalHandlers = {
  request(request: IncomingMessage, response: ServerResponse): Promise<void>;
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};

/**
 * Listens on a random port of 127.0.0.1. Requests under any other name than the address are refused: a name that someone points at
 * 127.0.0.1 must not open the stand-in to that someone's page.
 */
export async function listenLocally(handlers: LocalHandlers): Promise<LocalServer> {
  const server = createServer((request, response) => {
    if (request.headers.host !== host) refuse(response, 421);
    else {
      handlers.request(request, response).catch((error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        response.destroy();
      });
    }
  });
  server.on('upgrade', (request, socket, head) => {
    if (request.headers.host === host && handlers.upgrade) handlers.upgrade(request, socket, head);
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end();
}
