import type { KeyObject } from 'node:crypto';
import { equal, sized, toHex } from '../../../protocol/bytes.ts';
import type { Certificate } from '../../../protocol/certificate.ts';
import { ProtocolError } from '../../../protocol/errors.ts';
import type { Manifest } from '../../../protocol/manifest.ts';
import { modulusLength } from '../../../protocol/rules.ts';
import { checkCertificate, checkSignature, type Post } from '../../../protocol/post.ts';

/** Pseudonyms whose certificates are remembered: those of a busy day, and little memory. */
const remembered = 4096;

/**
 * Whether posts are signed by their authors, and these certified. A pseudonym shows the same certificate with every post: it is checked once,
 * and compared from then on.
 */
export class GenuinePosts {
  readonly #manifest: Manifest;
  readonly #issuerKey: (epoch: number) => KeyObject | undefined;
  readonly #certified = new Map<string, Certificate>();

  constructor(manifest: Manifest, issuerKey: (epoch: number) => KeyObject | undefined) {
    this.#manifest = manifest;
    this.#issuerKey = issuerKey;
  }

  holds(post: Post): boolean {
    try {
      checkSignature(this.#manifest, post);
      if (post.role === 'member' && this.#isKnown(post)) return true;
      checkCertificate(this.#manifest, post, this.#issuerKey);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      return false;
    }
    if (post.role === 'member') this.#remember(post);
    return true;
  }

  #isKnown(post: Post): boolean {
    const known = this.#certified.get(nameOf(post));
    if (!known) return false;
    const { prefix, signature } = post.certificate;
    return equal(known.prefix, prefix) && equal(known.signature, signature);
  }

  #remember(post: Post): void {
    if (this.#certified.size >= remembered) this.#certified.clear();
    this.#certified.set(nameOf(post), {
      prefix: sized(post.certificate.prefix.slice(), 32),
      signature: sized(post.certificate.signature.slice(), modulusLength),
    });
  }
}

const nameOf = ({ author, epoch }: Post): string => `${toHex(author)} ${epoch}`;
