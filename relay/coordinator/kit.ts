import { basename, dirname } from 'node:path';
import { edKeyPair, type EdKeyPair } from '../../protocol/ed25519.ts';
import { systemEnvironment, type Environment } from '../../protocol/environment.ts';
import { xKeyPair, type XKeyPair } from '../../protocol/hpke.ts';
import {
  readManifest,
  type Endpoint,
  type EndpointRole,
  type Manifest,
} from '../../protocol/manifest.ts';
import { readNotice, signNotice, type Notice, type NoticeBody } from '../../protocol/notice.ts';
import { Roll } from '../../protocol/roll.ts';
import { decodeNotices, encodeNotices } from '../notices-file.ts';
import { Folder } from '../storage/folder.ts';
import { KitError, unsealKit } from './kit-file.ts';

export const kitFile = 'kit.bin';
const noticesFile = 'notices.bin';

/** The coordinator's keys: the root signs, reports are sealed to the other. */
export type KitKeys = { root: EdKeyPair; coordinator: XKeyPair };

/** The coordinator at work: the keys in memory, and every notice that it ever signed, on the disk beside the kit. */
export class Kit {
  readonly manifest: Manifest;
  readonly root: EdKeyPair;
  readonly coordinator: XKeyPair;
  readonly environment: Environment;
  readonly #folder: Folder;
  #notices: Uint8Array[];

  constructor(folder: Folder, manifest: Manifest, keys: KitKeys, environment: Environment) {
    this.#folder = folder;
    this.manifest = manifest;
    this.root = keys.root;
    this.coordinator = keys.coordinator;
    this.environment = environment;
    this.#notices = decodeNotices(folder.read(noticesFile) ?? new Uint8Array(0));
  }

  /** All notices in their order. */
  notices(): readonly Uint8Array[] {
    return this.#notices;
  }

  /** What all notices so far say. */
  roll(): Roll {
    const roll = new Roll(this.manifest);
    for (const notice of this.#read()) roll.add(notice);
    return roll;
  }

  /** Where a role may be reached: its newest address first, the manifest's last. */
  endpoints(role: EndpointRole): Endpoint[] {
    const moved = this.#read().flatMap(({ body }) =>
      body?.kind === 'address' && body.role === role
        ? [{ url: body.url, certificate: body.certificate }]
        : [],
    );
    return [...moved.toReversed(), this.manifest[role]];
  }

  /** Signs the next notice and keeps it before anybody sees it: two different ones under one number would split the cohort. */
  sign(body: NoticeBody): Uint8Array {
    const notice = signNotice(this.root, this.manifest, this.roll().head, body);
    const notices = [...this.#notices, notice];
    this.#folder.write(noticesFile, encodeNotices(notices), this.environment);
    this.#notices = notices;
    return notice;
  }

  #read(): Notice[] {
    return this.#notices.map((bytes) => readNotice(this.manifest, bytes));
  }
}

/** Opens a kit. `path`: its file, or the folder that it is in. Throws KitError 'passphrase', 'missing'. */
export async function openKit(
  path: string,
  passphrase: string,
  environment: Environment = systemEnvironment,
): Promise<Kit> {
  const folder = new Folder(basename(path) === kitFile ? dirname(path) : path);
  const bytes = folder.read(kitFile);
  if (!bytes) throw new KitError('missing');
  const { root, coordinator, manifest } = await unsealKit(bytes, passphrase);
  const keys = { root: edKeyPair(root), coordinator: await xKeyPair(coordinator) };
  return new Kit(folder, readManifest(manifest), keys, environment);
}
