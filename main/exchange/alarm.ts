/**
 * What a client must not get over by itself. All but the last stop every connection: a second manifest, history or key means that
 * somebody shows members different things. Missing receipts hold back posts; reading and cover go on.
 */
export type AlarmKind =
  | 'second-manifest'
  | 'second-history'
  | 'second-key'
  | 'uncommitted-key'
  | 'broken-feed'
  | 'broken-certificate'
  | 'receipts-missing';

/** The one alarm of a running client. The first that is raised stands until the program starts anew. */
export class Alarm {
  #kind: AlarmKind | null = null;
  readonly #listeners = new Set<(kind: AlarmKind) => void>();

  get kind(): AlarmKind | null {
    return this.#kind;
  }

  /** Whether all connections have to stay down. */
  get halting(): boolean {
    return this.#kind !== null && this.#kind !== 'receipts-missing';
  }

  raise(kind: AlarmKind): void {
    // One that halts goes over one that only holds.
    if (this.#kind !== null && (this.halting || kind === 'receipts-missing')) return;
    this.#kind = kind;
    for (const listener of this.#listeners) listener(kind);
  }

  /** Answers its own unsubscribe. */
  onRaised(listener: (kind: AlarmKind) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
