import { createCipheriv, randomBytes } from 'node:crypto';

/** How many posts a second the machine seals: AES-256-GCM over as many posts as there are, of their mean length. */
export function sealingAll(posts: number, bytes: number): number {
  const key = randomBytes(32);
  const post = randomBytes(Math.max(1, Math.round(bytes / posts)));
  const began = performance.now();
  for (let done = 0; done < posts; done += 1) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32LE(done);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.update(post);
    cipher.final();
    cipher.getAuthTag();
  }
  return (posts / (performance.now() - began)) * 1000;
}
