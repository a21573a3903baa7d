/** What was read of an object: by name and arguments what it gave, all of it plain data. */
export type Reads = ReadonlyMap<string, unknown>;

/**
 * An object as `seen`, which notes every property that is read of it and every call that is made of it, until the `end`,
 * which gives what was noted; who reads on after that is told so by an error.
 */
export function recorded<T extends object>(object: T): { readonly seen: T; end(): Reads } {
  const reads = new Map<string, unknown>();
  let ended = false;
  const noted = <V>(name: string, read: () => V): V => {
    if (reads.has(name)) return reads.get(name) as V;
    if (ended) throw new Error(`a figure read ${name} after it had said what it shows`);
    const value = read();
    reads.set(name, value);
    return value;
  };
  const seen = new Proxy(object, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== "function") return noted(String(key), () => value);
      return (...args: readonly unknown[]) =>
        noted(callOf(key, args), () => Reflect.apply(value, target, args) as unknown);
    },
  });
  return {
    seen,
    end: () => {
      ended = true;
      return reads;
    },
  };
}

/** An object that gives again what was read, and nothing else. */
export function replayed<T extends object>(reads: Reads): T {
  return new Proxy({} as T, {
    get: (_, key) => {
      if (reads.has(String(key))) return reads.get(String(key));
      return (...args: readonly unknown[]) => {
        const call = callOf(key, args);
        if (!reads.has(call)) throw new Error(`a figure reads ${call}, which it did not read before`);
        return reads.get(call);
      };
    },
  });
}

function callOf(key: string | symbol, args: readonly unknown[]): string {
  return `${String(key)} ${JSON.stringify(args)}`;
}
