import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as korean } from '@scure/bip39/wordlists/korean.js';
import { sized, type Bytes32, type EdSeed } from '../../protocol/bytes.ts';
import { edKeyPair, type EdKeyPair } from '../../protocol/ed25519.ts';
import { derive } from '../../protocol/hash.ts';
import { xKeyPair, type XKeyPair } from '../../protocol/hpke.ts';
import { MembershipError } from './errors.ts';

export type PhraseLanguage = 'ko' | 'en';

const wordlists = { ko: korean, en: english } as const;

/** The 24 recovery words (BIP-39) of 32 bytes of entropy, composed (NFC) as a Korean keyboard types them. */
export function wordsOf(entropy: Bytes32, language: PhraseLanguage): string[] {
  return entropyToMnemonic(entropy, wordlists[language])
    .split(/[\s\u3000]+/)
    .map((word) => word.normalize('NFC'));
}

/**
 * The entropy behind 24 words of either language, however they were written down: numbered, with commas, over many lines, composed or not.
 * Throws MembershipError 'phrase-malformed' for another count, a word that is none, or a wrong checksum.
 */
export function entropyOf(phrase: string): Bytes32 {
  const words = phrase
    .replace(/\p{Default_Ignorable_Code_Point}+/gu, '')
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{M}]+/gu);
  for (const list of [korean, english]) {
    try {
      return sized<Bytes32>(mnemonicToEntropy((words ?? []).join(' '), list), 32);
    } catch {
      // The other language, or no phrase at all.
    }
  }
  throw new MembershipError('phrase-malformed');
}

/** Who a member is to the issuer, and to nobody else. */
export type Enrolment = { signing: EdKeyPair; sealing: XKeyPair };

/** The enrolment keys that the recovery words stand for. Pseudonyms and badges do not come from them. */
export async function enrolmentOf(entropy: Bytes32): Promise<Enrolment> {
  return {
    signing: edKeyPair(derive<EdSeed>(entropy, 'enrolment signing')),
    sealing: await xKeyPair(derive<Bytes32>(entropy, 'enrolment sealing')),
  };
}
