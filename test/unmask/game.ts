import type { SendChoice } from '../../preload/views.ts';
import type { Cohort, Delivery } from './cohort.ts';
import type { Evidence, FeedPost } from './evidence.ts';
import type { Dice } from './simulation/dice.ts';
import { mix } from './simulation/mix.ts';
import { asBuilt, type World } from './world.ts';

/** One question put to the attackers: these are the posts of a pseudonym; who is it? */
export type Game = { author: number; evidence: Evidence };

/** Bytes of an upload as the network carries it, if all are of one size. */
const padded = 4853;
/** Bytes of an upload without padding: of a dummy, and what a text adds. */
const unpadded = { dummy: 700, text: [80, 3600] } as const;
/** Who reads a thread without the tunnel: its author nearly always and again and again, some others now and then. */
const reading = { author: 0.95, authorTimes: 3, followers: 0.2, follower: 0.6 };

/** Draws an author, everybody alike, and so many of the member's posts, no two in one round. `null` if the member has not that many. */
export function drawGame(
  cohort: Cohort,
  choice: SendChoice,
  count: number,
  dice: Dice,
  world: World = asBuilt,
): Game | null {
  const { presence } = cohort;
  const author = dice.below(presence.members);
  const deliveries = drawPosts(cohort.pools[choice][author] ?? [], count, dice);
  if (!deliveries) return null;
  const seed = dice.word();
  const holdOf = (member: number, round: number): number =>
    world.holds > 1 ? mix(seed, member, round) % world.holds : 0;
  const posts = deliveries
    .map(({ written, sent }, sequence): FeedPost => ({
      round: sent + holdOf(author, sent),
      sequence,
      issuerKey: world.issuerKeys === 'one' ? 0 : author,
      head: world.freshHead ? written - 1 : null,
      view: world.views === 'one' ? 0 : author,
    }))
    .toSorted((a, b) => a.round - b.round);
  const own = new Set(deliveries.map(({ sent }) => sent));
  const online = (member: number, round: number): boolean => presence.online[member]?.[round] === 1;
  const uploaded = (member: number, round: number): boolean =>
    world.cover ? online(member, round) : member === author && own.has(round);
  const batched = (member: number, round: number): boolean => {
    for (let hold = 0; hold < world.holds; hold += 1) {
      if (uploaded(member, round - hold) && holdOf(member, round - hold) === hold) return true;
    }
    return false;
  };
  const busy = [...cohort.background, ...posts.map(({ round }) => round)].toSorted((a, b) => a - b);
  const evidence: Evidence = {
    gate: { uploaded, batched, busy },
    lan: {
      online: uploaded,
      bytes: (member, round) => {
        if (world.padded) return padded;
        if (member !== author || !own.has(round)) return unpadded.dummy;
        const [least, most] = unpadded.text;
        return unpadded.dummy + least + (mix(seed, member, round) % (most - least));
      },
      moment: (member, round) => (mix(seed + 1, member, round) % 65_536) / 65_536,
      busy,
    },
    feed: {
      posts,
      sizes: cohort.sizes,
      readers: world.tunnel ? null : drawReaders(presence.members, author, count, dice),
    },
    issuer: {
      fetches: cohort.fetches
        .map((round, member) => ({
          member,
          round,
          issuerKey: world.issuerKeys === 'one' ? 0 : member,
        }))
        .toSorted((a, b) => a.round - b.round),
    },
    member: { posts },
    office: presence,
  };
  return { author, evidence };
}

function drawPosts(pool: readonly Delivery[], count: number, dice: Dice): Delivery[] | null {
  const left = [...pool];
  const drawn = new Map<number, Delivery>();
  while (left.length > 0 && drawn.size < count) {
    const [delivery] = left.splice(dice.below(left.length), 1);
    if (delivery) drawn.set(delivery.sent, delivery);
  }
  return drawn.size === count ? [...drawn.values()] : null;
}

function drawReaders(members: number, author: number, posts: number, dice: Dice): number[] {
  return Array.from({ length: members }, (_, member) => {
    const isFollower = dice.chance(reading.followers);
    let fetches = 0;
    for (let post = 0; post < posts; post += 1) {
      if (member === author && dice.chance(reading.author)) fetches += reading.authorTimes;
      else if (isFollower && dice.chance(reading.follower)) fetches += 1;
    }
    return fetches;
  });
}
