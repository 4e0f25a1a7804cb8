import '../../../electron/hooks.ts';

import { describe, expect, test } from 'vitest';

import { type Invite, formatInvite } from '../../../../protocol/invite.ts';
import { inviteIn } from '../../../../main/shell/links.ts';
import { sized, type Bytes16, type Hash } from '../../../../protocol/bytes.ts';

const invite: Invite = {
  v: 1,
  issuer: { url: 'wss://10.0.0.1:7443', certificate: new Uint8Array(500).fill(6) },
  manifest: sized<Hash>(new Uint8Array(32).fill(1), 32),
  code: sized<Bytes16>(new Uint8Array(16).fill(2), 16),
};
const link = formatInvite(invite);

describe('an invite on the command line', () => {
  test('is taken whole, from among other words', () => {
    expect(inviteIn(['app', '--some-switch', link])).toBe(link);
  });

  test.each([
    ['no link', 'app'],
    ['a link to somewhere else', 'https://example.com/'],
    ['another path of the scheme', link.replace('join', 'open')],
    ['a cut one', link.slice(0, -8)],
    ['one with more behind it', `${link}?next=1`],
    ['only its payload', link.replace('kkanbu://join/', '')],
    ['the demo’s switch', `--join=${link}`],
    ['one that is far too long', `kkanbu://join/${'A'.repeat(100_000)}`],
  ])('is not %s', (_name, word) => {
    expect(inviteIn(['app', word])).toBeNull();
  });
});
