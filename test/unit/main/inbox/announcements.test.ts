import { beforeEach, expect, test } from 'vitest';
import { roundStart } from '../../../../protocol/calendar.ts';
import { InboxOfOne } from './inbox-of-one.ts';

let room: InboxOfOne;

beforeEach(() => {
  room = new InboxOfOne();
  room.become(null);
});

const announce = (title: string, text = ''): void => room.notice({ kind: 'announce', title, text });

test('announcements stand with the newest first, at the round that brought them, unread until they are seen', () => {
  announce('첫 공지', '내용\u202e이에요');
  room.certified('느린거북');
  announce('둘째 공지');
  expect(room.inbox.announcements()).toMatchObject([
    { title: '둘째 공지', unread: true, at: { precision: 'round' } },
    { title: '첫 공지', text: '내용이에요', unread: true },
  ]);
  expect(room.inbox.announcements().map(({ at }) => at.at)).toEqual([
    roundStart(room.manifest, 3),
    roundStart(room.manifest, 1),
  ]);
  expect(room.inbox.counts().announcements).toBe(2);
  room.inbox.markAnnouncementsRead();
  announce('셋째 공지');
  expect(room.inbox.counts().announcements).toBe(1);
  expect(room.inbox.announcements().map(({ unread }) => unread)).toEqual([true, false, false]);
  expect(new Set(room.inbox.announcements().map(({ id }) => id)).size).toBe(3);
});

test('where nothing was announced there is nothing to see', () => {
  room.certified('느린거북');
  room.inbox.markAnnouncementsRead();
  expect([room.inbox.announcements(), room.inbox.counts().announcements]).toEqual([[], 0]);
});
