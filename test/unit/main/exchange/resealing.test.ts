import { expect, test } from 'vitest';
import { takeBack } from '../../../../main/vault/compose.ts';
import { joinContent } from '../../../../protocol/content.ts';
import { decodePost } from '../../../../protocol/post.ts';
import { openShared } from '../../../../protocol/sealing.ts';
import { entry } from '../outbox-items.ts';
import { Desk } from './desk.ts';

test('an entry that is taken back while it is being sealed, and sent again in other words, goes in those', async () => {
  const desk = await Desk.make();
  desk.ask('내용', 'soon');
  const opening = await desk.round();
  await desk.publishSent(opening);
  const { thread } = decodePost(opening.post ?? new Uint8Array(0));
  const id = desk.put({ kind: 'follow-up', text: '처음에 쓴 말' }, thread);
  desk.steps.length = 0;
  const sealing = desk.outbound.refresh();
  while (!desk.steps.includes('sealing')) await Promise.resolve();
  takeBack(desk.vault, id);
  const content = { kind: 'follow-up', text: '고쳐 쓴 말' } as const;
  desk.vault.outbox.add(entry(0, { id, thread, content, opens: false }));
  await sealing;
  const { post } = await desk.untilPost();
  const key = desk.vault.pseudonyms.threadKey(thread);
  const opened = key && openShared(decodePost(post), key);
  expect(opened && joinContent(opened.part.kind, [opened.part.payload])).toEqual(content);
});
