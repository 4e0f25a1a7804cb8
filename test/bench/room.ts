import { NoticeBook } from '../../main/exchange/notice-book.ts';
import { Inbox } from '../../main/inbox/inbox.ts';
import { VaultError } from '../../main/vault/vault-error.ts';
import { Vault } from '../../main/vault/vault.ts';
import type { Bytes32 } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import { readManifest } from '../../protocol/manifest.ts';

/** A vault, and what it means, put together as the app does it. */
export type Room = { vault: Vault; notices: () => NoticeBook; inbox: Inbox };

/** `prepare`: what has to be in a new vault before there is an inbox. Throws VaultError. */
export function openRoom(
  file: string,
  key: Bytes32,
  environment: Environment,
  prepare: (vault: Vault) => void = () => undefined,
): Room {
  const vault = Vault.open({ file, key, environment });
  prepare(vault);
  const stored = vault.membership.load();
  if (!stored) throw new VaultError('vault-damaged');
  const manifest = readManifest(stored.manifest);
  let book: NoticeBook | null = null;
  // Made when it is first asked for: it reads every notice.
  const notices = (): NoticeBook => (book ??= new NoticeBook(manifest, () => vault.feed.notices()));
  const inbox = new Inbox({ vault, manifest, environment, roll: () => notices().roll });
  return { vault, notices, inbox };
}
