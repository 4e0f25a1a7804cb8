import * as v from 'valibot';

/** Id of a thread, post, badge or notice: 64 hex digits. */
export const hex64 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** Id that this PC gave, of a draft or an entry of the outbox: 32 hex digits. */
export const localId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
/** The request of a call that takes none. */
export const nothing = v.undefined();
