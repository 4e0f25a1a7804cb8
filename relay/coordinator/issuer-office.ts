import {
  equal,
  fromUtf8,
  sized,
  type Bytes16,
  type EdPublicKey,
  type XPublicKey,
} from '../../protocol/bytes.ts';
import { edSign } from '../../protocol/ed25519.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import {
  encodeIssuerFrame,
  epochKeysSchema,
  issuerAnswer,
  issuerHelloFrame,
  issuerProofMessage,
  maxIssuerFrame,
  sealedInfo,
  type EpochKeys,
  type IssuerAnswer,
  type IssuerErrorCode,
  type IssuerRequest,
  type MemberRole,
} from '../../protocol/frames/issuer.ts';
import { paths } from '../../protocol/frames/hello.ts';
import { hpkeOpen } from '../../protocol/hpke.ts';
import { formatInvite } from '../../protocol/invite.ts';
import { parseJson } from '../../protocol/signed-json.ts';
import { openFirstLine, type Line } from './exchange.ts';
import type { Kit } from './kit.ts';

/** The issuer refused a request of the coordinator. */
class IssuerRefusal extends Error {
  override readonly name = 'IssuerRefusal';
  readonly code: IssuerErrorCode;

  constructor(code: IssuerErrorCode) {
    super(code);
    this.code = code;
  }
}

type Answer<Type extends IssuerAnswer['type']> = Extract<IssuerAnswer, { type: Type }>;

/** New one-time invites, as links to be handed out. */
export function createInvites(kit: Kit, role: MemberRole, count: number): Promise<string[]> {
  return atIssuer(kit, async (line) => {
    const { codes } = await ask(line, { type: 'invites', role, count }, 'invites');
    return codes.map((code) => linkWith(kit, code));
  });
}

/** A link without a code, for everybody alike: it tells a new PC where the cohort is, and the 24 words tell the issuer who comes. */
export const recoveryLink = (kit: Kit): string =>
  linkWith(kit, sized<Bytes16>(new Uint8Array(16), 16));

function linkWith(kit: Kit, code: Bytes16): string {
  const issuer = kit.roll().address('issuer');
  return formatInvite({ v: 1, issuer, manifest: kit.manifest.hash, code });
}

/** A badge that a mentor wants, and those badges of the same mentor that it takes the place of. */
export type WantedBadge = {
  badge: EdPublicKey;
  sealTo: XPublicKey;
  nickname: string;
  /** In force until now. */
  replaces: { badge: EdPublicKey; nickname: string }[];
};

/** The badges that mentors want and no notice has certified. */
export function wantedBadges(kit: Kit): Promise<WantedBadge[]> {
  return atIssuer(kit, async (line) => {
    const { requests } = await ask(line, { type: 'badge-requests' }, 'badge-requests');
    const roll = kit.roll();
    return requests
      .filter(({ badge }) => !roll.badge(badge))
      .map((request) => ({
        ...request,
        replaces: request.replaces.flatMap((badge) => {
          const known = roll.badge(badge);
          return known && !known.withdrawn ? [{ badge, nickname: known.nickname }] : [];
        }),
      }));
  });
}

/** Ends what an invite has begun. `badges`: whether to be told a mentor's badges. Throws IssuerRefusal 'invite-unknown'. */
export function endMembership(
  kit: Kit,
  code: Bytes16,
  badges: boolean,
): Promise<Answer<'removed'>> {
  return atIssuer(kit, (line) => ask(line, { type: 'remove', code, badges }, 'removed'));
}

/** How many members take part no longer, from which epoch on: removed, or gone by themselves. */
export function removals(kit: Kit): Promise<Answer<'removals'>['removals']> {
  return atIssuer(
    kit,
    async (line) => (await ask(line, { type: 'removals' }, 'removals')).removals,
  );
}

/** The shared keys of all epochs up to the running one, for reading what members read. */
export function sharedKeys(kit: Kit): Promise<EpochKeys[]> {
  return atIssuer(kit, async (line) => {
    const { sealed } = await ask(line, { type: 'read-key' }, 'read-key');
    const plain = await hpkeOpen(
      kit.coordinator.secretKey,
      sealedInfo('read-key'),
      new Uint8Array(0),
      { kem: sized<XPublicKey>(sealed.slice(0, 32), 32), ciphertext: sealed.subarray(32) },
    );
    return parseJson(epochKeysSchema, fromUtf8(plain));
  });
}

/** What the notice of an epoch commits to; the issuer makes its keys if there are none. */
export function epochCommitments(kit: Kit, epoch: number): Promise<Answer<'epoch'>> {
  return atIssuer(kit, (line) => ask(line, { type: 'open-epoch', epoch }, 'epoch'));
}

/** Connects to the issuer as root. Throws ProtocolError 'manifest' if it serves another cohort; UnreachableError; IssuerRefusal. */
async function atIssuer<T>(kit: Kit, work: (line: Line) => Promise<T>): Promise<T> {
  const { manifest, root, environment } = kit;
  const line = await openFirstLine(
    kit.endpoints('issuer'),
    paths.issuer,
    maxIssuerFrame,
    environment,
  );
  try {
    const hello = parseJson(issuerHelloFrame, await line.next());
    if (!equal(hello.manifest, manifest.hash)) throw new ProtocolError('manifest', 'issuer');
    const proof = edSign(root, issuerProofMessage(manifest.hash, hello.challenge, 'root'));
    await ask(line, { type: 'root', proof }, 'known');
    return await work(line);
  } finally {
    line.close();
  }
}

async function ask<Type extends IssuerAnswer['type']>(
  line: Line,
  request: IssuerRequest,
  expected: Type,
): Promise<Answer<Type>> {
  line.send(encodeIssuerFrame(request));
  const answer = parseJson(issuerAnswer, await line.next());
  if (answer.type === 'error') throw new IssuerRefusal(answer.code);
  if (!isAnswer(answer, expected)) throw new ProtocolError('order', 'issuer');
  return answer;
}

const isAnswer = <Type extends IssuerAnswer['type']>(
  answer: IssuerAnswer,
  type: Type,
): answer is Answer<Type> => answer.type === type;
