import { readFile } from "node:fs/promises";

/** The reader's script in parts, as `scripts/bundle-reader.mjs` writes it. */
export interface ReaderParts {
  /** The part that exports `start`. */
  readonly main: number;
  /** By the method's name the part that exports it as `method`. */
  readonly methods: Readonly<Record<string, number>>;
  readonly parts: readonly Part[];
}

interface Part {
  /** Parts that this one needs, and what of them, as a destructuring names it. */
  readonly needs: readonly (readonly [part: number, names: string])[];
  readonly code: string;
  /** What it gives, as the properties of an object. */
  readonly gives: string;
}

/** The parts that the package ships; made by `npm run compile`. */
export async function readReaderParts(): Promise<ReaderParts> {
  const file = new URL("../../dist/reader.json", import.meta.url);
  return JSON.parse(await readFile(file, "utf8")) as ReaderParts;
}

/** One script that starts what runs in a reader's browser, with the methods of these names and the parts that they need. */
export function readerScript({ main, methods, parts }: ReaderParts, names: Iterable<string>): string {
  const entries = [...new Set(names)].sort().map((name) => {
    const entry = methods[name];
    if (entry === undefined) throw new Error(`dist/reader.json has no method ${name}: run npm run compile`);
    return entry;
  });
  const order: number[] = [];
  const visit = (index: number): void => {
    if (order.includes(index)) return;
    for (const [needed] of parts[index]!.needs) visit(needed);
    order.push(index);
  };
  for (const index of [main, ...entries]) visit(index);
  const name = (index: number): string => `$${order.indexOf(index)}`;
  const lines = order.map((index) => {
    const { needs, code, gives } = parts[index]!;
    const taken = needs.flatMap(([needed, names]) => (names === "" ? [] : [`const{${names}}=${name(needed)};`]));
    return `const ${name(index)}=(()=>{${taken.join("")}${code}\nreturn{${gives}}})();`;
  });
  const script = `(()=>{"use strict";\n${lines.join("\n")}\n${name(main)}.start([${entries.map((entry) => `${name(entry)}.method`)}])})();`;
  if (/<\/script|<!--/i.test(script)) throw new Error("the reader's script would end the element that it stands in");
  return script;
}
