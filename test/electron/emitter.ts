import { NotImitated } from './not-imitated.ts';

type Registered = { listener: (...args: never[]) => unknown; once: boolean };
type Listeners<Events> = { [Name in keyof Events]: (...args: never[]) => unknown };

/** An event emitter for the events that the stand-in imitates; it refuses listeners for any other. */
export class Emitter<Events extends Listeners<Events>> {
  readonly #listeners = new Map<string, Registered[]>();
  readonly #owner: string;
  readonly #names: readonly string[];

  constructor(owner: string, names: readonly (keyof Events & string)[]) {
    this.#owner = owner;
    this.#names = names;
  }

  on<Name extends keyof Events & string>(name: Name, listener: Events[Name]): this {
    return this.#add(name, { listener, once: false });
  }

  once<Name extends keyof Events & string>(name: Name, listener: Events[Name]): this {
    return this.#add(name, { listener, once: true });
  }

  /** `false` when nobody listened. */
  emit<Name extends keyof Events & string>(name: Name, ...args: Parameters<Events[Name]>): boolean {
    const registered = this.#listeners.get(name) ?? [];
    this.#listeners.set(
      name,
      registered.filter((entry) => !entry.once),
    );
    for (const { listener } of registered) Reflect.apply(listener, this, args);
    return registered.length > 0;
  }

  #add(name: string, entry: Registered): this {
    if (!this.#names.includes(name)) throw new NotImitated(`${this.#owner}.on('${name}')`);
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), entry]);
    return this;
  }
}

/** An event whose default can be prevented, as Electron's listeners get it, with what `details` adds. */
export function preventable<Details extends object>(details: Details): Electron.Event<Details> {
  let prevented = false;
  return Object.defineProperties(
    {
      ...details,
      defaultPrevented: false,
      preventDefault: () => {
        prevented = true;
      },
    },
    { defaultPrevented: { get: () => prevented } },
  );
}
