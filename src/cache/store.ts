import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { engineHash } from "./engine.js";

/**
 * What earlier builds have made, by a key that names everything it depends on. Losing all of it costs time and nothing
 * else.
 */
export interface Store {
  /** What was kept under the key; undefined where there is nothing, or what is there is not what was kept. */
  read(key: string): Uint8Array | undefined;
  write(key: string, bytes: Uint8Array): void;
}

/** SHA-256 of bytes, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A key: the kind of thing, and everything that it depends on. The engine itself is added to it. */
export function keyOf(kind: string, ...on: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of [kind, engineHash ?? "", `${process.version} ${process.arch}`, ...on]) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    hash.update(`${bytes.length} `).update(bytes);
  }
  return `${kind}-${hash.digest("hex")}`;
}

/**
 * The folder of the person who builds, never one inside a study: a study may come from a stranger. `RECKON_CACHE` names
 * another.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  if (env.RECKON_CACHE) return env.RECKON_CACHE;
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, "reckon");
  if (platform === "win32") return join(env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "reckon", "Cache");
  return platform === "darwin" ? join(homedir(), "Library", "Caches", "reckon") : join(homedir(), ".cache", "reckon");
}

/** Files beyond these many bytes are not kept: the oldest go first. */
const ROOM = 256 * 1024 * 1024;
const DIGEST = 32;

/**
 * A store on disk; undefined where the engine does not know its own hash. Each file begins with the SHA-256 of its key and
 * its content, so that one that was cut short, altered or renamed is as good as none. What cannot be written is not kept.
 */
export function diskStore(
  folder: string = cacheFolder(),
  engine: string | undefined = engineHash,
  room: number = ROOM,
): Store | undefined {
  if (engine === undefined) return undefined;
  let written = false;
  return {
    read: (key) => {
      const file = join(folder, key);
      try {
        const bytes = readFileSync(file);
        const content = bytes.subarray(DIGEST);
        if (!bytes.subarray(0, DIGEST).equals(digest(key, content))) return undefined;
        if (Date.now() - statSync(file).mtimeMs > DAY) utimesSync(file, new Date(), new Date());
        return content;
      } catch {
        return undefined;
      }
    },
    write: (key, bytes) => {
      const aside = join(folder, `${randomUUID()}.writing`);
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(aside, Buffer.concat([digest(key, bytes), bytes]), { mode: 0o600 });
        renameSync(aside, join(folder, key));
        if (!written) makeRoom(folder, room);
        written = true;
      } catch {
        remove(aside);
      }
    },
  };
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // it is not there, or nobody may remove it
  }
}

const DAY = 24 * 60 * 60 * 1000;

function digest(key: string, content: Uint8Array): Buffer {
  return createHash("sha256").update(key).update(content).digest();
}

/** Removes what was not used for longest, until the rest fits. */
function makeRoom(folder: string, room: number): void {
  const files = readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    if (!item.isFile()) return [];
    const { size, mtimeMs } = statSync(join(folder, item.name));
    return [{ name: item.name, size, used: mtimeMs }];
  });
  let left = files.reduce((sum, { size }) => sum + size, 0);
  for (const { name, size } of files.sort((a, b) => a.used - b.used)) {
    if (left <= room) return;
    remove(join(folder, name));
    left -= size;
  }
}

/** A store in memory over another: what was read or written once is at hand, up to `room` bytes, the last used kept. */
export function memoryStore(below?: Store, room: number = ROOM): Store {
  const kept = new Map<string, Uint8Array>();
  let size = 0;
  const keep = (key: string, bytes: Uint8Array): Uint8Array => {
    size += bytes.length - (kept.get(key)?.length ?? 0);
    kept.delete(key);
    kept.set(key, bytes);
    for (const [oldest, { length }] of kept) {
      if (size <= room || oldest === key) break;
      kept.delete(oldest);
      size -= length;
    }
    return bytes;
  };
  return {
    read: (key) => {
      const bytes = kept.get(key) ?? below?.read(key);
      return bytes && keep(key, bytes);
    },
    write: (key, bytes) => {
      keep(key, bytes);
      below?.write(key, bytes);
    },
  };
}
