import { equal, sized, type Bytes32, type Hash, type XPublicKey } from '../../protocol/bytes.ts';
import { edSign } from '../../protocol/ed25519.ts';
import type { Environment } from '../../protocol/environment.ts';
import { paths } from '../../protocol/frames/hello.ts';
import {
  encodeIssuerFrame,
  issuerAnswer,
  issuerHelloFrame,
  issuerProofMessage,
  maxIssuerFrame,
  sealedInfo,
  type IssuerAnswer,
  type IssuerRequest,
} from '../../protocol/frames/issuer.ts';
import { hpkeOpen } from '../../protocol/hpke.ts';
import type { Endpoint } from '../../protocol/manifest.ts';
import { readText } from '../exchange/hello.ts';
import { openSocket, SocketError, type Socket } from '../exchange/socket.ts';
import { MembershipError, refusalOf } from './errors.ts';
import type { Enrolment } from './phrase.ts';

/** How long the issuer may take for an answer, ms: it signs a whole quota, and may have many to serve. */
const answerTime = 120_000;

type AnswerOf<T extends IssuerAnswer['type']> = Extract<IssuerAnswer, { type: T }>;

/** One connection to the issuer: a greeting, then requests one at a time. */
export class IssuerClient {
  readonly #socket: Socket;
  readonly #challenge: Bytes32;
  /** The manifest that the issuer works under, checked against the expected one. */
  readonly #manifest: Hash;

  private constructor(socket: Socket, manifest: Hash, challenge: Bytes32) {
    this.#socket = socket;
    this.#manifest = manifest;
    this.#challenge = challenge;
  }

  /**
   * Connects, pinned. Throws MembershipError 'issuer-unreachable', or 'manifest-mismatch' where the issuer states another manifest than
   * `manifest`.
   */
  static async connect(
    endpoint: Endpoint,
    manifest: Hash,
    environment: Environment,
    signal: AbortSignal,
  ): Promise<IssuerClient> {
    let socket: Socket | null = null;
    try {
      socket = await openSocket({
        endpoint,
        path: paths.issuer,
        environment,
        signal,
        maxMessage: maxIssuerFrame,
      });
      const hello = readText(issuerHelloFrame, await socket.receive(answerTime));
      if (!equal(hello.manifest, manifest)) throw new MembershipError('manifest-mismatch');
      return new IssuerClient(socket, manifest, hello.challenge);
    } catch (error) {
      socket?.close();
      throw named(error);
    }
  }

  /** Speaks for the enrolment key from now on. */
  async speakAs({ signing }: Enrolment): Promise<void> {
    const message = issuerProofMessage(this.#manifest, this.#challenge, 'member');
    await this.ask(
      { type: 'member', key: signing.publicKey, proof: edSign(signing, message) },
      'known',
    );
  }

  /** Sends one request and waits for the answer of the type that it calls for. After a refusal one can go on asking. Throws MembershipError. */
  async ask<T extends IssuerAnswer['type']>(
    request: IssuerRequest,
    expected: T,
  ): Promise<AnswerOf<T>> {
    const answer = await this.#answer(request);
    if (answer.type === 'error') throw refusalOf(answer.code);
    if (isOf(answer, expected)) return answer;
    this.close();
    throw new MembershipError('issuer-unreachable');
  }

  close(): void {
    this.#socket.close();
  }

  async #answer(request: IssuerRequest): Promise<IssuerAnswer> {
    try {
      this.#socket.send(encodeIssuerFrame(request));
      return readText(issuerAnswer, await this.#socket.receive(answerTime));
    } catch (error) {
      this.close();
      throw named(error);
    }
  }
}

function isOf<T extends IssuerAnswer['type']>(
  answer: IssuerAnswer,
  type: T,
): answer is AnswerOf<T> {
  return answer.type === type;
}

/** Opens what the issuer sealed to this member. Throws MembershipError 'issuer-refused' if it is not for us. */
export async function openSealed(
  enrolment: Enrolment,
  what: 'keys' | 'certified',
  sealed: Uint8Array,
): Promise<Uint8Array> {
  try {
    return await hpkeOpen(enrolment.sealing.secretKey, sealedInfo(what), new Uint8Array(0), {
      kem: sized<XPublicKey>(sealed.slice(0, 32), 32),
      ciphertext: sealed.subarray(32),
    });
  } catch {
    throw new MembershipError('issuer-refused');
  }
}

function named(error: unknown): unknown {
  return error instanceof SocketError ? new MembershipError('issuer-unreachable') : error;
}
