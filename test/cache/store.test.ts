import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { cacheFolder, diskStore, keyOf, memoryStore } from "../../src/cache/store.js";

const scratch = mkdtempSync(join(tmpdir(), "reckon-store-"));
afterAll(() => rmSync(scratch, { recursive: true }));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (found: Uint8Array | undefined): string | undefined => found && Buffer.from(found).toString();

describe("the store on disk", () => {
  const folder = join(scratch, "kept");
  const store = diskStore(folder, "an engine")!;
  const key = keyOf("figure", "what it shows");
  const file = join(folder, key);

  it("gives what was kept, and nothing for another key", () => {
    store.write(key, bytes("a drawing"));
    expect(text(store.read(key))).toBe("a drawing");
    expect(text(diskStore(folder, "an engine")!.read(key))).toBe("a drawing");
    expect(store.read(keyOf("figure", "what it shows not"))).toBeUndefined();
    expect(readdirSync(folder)).toEqual([key]);
  });

  it("takes no file that is not as it was written", () => {
    const whole = readFileSync(file);
    for (const spoilt of [
      whole.subarray(0, -1),
      whole.subarray(0, 10),
      Buffer.alloc(0),
      Buffer.concat([whole, bytes(".")]),
      Buffer.from(whole.map((byte, i) => (i === whole.length - 1 ? byte ^ 1 : byte))),
    ]) {
      writeFileSync(file, spoilt);
      expect(store.read(key)).toBeUndefined();
    }
    writeFileSync(file, whole);
    const other = keyOf("figure", "another");
    renameSync(file, join(folder, other));
    expect(store.read(other)).toBeUndefined();
  });

  it("keeps nothing where it cannot write, and nothing where the engine does not know itself", () => {
    const blocked = join(scratch, "a-file");
    writeFileSync(blocked, "");
    const none = diskStore(join(blocked, "folder"), "an engine")!;
    none.write(key, bytes("lost"));
    expect(none.read(key)).toBeUndefined();
    expect(diskStore(folder, undefined)).toBeUndefined();
  });

  it("lets go of what was not used for longest", () => {
    const small = join(scratch, "small");
    const keys = ["a", "b", "c"].map((name) => keyOf("figure", name));
    for (const [i, each] of keys.entries()) {
      diskStore(small, "an engine")!.write(each, new Uint8Array(100));
      utimesSync(join(small, each), 1_000_000 + i, 1_000_000 + i);
    }
    diskStore(small, "an engine", 300)!.write(keyOf("figure", "d"), new Uint8Array(100));
    expect(keys.map((each) => diskStore(small, "an engine")!.read(each) !== undefined)).toEqual([false, false, true]);
  });
});

describe("a key", () => {
  it("is another for anything that differs, wherever it is cut", () => {
    const keys = [
      keyOf("a", "b", "c"),
      keyOf("a", "bc"),
      keyOf("a", "b", "c", ""),
      keyOf("ab", "c"),
      keyOf("a", "c", "b"),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keyOf("a", "b")).toBe(keyOf("a", bytes("b")));
  });
});

describe("the folder", () => {
  it("is the user's", () => {
    expect(cacheFolder({ RECKON_CACHE: "/x" }, "linux")).toBe("/x");
    expect(cacheFolder({ XDG_CACHE_HOME: "/y" }, "linux")).toBe(join("/y", "reckon"));
    expect(cacheFolder({}, "linux")).toMatch(/[\\/]\.cache[\\/]reckon$/);
    expect(cacheFolder({ LOCALAPPDATA: "/z" }, "win32")).toBe(join("/z", "reckon", "Cache"));
  });
});

describe("the store in memory", () => {
  it("keeps what was used last, up to its room, and asks the one below for the rest", () => {
    const below = new Map<string, Uint8Array>();
    const store = memoryStore(
      { read: (key) => below.get(key), write: (key, value) => void below.set(key, value) },
      250,
    );
    for (const key of ["a", "b"]) store.write(key, new Uint8Array(100));
    store.read("a");
    store.write("c", new Uint8Array(100));
    below.clear();
    expect(["a", "b", "c"].map((key) => store.read(key) !== undefined)).toEqual([true, false, true]);
    below.set("d", new Uint8Array(1));
    expect(store.read("d")).toHaveLength(1);
    below.clear();
    expect(store.read("d")).toHaveLength(1);
  });
});
