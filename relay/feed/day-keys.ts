import { sized, type Bytes32, type XSecretKey } from '../../protocol/bytes.ts';
import { dayStart } from '../../protocol/calendar.ts';
import type { DayKey } from '../../protocol/batch.ts';
import type { Environment } from '../../protocol/environment.ts';
import { xKeyPair } from '../../protocol/hpke.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { dayKeyGrace } from '../../protocol/rules.ts';
import type { SecretFiles } from '../storage/secret-files.ts';

/** The feed's HPKE keys, one for each local day, and their end. */
export class DayKeys {
  readonly #files: SecretFiles;
  readonly #manifest: Manifest;
  readonly #environment: Environment;
  readonly #secrets = new Map<number, XSecretKey>();

  constructor(files: SecretFiles, manifest: Manifest, environment: Environment) {
    this.#files = files;
    this.#manifest = manifest;
    this.#environment = environment;
  }

  /** The key of a day, made now if there is none; it is on the disk when this resolves. */
  async announce(day: number): Promise<DayKey> {
    let material = this.#files.read(day);
    if (!material) {
      material = this.#environment.random(32);
      this.#files.write(day, material);
    }
    const pair = await xKeyPair(sized<Bytes32>(material, 32));
    this.#secrets.set(day, pair.secretKey);
    return { day, key: pair.publicKey };
  }

  /** `null` for a day whose key was never made or is deleted. */
  async secret(day: number): Promise<XSecretKey | null> {
    const cached = this.#secrets.get(day);
    if (cached) return cached;
    const material = this.#files.read(day);
    if (!material) return null;
    const { secretKey } = await xKeyPair(sized<Bytes32>(material, 32));
    this.#secrets.set(day, secretKey);
    return secretKey;
  }

  /** Deletes the keys of days that ended more than 48 h before `now` (ms); answers how many. */
  eraseBefore(now: number): number {
    const ended = this.#files
      .numbers()
      .filter((day) => dayStart(this.#manifest, day + 1) + dayKeyGrace < now);
    for (const day of ended) {
      this.#files.erase(day);
      this.#secrets.get(day)?.fill(0);
      this.#secrets.delete(day);
    }
    return ended.length;
  }
}
