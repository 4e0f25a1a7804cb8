import type { KeyObject } from 'node:crypto';
import { equal, sized, toHex } from '../../../protocol/bytes.ts';
import type { Certificate } from '../../../protocol/certificate.ts';
import { edVerifyingKey } from '../../../protocol/ed25519.ts';
import { ProtocolError } from '../../../protocol/errors.ts';
import type { Manifest } from '../../../protocol/manifest.ts';
import { modulusLength } from '../../../protocol/rules.ts';
import { checkCertificate, checkSignature, type Post } from '../../../protocol/post.ts';

/** Authors that are remembered: those of a busy day, and little memory. */
const remembered = 4096;

/** An author whose post was genuine. `certificate`: that of a pseudonym; a badge has none. */
type Known = { key: KeyObject; certificate: Certificate | null };

/**
 * Whether posts are signed by their authors, and these certified. A pseudonym shows the same certificate with every post: it is checked once, and
 * compared from then on; its key is made ready once as well.
 */
export class GenuinePosts {
  readonly #manifest: Manifest;
  readonly #issuerKey: (epoch: number) => KeyObject | undefined;
  readonly #known = new Map<string, Known>();

  constructor(manifest: Manifest, issuerKey: (epoch: number) => KeyObject | undefined) {
    this.#manifest = manifest;
    this.#issuerKey = issuerKey;
  }

  holds(post: Post): boolean {
    const known = this.#known.get(nameOf(post));
    const key = known?.key ?? edVerifyingKey(post.author);
    try {
      checkSignature(this.#manifest, post, key);
      if (known && isShownAgain(known, post)) return true;
      checkCertificate(this.#manifest, post, this.#issuerKey);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      return false;
    }
    if (key) this.#remember(post, key);
    return true;
  }

  #remember(post: Post, key: KeyObject): void {
    if (this.#known.size >= remembered) this.#known.clear();
    const { prefix, signature } = post.certificate;
    const certificate = {
      prefix: sized<Certificate['prefix']>(prefix.slice(), 32),
      signature: sized<Certificate['signature']>(signature.slice(), modulusLength),
    };
    this.#known.set(nameOf(post), {
      key,
      certificate: post.role === 'member' ? certificate : null,
    });
  }
}

const nameOf = ({ author, epoch }: Post): string => `${toHex(author)} ${epoch}`;

function isShownAgain({ certificate }: Known, post: Post): boolean {
  if (!certificate || post.role !== 'member') return false;
  const { prefix, signature } = post.certificate;
  return equal(certificate.prefix, prefix) && equal(certificate.signature, signature);
}
