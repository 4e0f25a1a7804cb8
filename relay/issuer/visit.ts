import { sized, type Bytes32, type EdPublicKey } from '../../protocol/bytes.ts';
import { edVerify } from '../../protocol/ed25519.ts';
import {
  encodeIssuerFrame,
  issuerProofMessage,
  issuerRequest,
  type IssuerAnswer,
  type IssuerRequest,
} from '../../protocol/frames/issuer.ts';
import { CloseError } from '../close-error.ts';
import { jsonOf, type Connection, type Frame, type Visitor } from '../connection.ts';
import { runningEpoch, type IssuerDesk, type RequestOf } from './desk.ts';
import { IssuerError } from './issuer-error.ts';
import { certify, enrol, keys, leave, requestBadge, standing } from './member-requests.ts';
import { makeInvites, openEpoch, readKey, remove } from './root-requests.ts';

/** One visit at the issuer: requests one after the other, each answered by one frame. All frames look alike from outside. */
export class IssuerVisit implements Visitor {
  readonly #desk: IssuerDesk;
  readonly #connection: Connection;
  readonly #challenge: Bytes32;
  #key: EdPublicKey | null = null;
  #root = false;

  constructor(desk: IssuerDesk, connection: Connection) {
    this.#desk = desk;
    this.#connection = connection;
    this.#challenge = sized<Bytes32>(desk.environment.random(32), 32);
    const { hash } = desk.manifest;
    this.#send({ type: 'hello', manifest: hash, challenge: this.#challenge });
  }

  async frame(frame: Frame): Promise<void> {
    const request = jsonOf(issuerRequest, frame);
    let answer: IssuerAnswer;
    try {
      this.#desk.departures.settle(runningEpoch(this.#desk));
      answer = await this.#answer(request);
    } catch (error) {
      if (!(error instanceof IssuerError)) throw error;
      answer = { type: 'error', code: error.code };
    }
    this.#send(answer);
  }

  #send(frame: object): void {
    this.#connection.sendText(encodeIssuerFrame(frame));
  }

  #answer(request: IssuerRequest): IssuerAnswer | Promise<IssuerAnswer> {
    const desk = this.#desk;
    switch (request.type) {
      case 'manifest':
        return { type: 'manifest', manifest: desk.manifest.bytes };
      case 'look':
        return { type: 'invite', ...desk.roster.look(request.code) };
      case 'member':
        return this.#speakForMember(request);
      case 'root':
        return this.#speakForRoot(request);
      case 'enrol':
        return enrol(desk, this.#ownKey(), request);
      case 'standing':
        return standing(desk, this.#ownKey());
      case 'leave':
        return leave(desk, this.#ownKey());
      case 'keys':
        return keys(desk, this.#ownKey());
      case 'certify':
        return certify(desk, this.#ownKey(), request);
      case 'badge':
        return requestBadge(desk, this.#ownKey(), request);
      case 'badge-requests':
      case 'open-epoch':
      case 'invites':
      case 'remove':
      case 'removals':
      case 'read-key':
        return this.#answerRoot(request);
      default:
        return request satisfies never;
    }
  }

  #answerRoot(
    request: RequestOf<
      'badge-requests' | 'open-epoch' | 'invites' | 'remove' | 'removals' | 'read-key'
    >,
  ): IssuerAnswer | Promise<IssuerAnswer> {
    if (!this.#root) throw new IssuerError('not-root');
    const desk = this.#desk;
    switch (request.type) {
      case 'badge-requests':
        return { type: 'badge-requests', requests: desk.badges.wanted() };
      case 'open-epoch':
        return openEpoch(desk, request);
      case 'invites':
        return makeInvites(desk, request);
      case 'remove':
        return remove(desk, request);
      case 'removals':
        return { type: 'removals', removals: desk.departures.removals() };
      case 'read-key':
        return readKey(desk);
      default:
        return request satisfies never;
    }
  }

  #speakForMember({ key, proof }: RequestOf<'member'>): IssuerAnswer {
    const message = issuerProofMessage(this.#desk.manifest.hash, this.#challenge, 'member');
    if (!edVerify(key, message, proof)) throw new CloseError('bad-proof');
    this.#key = key;
    this.#connection.prove();
    return { type: 'known' };
  }

  #speakForRoot({ proof }: RequestOf<'root'>): IssuerAnswer {
    const { manifest } = this.#desk;
    const message = issuerProofMessage(manifest.hash, this.#challenge, 'root');
    if (!edVerify(manifest.root, message, proof)) throw new CloseError('bad-proof');
    this.#root = true;
    this.#connection.prove();
    return { type: 'known' };
  }

  #ownKey(): EdPublicKey {
    if (!this.#key) throw new IssuerError('not-a-member');
    return this.#key;
  }
}
