import {
  sized,
  utf8,
  type Bytes16,
  type Bytes32,
  type EdPublicKey,
  concat,
} from '../../protocol/bytes.ts';
import { epochAt } from '../../protocol/calendar.ts';
import { edVerify } from '../../protocol/ed25519.ts';
import type { Environment } from '../../protocol/environment.ts';
import {
  badgeMessage,
  issuerProofMessage,
  issuerRequest,
  sealedInfo,
  type IssuerAnswer,
  type IssuerRequest,
} from '../../protocol/frames/issuer.ts';
import { hpkeSeal } from '../../protocol/hpke.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { toPlain } from '../../protocol/signed-json.ts';
import { CloseError } from '../close-error.ts';
import { jsonOf, type Connection, type Frame, type Visitor } from '../connection.ts';
import type { Badges } from './badges.ts';
import type { Epochs } from './epochs.ts';
import type { Issuance } from './issuance.ts';
import { IssuerError } from './issuer-error.ts';
import type { Member, Roster } from './roster.ts';

/** What the issuer's requests are answered from. */
export type IssuerDesk = {
  manifest: Manifest;
  environment: Environment;
  roster: Roster;
  epochs: Epochs;
  issuance: Issuance;
  badges: Badges;
};

type Request<Type extends IssuerRequest['type']> = Extract<IssuerRequest, { type: Type }>;

/** One visit at the issuer: requests one after the other, each answered by one frame. */
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
    connection.sendJson({
      type: 'hello',
      manifest: desk.manifest.hash,
      challenge: this.#challenge,
    });
  }

  async frame(frame: Frame): Promise<void> {
    const request = jsonOf(issuerRequest, frame);
    let answer: IssuerAnswer;
    try {
      answer = await this.#answer(request);
    } catch (error) {
      if (!(error instanceof IssuerError)) throw error;
      answer = { type: 'error', code: error.code };
    }
    this.#connection.sendJson(answer);
  }

  #answer(request: IssuerRequest): IssuerAnswer | Promise<IssuerAnswer> {
    const { manifest, roster, badges } = this.#desk;
    switch (request.type) {
      case 'manifest':
        return { type: 'manifest', manifest: manifest.bytes };
      case 'look':
        return { type: 'invite', ...roster.look(request.code) };
      case 'member':
        return this.#speakForMember(request);
      case 'root':
        return this.#speakForRoot(request);
      case 'enrol':
        return {
          type: 'enrolled',
          ...roster.enrol(this.#enrolmentKey(), request.sealTo, request.code),
        };
      case 'keys':
        return this.#keys();
      case 'certify':
        return this.#certify(request);
      case 'badge':
        return this.#badge(request);
      case 'badge-requests':
        this.#onlyRoot();
        return { type: 'badge-requests', requests: badges.all() };
      case 'open-epoch':
        return this.#openEpoch(request.epoch);
      case 'invites':
        return this.#invites(request);
      default:
        return request satisfies never;
    }
  }

  #speakForMember({ key, proof }: Request<'member'>): IssuerAnswer {
    const message = issuerProofMessage(this.#desk.manifest.hash, this.#challenge, 'member');
    if (!edVerify(key, message, proof)) throw new CloseError('bad-proof');
    this.#key = key;
    this.#connection.prove();
    return { type: 'known' };
  }

  #speakForRoot({ proof }: Request<'root'>): IssuerAnswer {
    const { manifest } = this.#desk;
    const message = issuerProofMessage(manifest.hash, this.#challenge, 'root');
    if (!edVerify(manifest.root, message, proof)) throw new CloseError('bad-proof');
    this.#root = true;
    this.#connection.prove();
    return { type: 'known' };
  }

  async #keys(): Promise<IssuerAnswer> {
    const { manifest, environment, epochs } = this.#desk;
    const member = this.#seated();
    const keys = epochs.keysUpTo(
      epochAt(manifest, environment.now()) + 1,
      member.role !== 'mentee',
    );
    const plaintext = utf8(JSON.stringify(toPlain(keys)));
    const { kem, ciphertext } = await hpkeSeal(
      member.sealTo,
      sealedInfo('keys'),
      new Uint8Array(0),
      plaintext,
    );
    return { type: 'keys', sealed: concat(kem, ciphertext) };
  }

  async #certify({ epoch, blinded }: Request<'certify'>): Promise<IssuerAnswer> {
    return {
      type: 'certified',
      sealed: await this.#desk.issuance.certify(this.#seated(), epoch, blinded),
    };
  }

  #badge({ badge, sealTo, nickname, proof }: Request<'badge'>): IssuerAnswer {
    const member = this.#seated();
    if (!edVerify(badge, badgeMessage(this.#desk.manifest.hash, badge, sealTo, nickname), proof)) {
      throw new CloseError('bad-proof');
    }
    this.#desk.badges.request(member, { badge, sealTo, nickname });
    return { type: 'badge-requested' };
  }

  async #openEpoch(epoch: number): Promise<IssuerAnswer> {
    this.#onlyRoot();
    const { manifest, environment, epochs, roster } = this.#desk;
    const now = epochAt(manifest, environment.now());
    if (epoch < now || epoch > now + 1) throw new IssuerError('unknown-epoch');
    const { issuerKey, allCommitment, mentorCommitment, readKey } = await epochs.open(epoch);
    return {
      type: 'epoch',
      issuerKey,
      allCommitment,
      mentorCommitment,
      readKey,
      members: roster.count(),
    };
  }

  #invites({ role, count }: Request<'invites'>): IssuerAnswer {
    this.#onlyRoot();
    const { environment, roster } = this.#desk;
    const codes = Array.from({ length: count }, () => sized<Bytes16>(environment.random(16), 16));
    roster.addInvites(role, codes);
    return { type: 'invites', codes };
  }

  #onlyRoot(): void {
    if (!this.#root) throw new IssuerError('not-root');
  }

  #enrolmentKey(): EdPublicKey {
    if (!this.#key) throw new IssuerError('not-a-member');
    return this.#key;
  }

  /** The member that this connection speaks for, if it has a seat. */
  #seated(): Member {
    const member = this.#desk.roster.member(this.#enrolmentKey());
    if (!member) throw new IssuerError('not-a-member');
    if (member.state === 'waiting') throw new IssuerError('waiting');
    return member;
  }
}
