import { deserialize, serialize } from "node:v8";
import { parentPort } from "node:worker_threads";
import { openCanvas } from "./canvas.js";
import { FigureError } from "./drawing.js";
import { drawSketch, type Sketch } from "./sketch.js";

/** What the drawing thread is asked: a sketch, serialised. */
export interface Asked {
  readonly job: number;
  readonly sketch: Uint8Array;
}

/** What it answers: the drawing, serialised, or why there is none. */
export type Answered = { readonly job: number } & (
  | { readonly drawing: Uint8Array }
  | { readonly refused: readonly [figure: string, reason: string] }
  | { readonly failed: string }
);

/**
 * Loads Plot at once, while the thread's parent reads and computes, and draws what it is then asked to; `rested` is called
 * when all has been drawn that was asked for.
 */
export function serve(rested: () => void): void {
  const port = parentPort!;
  void openCanvas().catch(() => {});
  let pending = 0;
  port.on("message", async ({ job, sketch }: Asked) => {
    pending++;
    const answer = await drawn(deserialize(sketch) as Sketch);
    port.postMessage({ job, ...answer } satisfies Answered);
    pending--;
    if (pending === 0) setImmediate(() => pending === 0 && rested());
  });
}

async function drawn(sketch: Sketch) {
  try {
    return { drawing: serialize(await drawSketch(sketch)) };
  } catch (error) {
    if (error instanceof FigureError) return { refused: [error.figure, error.reason] as const };
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
