import { signal } from '@preact/signals';
import type { AppState, Bridge, ErrorCode, InviteView } from '../../preload/contract.ts';

/** How many words a membership is taken up with. */
export const phraseLength = 24;

/** The words in what was typed or pasted, in their order, without numbers, marks and line breaks. */
export const wordsIn = (typed: string): string[] =>
  typed
    .normalize('NFC')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? [];

/** The way in: an invite is pasted, its cohort looked at, then used; or, with the 24 words, a membership taken up again. */
export class Joining {
  readonly step = signal<'invite' | 'checking' | 'found' | 'joining' | 'recovering'>('invite');
  /** Whether the person comes with an invite, or from another PC: with its words, or with the file that it wrote. */
  readonly way = signal<'invite' | 'phrase' | 'file'>('invite');
  /** What stands in the field for the invite. */
  readonly invite = signal('');
  /** What stands in the fields of somebody who comes from another PC. */
  readonly phrase = signal('');
  readonly nickname = signal('');
  readonly found = signal<InviteView | null>(null);
  readonly problem = signal<ErrorCode | null>(null);
  readonly #bridge: Bridge;
  readonly #entered: (state: AppState) => void;
  #invite = '';

  constructor(bridge: Bridge, entered: (state: AppState) => void) {
    this.#bridge = bridge;
    this.#entered = entered;
  }

  /** Puts an invite that a link brought into its field: whether it is used is the person's own decision. */
  fill(invite: string): void {
    if (this.step.value !== 'invite') return;
    this.problem.value = null;
    this.invite.value = invite;
  }

  async check(invite: string): Promise<void> {
    if (this.step.value !== 'invite') return;
    this.#invite = invite.trim();
    if (this.#invite === '') {
      this.problem.value = 'invite-malformed';
      return;
    }
    this.problem.value = null;
    this.step.value = 'checking';
    const outcome = await this.#bridge.checkInvite({ invite: this.#invite });
    if (outcome.ok) this.found.value = outcome.value;
    else this.problem.value = outcome.code;
    this.step.value = outcome.ok ? 'found' : 'invite';
  }

  /** @param nickname the name of a mentor's badge; `null` for everybody else */
  async join(nickname: string | null): Promise<void> {
    if (this.step.value !== 'found') return;
    this.problem.value = null;
    this.step.value = 'joining';
    const outcome = await this.#bridge.join({ invite: this.#invite, nickname });
    if (outcome.ok) {
      this.startOver();
      this.#entered(outcome.value);
      return;
    }
    this.problem.value = outcome.code;
    this.step.value = 'found';
  }

  choose(way: 'invite' | 'phrase' | 'file'): void {
    this.problem.value = null;
    this.way.value = way;
  }

  /** Takes up the membership that the fields tell. */
  async recover(): Promise<void> {
    if (this.step.value !== 'invite') return;
    const words = wordsIn(this.phrase.value);
    const invite = this.invite.value.trim();
    const nickname = this.nickname.value.trim();
    if (invite === '') this.problem.value = 'invite-malformed';
    else this.problem.value = words.length === phraseLength ? null : 'phrase-malformed';
    if (this.problem.value !== null) return;
    this.step.value = 'recovering';
    const outcome = await this.#bridge.recover({
      invite,
      phrase: words.join(' '),
      nickname: nickname === '' ? null : nickname,
    });
    if (outcome.ok) {
      this.startOver();
      this.#entered(outcome.value);
      return;
    }
    this.problem.value = outcome.code;
    this.step.value = 'invite';
  }

  startOver(): void {
    this.#invite = '';
    this.invite.value = '';
    this.phrase.value = '';
    this.nickname.value = '';
    this.found.value = null;
    this.problem.value = null;
    this.way.value = 'invite';
    this.step.value = 'invite';
  }
}
