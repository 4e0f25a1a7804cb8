import type { PostView } from '../../preload/contract.ts';

/** A post below a question. raised: at the head, because it helped. above: the place in its order of one that was raised. */
export type PlacedPost = { post: PostView; stands: 'raised' | 'here' | 'above' };

/** The posts below a question: answers that helped come first, and leave a note where they came. Those that come first anyway just stay. */
export function helpfulFirst(posts: readonly PostView[]): PlacedPost[] {
  const below = posts.filter((post, index) => index > 0 || post.kind !== 'question');
  const isHelpful = (post: PostView): boolean => post.accepted && post.state === 'shown';
  const firstOther = below.findIndex((post) => !isHelpful(post));
  const [leading, rest] =
    firstOther < 0 ? [below, []] : [below.slice(0, firstOther), below.slice(firstOther)];
  return [
    ...leading.map((post): PlacedPost => ({ post, stands: 'here' })),
    ...rest.filter(isHelpful).map((post): PlacedPost => ({ post, stands: 'raised' })),
    ...rest.map((post): PlacedPost => ({ post, stands: isHelpful(post) ? 'above' : 'here' })),
  ];
}
