import { attacker, highest } from './attacker.ts';

/** Whose history the checkpoint belongs to, if the feed tells each connection another one. With one for all, everybody's. */
export const views = attacker(
  'split views',
  ['feed', 'lan'],
  'whose history the posts’ checkpoints are of',
  ({ feed, office }, dice) => {
    const view = feed.posts[0]?.view ?? 0;
    return view > 0 ? view : dice.below(office.members);
  },
);

/** Who was also online when the newest round was read that the post knows of. */
export const heads = attacker(
  'presence and heads',
  ['feed', 'lan'],
  'who is online, rounds of the posts and of their checkpoints',
  ({ feed, lan, office }, dice) =>
    highest(
      office.members,
      (member) => {
        let fits = 0;
        for (const { round, head } of feed.posts) {
          if (lan.online(member, round)) fits += 1;
          if (head !== null && lan.online(member, head)) fits += 1;
        }
        return fits;
      },
      dice,
    ),
);
