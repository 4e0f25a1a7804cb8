import { batch, signal } from '@preact/signals';
import type { AppState, Bridge, ErrorCode, InviteView } from '../../preload/contract.ts';
import type { Arriving } from './arriving.ts';

/** How many words a membership is taken up with. */
export const phraseLength = 24;

/** The words in what was typed or pasted, in their order, without numbers, marks and line breaks. */
export const wordsIn = (typed: string): string[] =>
  typed
    .normalize('NFC')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? [];

/** What somebody found who compared the six words. */
export type Compared = 'same' | 'differ';

/**
 * The way in: an invite is pasted, then it is seen who runs the group, its six words are compared, and only then is it used; or, with the 24 words, a membership
 * is taken up again.
 */
export class Joining {
  readonly step = signal<
    'invite' | 'checking' | 'operation' | 'compare' | 'joining' | 'recovering'
  >('invite');
  /** Whether the person comes with an invite, or from another PC: with its words, or with the file that it wrote. */
  readonly way = signal<'invite' | 'phrase' | 'file'>('invite');
  /** What stands in the field for the invite. */
  readonly invite = signal('');
  /** What stands in the fields of somebody who comes from another PC. */
  readonly phrase = signal('');
  readonly nickname = signal('');
  readonly found = signal<InviteView | null>(null);
  /** Nothing is chosen for anybody: whoever did not compare the words does not come in. */
  readonly compared = signal<Compared | null>(null);
  readonly problem = signal<ErrorCode | 'not-compared' | null>(null);
  readonly #bridge: Bridge;
  readonly #arriving: Pick<Arriving, 'begin' | 'end'>;
  readonly #entered: (state: AppState) => void;
  #invite = '';

  constructor(
    bridge: Bridge,
    arriving: Pick<Arriving, 'begin' | 'end'>,
    entered: (state: AppState) => void,
  ) {
    this.#bridge = bridge;
    this.#arriving = arriving;
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
    this.step.value = outcome.ok ? 'operation' : 'invite';
  }

  /** From who runs the group to its six words. */
  goOn(): void {
    if (this.step.value === 'operation') this.step.value = 'compare';
  }

  /** One screen back, while nothing has been used; the words have to be compared anew. */
  goBack(): void {
    const { value: step } = this.step;
    if (step !== 'operation' && step !== 'compare') return;
    batch(() => {
      this.problem.value = null;
      this.compared.value = null;
      this.step.value = step === 'compare' ? 'operation' : 'invite';
    });
  }

  compare(found: Compared): void {
    batch(() => {
      this.problem.value = null;
      this.compared.value = found;
    });
  }

  /** Uses the invite, after its words were found the same. A mentor's nickname becomes the name of the badge. */
  async join(): Promise<void> {
    const found = this.found.value;
    if (this.step.value !== 'compare' || found === null || this.compared.value === 'differ') return;
    this.problem.value = this.compared.value === null ? 'not-compared' : null;
    if (this.problem.value !== null) return;
    this.step.value = 'joining';
    const nickname = found.role === 'mentor' ? this.nickname.value.trim() : null;
    await this.#arriving.begin();
    const outcome = await this.#bridge.join({ invite: this.#invite, nickname });
    if (outcome.ok) {
      this.startOver();
      this.#entered(outcome.value);
      return;
    }
    await this.#arriving.end();
    this.problem.value = outcome.code;
    this.step.value = 'compare';
  }

  choose(way: 'invite' | 'phrase' | 'file'): void {
    if (this.step.value === 'compare') this.goBack();
    this.goBack();
    this.problem.value = null;
    // Whoever comes from another PC has the words, and knows the rest; a try to join that was cut short counts no more.
    if (way !== 'invite') void this.#arriving.end();
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
    this.compared.value = null;
    this.problem.value = null;
    this.way.value = 'invite';
    this.step.value = 'invite';
  }
}
