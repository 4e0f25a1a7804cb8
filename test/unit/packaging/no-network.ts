import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';

/** Loaded into the packager before anything else: whatever it wants from a network fails, and is written down for the test to see. */
const log = process.env['KKANBU_NETWORK_LOG'] ?? '';

Socket.prototype.connect = function refuse(this: Socket, ...where: unknown[]): Socket {
  appendFileSync(log, `${process.argv.join(' ')}: ${JSON.stringify(where)}\n`);
  throw new Error('The packager shall not use a network.');
};
