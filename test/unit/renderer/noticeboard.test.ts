import { describe, expect, it } from 'vitest';

import { Noticeboard } from '../../../renderer/state/noticeboard.ts';
import { sampleAnnouncements } from './preview/sample-desk.ts';
import { scriptedBridge } from './preview/scripted-bridge.ts';

describe('the announcements', () => {
  it('stand newest first, and what was new stays marked while it is looked at', async () => {
    const { bridge, calls } = scriptedBridge({});
    const turned: typeof bridge.announcements = async () => {
      const outcome = await bridge.announcements();
      return outcome.ok ? { ok: true, value: outcome.value.toReversed() } : outcome;
    };
    let seen = 0;
    const board = new Noticeboard({ ...bridge, announcements: turned }, () => (seen += 1));
    await board.look();
    await board.look();
    expect(board.list.value?.map(({ id }) => id)).toEqual(sampleAnnouncements.map(({ id }) => id));
    expect([...board.fresh.value]).toEqual([sampleAnnouncements[0]?.id]);
    expect([calls, seen]).toEqual([[['markAnnouncementsRead', undefined]], 1]);
    board.leave();
    await board.look();
    expect([...board.fresh.value]).toEqual([]);
  });
});
