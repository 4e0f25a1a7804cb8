/** The app touched something of Electron that the stand-in does not imitate. */
export class NotImitated extends Error {
  readonly code = 'not-imitated';

  constructor(what: string) {
    super(
      `The stand-in does not imitate electron.${what}. Imitate it in test/electron, faithfully.`,
    );
    this.name = 'NotImitated';
  }
}

/** Marks what the stand-in has a name for and nothing else, so that an app which uses it does not compile against the stand-in. */
export type Missing = { readonly notImitated: true };

/** What the language itself asks of any value: is it a promise, is it a transpiled module. */
const askedOfAnything = ['then', '__esModule'];

const missingParts = new WeakSet<object>();

/** Lets through what `part` has; throws {@link NotImitated} for the rest. Symbols pass, or nothing could be printed. */
export function closed<Part extends object>(name: string, part: Part): Part {
  return new Proxy(part, {
    get: (target, key) => {
      if (!(key in target) && isUse(key)) throw new NotImitated(`${name}.${key}`);
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function' || missingParts.has(value) || isClass(value)) return value;
      // Methods run on the part itself: private fields do not exist on a proxy.
      return (...args: unknown[]): unknown => Reflect.apply(value, target, args);
    },
    set: (target, key, value) => {
      if (!(key in target)) throw new NotImitated(`${name}.${String(key)}`);
      return Reflect.set(target, key, value, target);
    },
  });
}

/** A whole part of Electron that nothing may touch. Its name alone may be read: dependencies take parts apart by name. */
export function missing(name: string): Missing {
  // A function can be called and constructed as well; all of it is refused.
  function refuse(): never {
    throw new NotImitated(name);
  }
  const part = new Proxy(Object.assign(refuse, { notImitated: true as const }), {
    get: (_target, key) => {
      if (isUse(key)) throw new NotImitated(`${name}.${key}`);
      return undefined;
    },
  });
  missingParts.add(part);
  return part;
}

function isUse(key: string | symbol): key is string {
  return typeof key === 'string' && !askedOfAnything.includes(key);
}

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}
