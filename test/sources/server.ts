import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = "/usr/lib/postgresql";
/** Not the standard port, where somebody's own server may listen. */
const PORT = 54_329;

/** A PostgreSQL server of its own on loopback, empty; undefined where none is installed. */
export async function startPostgres(): Promise<{ readonly url: string; stop(): void } | undefined> {
  const [version] = existsSync(ROOT) ? readdirSync(ROOT) : [];
  if (version === undefined) return undefined;
  const bin = join(ROOT, version, "bin");
  const folder = mkdtempSync(join(tmpdir(), "reckon-postgres-"));
  // the server refuses to run as root
  const root = process.getuid?.() === 0;
  const id = (option: string) => Number(execFileSync("id", [option, "postgres"]));
  const user = root ? { uid: id("-u"), gid: id("-g") } : {};
  if (root) chownSync(folder, id("-u"), id("-g"));
  const data = join(folder, "data");
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "reckon", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"], {
    ...user,
    cwd: folder,
    stdio: "ignore",
  });
  const options = ["-D", data, "-p", String(PORT), "-c", "listen_addresses=127.0.0.1", "-k", folder, "-c", "fsync=off"];
  const server = spawn(join(bin, "postgres"), options, { ...user, cwd: folder, stdio: "ignore" });
  for (let attempt = 0; ; attempt++) {
    try {
      execFileSync(join(bin, "pg_isready"), ["-h", "127.0.0.1", "-p", String(PORT)], { stdio: "ignore" });
      break;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  return {
    url: `postgres://reckon@127.0.0.1:${PORT}/postgres`,
    stop: () => {
      server.kill("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
