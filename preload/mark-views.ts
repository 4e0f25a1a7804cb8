/** What a person marks a thread as, for themselves alone: put by to find it again; silent, so that nothing in it is told of. */
export type ThreadMark = { bookmarked: boolean; muted: boolean };
