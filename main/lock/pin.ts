import { sized, type Bytes16, type Bytes32 } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import { minPinLength } from '../../preload/contract.ts';
import { cost, lengthOf, normal, stretch, type Stretch } from '../vault/passphrase.ts';
import type { Pin } from '../vault/pin-store.ts';
import { LockError } from './lock-error.ts';

/** What a PIN is recognised by. Throws LockError 'pin-short', 'pin-simple'. */
export async function newPin(
  typed: string,
  environment: Pick<Environment, 'random'>,
  stretched: Stretch = stretch,
): Promise<Pin> {
  if (lengthOf(typed) < minPinLength) throw new LockError('pin-short');
  if (isSimple(normal(typed))) throw new LockError('pin-simple');
  const salt = sized<Bytes16>(environment.random(16), 16);
  return { cost: cost.N, salt, verifier: await derived(typed, { cost: cost.N, salt }, stretched) };
}

/** 32 bytes by scrypt, to be compared with a verifier. */
export async function derived(
  typed: string,
  { cost: N, salt }: Pick<Pin, 'cost' | 'salt'>,
  stretched: Stretch = stretch,
): Promise<Bytes32> {
  return sized<Bytes32>(await stretched(typed, salt, { ...cost, N }), 32);
}

/** One sign only, or signs that follow each other: what is tried first. */
function isSimple(pin: string): boolean {
  const codes = Array.from(pin, (sign) => sign.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, place) => code - (codes[place] ?? 0)));
  const [step] = steps;
  return steps.size <= 1 && Math.abs(step ?? 0) <= 1;
}
