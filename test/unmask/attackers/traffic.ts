import { attacker, highest } from './attacker.ts';

/** Whose upload comes remarkably late, or early, in rounds with posts: if sealing a real one took longer, it would be the author's. */
const timing = (name: string, sign: 1 | -1) =>
  attacker(
    name,
    ['feed', 'lan'],
    'moments of uploads in the posts’ rounds',
    ({ feed, lan, office }, dice) =>
      highest(
        office.members,
        (member) => {
          let sum = 0;
          for (const { round } of feed.posts) {
            if (!lan.online(member, round)) return -Infinity;
            sum += lan.moment(member, round);
          }
          return sign * sum;
        },
        dice,
      ),
  );
export const late = timing('timing, latest', 1);
export const early = timing('timing, earliest', -1);

/** The same without the feed: in all rounds in which reads are longer. */
export const timingOnLan = attacker(
  'timing',
  ['lan'],
  'moments of uploads in rounds with longer reads',
  ({ lan, office }, dice) =>
    highest(
      office.members,
      (member) => {
        let sum = 0;
        for (const round of lan.busy)
          sum += lan.online(member, round) ? lan.moment(member, round) - 0.5 : 0;
        return sum;
      },
      dice,
    ),
);

/** Whose uploads in the posts' rounds are of another size than usual. */
export const sizes = attacker(
  'sizes',
  ['feed', 'lan'],
  'bytes of uploads in the posts’ rounds',
  ({ feed, lan, office }, dice) =>
    highest(
      office.members,
      (member) => {
        let unusual = 0;
        for (const { round } of feed.posts) {
          if (!lan.online(member, round)) return -1;
          if (lan.bytes(member, round) !== lan.bytes(member, round - 1)) unusual += 1;
        }
        return unusual;
      },
      dice,
    ),
);

/** Who uploads bytes of many different sizes at all. */
export const sizesOnLan = attacker('sizes', ['lan'], 'bytes of uploads', ({ lan, office }, dice) =>
  highest(
    office.members,
    (member) => new Set(lan.busy.map((round) => lan.bytes(member, round))).size,
    dice,
  ),
);
