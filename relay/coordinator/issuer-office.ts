import { equal } from '../../protocol/bytes.ts';
import { edSign } from '../../protocol/ed25519.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import {
  issuerAnswer,
  issuerHelloFrame,
  issuerProofMessage,
  maxIssuerFrame,
  type IssuerAnswer,
  type IssuerErrorCode,
  type IssuerRequest,
  type MemberRole,
} from '../../protocol/frames/issuer.ts';
import { paths } from '../../protocol/frames/hello.ts';
import { formatInvite } from '../../protocol/invite.ts';
import { parseJson, toPlain } from '../../protocol/signed-json.ts';
import { openLine, type Line } from './exchange.ts';
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
    const { issuer, hash } = kit.manifest;
    return codes.map((code) => formatInvite({ v: 1, issuer, manifest: hash, code }));
  });
}

/** The badges that mentors have asked for and no notice has certified. */
export function badgeRequests(kit: Kit): Promise<Answer<'badge-requests'>['requests']> {
  return atIssuer(kit, async (line) => {
    const { requests } = await ask(line, { type: 'badge-requests' }, 'badge-requests');
    const roll = kit.roll();
    return requests.filter(({ badge }) => !roll.badge(badge));
  });
}

/** What the notice of an epoch commits to; the issuer makes its keys if there are none. */
export function epochCommitments(kit: Kit, epoch: number): Promise<Answer<'epoch'>> {
  return atIssuer(kit, (line) => ask(line, { type: 'open-epoch', epoch }, 'epoch'));
}

/** Connects to the issuer as root. Throws ProtocolError 'manifest' if it serves another cohort; UnreachableError; IssuerRefusal. */
async function atIssuer<T>(kit: Kit, work: (line: Line) => Promise<T>): Promise<T> {
  const { manifest, root, environment } = kit;
  const line = await openLine(manifest.issuer, paths.issuer, maxIssuerFrame, environment);
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
  line.send(JSON.stringify(toPlain(request)));
  const answer = parseJson(issuerAnswer, await line.next());
  if (answer.type === 'error') throw new IssuerRefusal(answer.code);
  if (!isAnswer(answer, expected)) throw new ProtocolError('order', 'issuer');
  return answer;
}

const isAnswer = <Type extends IssuerAnswer['type']>(
  answer: IssuerAnswer,
  type: Type,
): answer is Answer<Type> => answer.type === type;
