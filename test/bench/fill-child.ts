import './plain-hooks.ts';

import type { AcceptedBatch } from '../../main/vault/feed-store.ts';
import { fromHex, type Bytes32 } from '../../protocol/bytes.ts';
import { VirtualEnvironment } from '../virtual-environment.ts';
import { CohortOf54 } from './cohort-of-54.ts';
import { numbersFrom } from './numbers.ts';
import type { Room } from './room.ts';
import { Words } from './words.ts';

// After the hooks: the vault's module is to find the stand-in.
const { openRoom } = await import('./room.ts');
const { indexPosts } = await import('../../main/inbox/index-posts.ts');

/** Frames are gathered to so many pieces of work, each timed on its own. */
const pieces = 40;

/**
 * `VAULT PLAIN KEY POSTS`: stores the same frames in an encrypted vault and in one that is not, by turns (ABBA), as the app stores what it has
 * checked. Prints the times of each piece, ms.
 */
const [vaultFile = '', plainFile = '', key = '', count = ''] = process.argv.slice(2);
const posts = Number(count);
const environment = new VirtualEnvironment({ seed: 'bench' });
const words = new Words(numbersFrom(54));
const cohort = new CohortOf54(environment, words);
const open = (file: string): Room =>
  openRoom(file, fromHex<Bytes32>(key, 32), environment, (vault) => cohort.join(vault));
const rooms = { vault: open(vaultFile), plain: open(plainFile) };

const opening = cohort.opening();
for (const { vault, notices } of Object.values(rooms)) {
  for (const notice of opening.notices) notices().add(notice);
  vault.feed.append([opening]);
  vault.feed.markNoticesSeen();
}

type Which = keyof typeof rooms;
const times: Record<Which, number[]> = { vault: [], plain: [] };
function store(which: Which, frames: readonly AcceptedBatch[][]): void {
  const { feed } = rooms[which].vault;
  const began = performance.now();
  for (const frame of frames) feed.append(frame);
  // The app does this between the frames, and goes on with it afterwards.
  while (indexPosts(rooms[which].vault)) continue;
  times[which].push(performance.now() - began);
}

let bytes = 0;
let gathered: AcceptedBatch[][] = [];
let stored = 0;
const whole = Math.ceil(posts / pieces);
for (const frame of cohort.frames(posts)) {
  gathered.push(frame);
  for (const post of frame.flatMap((batch) => batch.posts)) {
    stored += 1;
    bytes += post.opened?.payload.length ?? post.bytes?.length ?? 0;
  }
  if (stored < whole * (times.vault.length + 1) && stored < posts) continue;
  const order: Which[] = times.vault.length % 2 === 0 ? ['vault', 'plain'] : ['plain', 'vault'];
  for (const which of order) store(which, gathered);
  gathered = [];
}
const counts = Object.values(rooms).map(({ inbox }) => inbox.counts());
for (const { vault } of Object.values(rooms)) vault.close();
process.stdout.write(JSON.stringify({ ...times, stored, bytes, counts, source: words.source }));
