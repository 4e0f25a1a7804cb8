import { paths } from '../../protocol/frames/hello.ts';
import { maxNoticeLength, readNotice } from '../../protocol/notice.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { binaryOf } from '../connection.ts';
import type { Door } from '../endpoint.ts';
import type { FeedLink } from './feed-link.ts';

/** Where the coordinator brings signed notices. The root's signature is the right to do so. */
export function noticeDoor(manifest: Manifest, link: FeedLink): Door {
  return {
    path: paths.notices,
    maxFrame: maxNoticeLength,
    maxConnections: 16,
    rate: { burst: 100, perSecond: 5 },
    maxBuffered: 65_536,
    proofDeadline: 5_000,
    accept: (connection) => ({
      frame: async (frame) => {
        const bytes = binaryOf(frame);
        readNotice(manifest, bytes);
        connection.prove();
        connection.sendJson({ type: 'notice', result: await link.submit(bytes) });
      },
    }),
  };
}
