import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../../../main/app.ts';
import type { ThreadView } from '../../../preload/contract.ts';
import { wordsIn } from '../canary.ts';
import type { Chance } from '../chance.ts';
import { inputOf, someTime, type Typist } from './typist.ts';
import type { Told } from './words.ts';

export type DayOptions = {
  handlers: App['handlers'];
  typist: Typist;
  chance: Chance;
  canary: string;
  say: (told: Told) => void;
};

/** So many entries may wait before a person only types and reads. */
const mostWaiting = 10;

/** A person at work: asks, answers, edits, takes back, throws away and reads, as chance has it. */
export class Day {
  readonly #options: DayOptions;

  constructor(options: DayOptions) {
    this.#options = options;
  }

  /** One thing that a person does in a moment. */
  async act(): Promise<void> {
    const { chance } = this.#options;
    const acts: readonly [number, () => Promise<unknown>][] = [
      [4, () => this.#ask()],
      [6, () => this.#reply()],
      [3, () => this.#goOn()],
      [2, () => this.#edit()],
      [3, () => this.#read()],
      [2, () => this.#react()],
      [2, () => this.#changeOutbox()],
      [0.3, () => this.#retract()],
      [0.3, () => this.#discard()],
    ];
    const total = acts.reduce((sum, [weight]) => sum + weight, 0);
    let at = (chance.below(1000) / 1000) * total;
    for (const [weight, act] of acts) {
      at -= weight;
      if (at < 0) {
        await act();
        break;
      }
    }
    await sleep(chance.below(60));
  }

  async #ask(): Promise<void> {
    const { typist, chance } = this.#options;
    const draft = typist.blank('question', null);
    const audience = chance.happens(0.3) ? 'mentors' : 'everyone';
    await this.#fill({ ...draft, audience });
  }

  async #reply(): Promise<void> {
    const { typist, chance } = this.#options;
    const thread = await this.#someThread();
    if (!thread) return;
    const { can, draft } = thread;
    const kinds = [
      ...(can.answer ? (['answer'] as const) : []),
      ...(can.comment ? (['comment'] as const) : []),
      ...(can.followUp ? (['follow-up'] as const) : []),
    ];
    if (kinds.length === 0) return;
    const fresh = typist.blank(chance.pick(kinds), thread.summary.id);
    await this.#fill(draft ? inputOf(draft) : fresh);
  }

  /** Goes on with something that was left. */
  async #goOn(): Promise<void> {
    const { typist, chance } = this.#options;
    const drafts = await typist.attempt('drafts', (handlers) => handlers.drafts(undefined));
    if (!drafts || drafts.length === 0) return this.#ask();
    await this.#fill(inputOf(chance.pick(drafts)));
  }

  async #fill(draft: ReturnType<Typist['blank']>): Promise<void> {
    const { typist, chance } = this.#options;
    const filled = chance.happens(0.06)
      ? await typist.paste(await typist.type(draft, 1), 60 + chance.below(320))
      : await typist.type(draft, 1 + chance.below(3));
    const isSendable = filled.text !== '' && (await this.#mayWait());
    if (isSendable && chance.happens(0.65)) await typist.send(filled, someTime(chance));
  }

  async #edit(): Promise<void> {
    const { typist, chance } = this.#options;
    const thread = await this.#someThread();
    const post = thread?.posts.find(({ can, pending }) => can.edit && !pending);
    if (!thread || !post || !(await this.#mayWait())) return;
    const { id, topic, audience, title } = thread.summary;
    if (await this.#isBeingEdited(id)) return;
    const words = { ...typist.blank('edit', id), target: post.id, topic, audience };
    const whole = { ...words, title: post.kind === 'question' ? title : '', text: post.text };
    const typed = await typist.type(whole, 1);
    if (typed.text !== post.text && chance.happens(0.8)) await typist.send(typed, 'soon');
  }

  /** Two edits of the same post would each begin with what is published: the later one would leave the other's words out. */
  async #isBeingEdited(thread: string): Promise<boolean> {
    const { typist } = this.#options;
    const [drafts, outbox] = [
      await typist.attempt('drafts', (handlers) => handlers.drafts(undefined)),
      await typist.attempt('outbox', (handlers) => handlers.outbox(undefined)),
    ];
    const isEdit = (one: { kind: string; thread: string | null }): boolean =>
      one.kind === 'edit' && one.thread === thread;
    return !drafts || !outbox || drafts.some(isEdit) || outbox.some(isEdit);
  }

  async #read(): Promise<void> {
    const { typist, canary, chance } = this.#options;
    const thread = await this.#someThread();
    if (thread) {
      await typist.attempt('markRead', (handlers) => handlers.markRead({ id: thread.summary.id }));
    }
    if (chance.happens(0.3)) {
      const page = { topic: null, scope: 'all', offset: 0, limit: 20 } as const;
      await typist.attempt('search', (handlers) =>
        handlers.search({ text: canary.slice(0, 1 + chance.below(4)), ...page }),
      );
    }
    await typist.attempt('counts', (handlers) => handlers.counts(undefined));
  }

  async #react(): Promise<void> {
    const { typist, chance } = this.#options;
    const thread = await this.#someThread();
    if (!thread || !(await this.#mayWait())) return;
    const { can, summary, posts } = thread;
    const answer = posts.find(({ kind, accepted }) => kind === 'answer' && !accepted);
    const reactions = [
      ...(can.meToo ? [{ kind: 'me-too', thread: summary.id } as const] : []),
      ...(can.claim ? [{ kind: 'claim', thread: summary.id } as const] : []),
      ...(can.release ? [{ kind: 'release', thread: summary.id } as const] : []),
      ...(can.accept && answer
        ? [{ kind: 'accept', thread: summary.id, answer: answer.id } as const]
        : []),
    ];
    if (reactions.length === 0) return;
    const reaction = chance.pick(reactions);
    await typist.attempt('react', (handlers) => handlers.react(reaction));
  }

  /** Makes a draft of an entry again, or lets it go at another time. */
  async #changeOutbox(): Promise<void> {
    const { typist, chance } = this.#options;
    const entries = await typist.attempt('outbox', (handlers) => handlers.outbox(undefined));
    if (!entries || entries.length === 0) return;
    const { id, recallable, state } = chance.pick(entries);
    if ((recallable || state === 'returned') && chance.happens(0.5)) {
      await typist.attempt('takeBack', (handlers) => handlers.takeBack({ id }));
    } else if (state === 'planned' || state === 'kept') {
      const when = someTime(chance);
      await typist.attempt('reschedule', (handlers) => handlers.reschedule({ id, when }));
    }
  }

  /** Takes a published post back: its words need not be anywhere any more. */
  async #retract(): Promise<void> {
    const { typist, say, canary } = this.#options;
    const thread = await this.#someThread();
    const post = thread?.posts.find(({ can, pending }) => can.retract && !pending);
    if (!thread || !post || (await this.#isBeingEdited(thread.summary.id))) return;
    const title = post.kind === 'question' ? thread.summary.title : '';
    say({ event: 'released', words: wordsIn(`${title} ${post.text}`, canary) });
    const request = { kind: 'retract', thread: thread.summary.id, post: post.id } as const;
    await typist.attempt('react', (handlers) => handlers.react(request));
  }

  async #discard(): Promise<void> {
    const { typist, chance, say, canary } = this.#options;
    const drafts = await typist.attempt('drafts', (handlers) => handlers.drafts(undefined));
    const plain = (drafts ?? []).filter(({ kind }) => kind !== 'edit');
    if (plain.length === 0) return;
    const { id, title, text } = chance.pick(plain);
    say({ event: 'released', words: wordsIn(`${title} ${text}`, canary) });
    await typist.attempt('discardDraft', (handlers) => handlers.discardDraft({ id }));
  }

  async #mayWait(): Promise<boolean> {
    const { typist } = this.#options;
    const outbox = await typist.attempt('outbox', (handlers) => handlers.outbox(undefined));
    return outbox !== null && outbox.length < mostWaiting;
  }

  async #someThread(): Promise<ThreadView | null> {
    const { typist, chance } = this.#options;
    const filter = chance.happens(0.4) ? 'mine' : 'inbox';
    const request = { filter, topic: null, offset: 0, limit: 30 } as const;
    const page = await typist.attempt('threads', (handlers) => handlers.threads(request));
    if (!page || page.threads.length === 0) return null;
    const { id } = chance.pick(page.threads);
    return typist.attempt('thread', (handlers) => handlers.thread({ id }));
  }
}
