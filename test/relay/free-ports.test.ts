import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePorts } from '../../relay/address.ts';

const host = '127.0.0.1';
/** Chance that says the same number twice before it goes on to the next. */
const stammering = (): { random: (length: number) => Uint8Array } => {
  let said = 0;
  return {
    random: (length) => {
      const bytes = Buffer.alloc(length);
      bytes.writeUIntBE(Math.floor(said / 2) + 7, length - 6, 6);
      said += 1;
      return bytes;
    },
  };
};

test('free ports are all different, nobody listens on them, and no outgoing connection is given one', async () => {
  const ports = await freePorts(host, 20);
  expect(new Set(ports).size).toBe(20);
  for (const port of ports) {
    expect(port).toBeGreaterThan(1024);
    expect(port).toBeLessThan(32_768);
  }
  const drawn = await freePorts(host, 3, stammering());
  expect(new Set(drawn).size).toBe(3);
});

test('a port that somebody listens on is passed over', async () => {
  const [taken = 0] = await freePorts(host, 1, stammering());
  const server = createServer().listen({ host, port: taken });
  await once(server, 'listening');
  const ports = await freePorts(host, 2, stammering());
  expect(ports).toHaveLength(2);
  expect(ports).not.toContain(taken);
  server.close();
  await once(server, 'close');
});

test('where nobody may listen, it ends with what the system says', async () => {
  await expect(freePorts('192.0.2.1', 1)).rejects.toThrow('EADDRNOTAVAIL');
});
