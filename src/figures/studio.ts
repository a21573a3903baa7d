import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import { Worker } from "node:worker_threads";
import { keyOf, type Store, sha256 } from "../cache/store.js";
import { FigureError } from "./drawing.js";
import { drawSketch, type FinishedDrawing, type Sketch } from "./sketch.js";
import type { Answered, Asked } from "./thread.js";

/**
 * A sketch's drawing: out of the store where it was drawn before, else drawn and kept there. Throws a FigureError where it
 * cannot be drawn.
 */
export async function drawingOf(
  sketch: Sketch,
  store?: Store,
  key: string | undefined = store && drawingKey(sketch),
): Promise<FinishedDrawing> {
  const kept = key && store && keptDrawing(key, store);
  if (kept) return kept;
  const thread = drawingThread();
  const drawing = thread ? await thread.draw(serialize(sketch)) : serialize(await drawSketch(sketch));
  if (key) store?.write(key, drawing);
  return deserialize(drawing) as FinishedDrawing;
}

/** What a store holds a sketch's drawing under. */
export function drawingKey(sketch: Sketch): string {
  return keyOf("figure", contentOf(sketch));
}

/** The drawing that the store holds under this key. */
export function keptDrawing(key: string, store: Store): FinishedDrawing | undefined {
  const kept = store.read(key);
  return kept && (deserialize(kept) as FinishedDrawing);
}

/** A sketch as a text that is the same for equal sketches, and another for those that differ in anything. */
export function contentOf(sketch: Sketch): string {
  return JSON.stringify(sketch, (_, value: unknown) => {
    if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0)))
      return { number: Object.is(value, -0) ? "-0" : String(value) };
    if (value instanceof Map) return { map: [...value] };
    if (value instanceof Float64Array)
      return { numbers: sha256(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
    if (ArrayBuffer.isView(value)) throw new Error("a figure shows numbers of a kind that is not compared");
    return value;
  });
}

/** Begins to load what drawing needs, in a thread of its own, where that is likely to be needed soon. */
export function openStudio(): void {
  drawingThread();
}

interface DrawingThread {
  draw(sketch: Uint8Array): Promise<Uint8Array>;
}

let shared: DrawingThread | undefined;

/** The one thread that draws; undefined where the sources run uncompiled, and drawing is done in this thread. */
function drawingThread(): DrawingThread | undefined {
  const file = new URL("../figures/worker.js", import.meta.url);
  if (!shared && existsSync(fileURLToPath(file))) shared = startThread(file);
  return shared;
}

function startThread(file: URL): DrawingThread {
  const worker = new Worker(file);
  const pending = new Map<number, { resolve(drawing: Uint8Array): void; reject(error: Error): void }>();
  let jobs = 0;
  const settle = (job: number) => {
    const promise = pending.get(job);
    pending.delete(job);
    if (pending.size === 0) worker.unref();
    return promise;
  };
  worker.on("message", (answer: Answered) => {
    const promise = settle(answer.job);
    if ("drawing" in answer) promise?.resolve(answer.drawing);
    else if ("refused" in answer) promise?.reject(new FigureError(...answer.refused));
    else promise?.reject(new Error(answer.failed));
  });
  const end = (error: Error): void => {
    shared = undefined;
    for (const job of [...pending.keys()]) settle(job)?.reject(error);
  };
  worker.on("error", end);
  worker.on("exit", () => end(new Error("the thread that draws figures ended early")));
  // the thread keeps the process alive while it has something to draw, and not longer; listening, above, holds it too
  worker.unref();
  return {
    draw: (sketch) =>
      new Promise((resolve, reject) => {
        const job = jobs++;
        pending.set(job, { resolve, reject });
        worker.ref();
        worker.postMessage({ job, sketch } satisfies Asked);
      }),
  };
}
