import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname } from "node:path";
import { StudyFaults } from "../fault.js";
import type { Files } from "../publish/write.js";
import { CHANGED, changedPage, EVENTS, emptyPage, servedPage } from "./served.js";
import type { ShownFault, State } from "./state.js";

/** A report that is served to this machine alone. */
export interface PreviewServer {
  /** `http://127.0.0.1:4177/`. */
  readonly address: string;
  /** Serves this report from now on, and has every open page take it. */
  report(files: Files): void;
  /** Has every open page say what is wrong. */
  faults(faults: readonly ShownFault[]): void;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".json": "application/json; charset=utf-8",
};

/**
 * Serves a report on 127.0.0.1, and nothing that is not a file of the report: no file of the disk is ever looked up.
 * Throws StudyFaults with exit code 2 where the port is taken.
 */
export async function servePreview(port: number): Promise<PreviewServer> {
  let files: Files = new Map([["index.html", emptyPage]]);
  const nonce = randomBytes(16).toString("hex");
  let state: State = { page: 0, preview: nonce, faults: [] };
  let page = servedPage(emptyPage, state.page, nonce);
  /** The page that was served before this one. */
  let before = { number: -1, page: "" };
  const listeners = new Set<ServerResponse>();
  const tell = (): void => {
    for (const listener of listeners) listener.write(messageOf(state));
  };

  const server = createServer((request, response) => {
    if (!isLocal(request, server)) return refuse(response, 403, "The preview answers under its own address alone.");
    if (request.method !== "GET" && request.method !== "HEAD")
      return refuse(response, 405, "The preview is read only.");
    const path = pathOf(request);
    if (path === EVENTS) return listen(request, response);
    if (path === CHANGED) return change(request, response);
    const name = path === "/" ? "index.html" : path?.slice(1);
    const text = name === "index.html" ? page : name === undefined ? undefined : files.get(name);
    if (text === undefined) return refuse(response, 404, "The report has no such file.");
    response.writeHead(200, { ...HEADERS, "Content-Type": TYPES[extname(name!)] ?? "text/plain; charset=utf-8" });
    response.end(request.method === "HEAD" ? undefined : text);
  });

  function listen(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { ...HEADERS, "Content-Type": "text/event-stream" });
    response.write(`retry: 500\n${messageOf(state)}`);
    listeners.add(response);
    request.on("close", () => listeners.delete(response));
  }

  function change({ url = "" }: IncomingMessage, response: ServerResponse): void {
    const earlier = url.endsWith(`?from=${before.number}`) ? before.page : "";
    response.writeHead(200, { ...HEADERS, "Content-Type": TYPES[".html"]! });
    response.end(changedPage(page, earlier, nonce));
  }

  await listening(server, port);
  return {
    address: `http://127.0.0.1:${portOf(server)}/`,
    report: (report) => {
      const html = report.get("index.html")!;
      if (html !== files.get("index.html")) {
        before = { number: state.page, page };
        state = { ...state, page: state.page + 1 };
        page = servedPage(html, state.page, nonce);
      }
      files = report;
      state = { ...state, faults: [] };
      tell();
    },
    faults: (faults) => {
      state = { ...state, faults };
      tell();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const HEADERS = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const;

/** Whether the request names this server by its own address: another site's name that leads here does not. */
function isLocal({ headers }: IncomingMessage, server: Server): boolean {
  const port = portOf(server);
  return headers.host === `127.0.0.1:${port}` || headers.host === `localhost:${port}`;
}

function pathOf({ url = "" }: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ""));
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...HEADERS, "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}

function messageOf(state: State): string {
  return `data: ${JSON.stringify(state)}\n\n`;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const message =
        error.code === "EADDRINUSE"
          ? `port ${port} is taken`
          : `port ${port} cannot be used: ${error.code ?? error.message}`;
      reject(
        new StudyFaults(
          [{ rule: "port-taken", severity: "error", message, hint: "name another: reckon preview --port 4178" }],
          2,
        ),
      );
    });
    server.listen(port, "127.0.0.1", () => resolve());
  });
}
