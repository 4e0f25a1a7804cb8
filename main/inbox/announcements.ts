import type { Announcement } from '../../preload/contract.ts';
import { toHex } from '../../protocol/bytes.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Roll } from '../../protocol/roll.ts';
import { plainText } from '../vault/plain-text.ts';
import type { Vault } from '../vault/vault.ts';
import { timeOf } from './times.ts';

/** What the coordinator has announced, the newest first. */
export function announcementsOf(vault: Vault, manifest: Manifest, roll: Roll): Announcement[] {
  const records = new Map(vault.feed.noticeRecords().map((record) => [record.number, record]));
  return roll
    .announcements()
    .map(({ number, hash, title, text }) => {
      const record = records.get(number);
      return {
        id: toHex(hash),
        title: plainText(title),
        text: plainText(text),
        // The coordinator signs it: its time is nobody's secret.
        at: timeOf(manifest, record?.round ?? 0, 'badge'),
        unread: record?.seen === false,
      };
    })
    .toReversed();
}
