/** A call in R around its first argument, which is its data. */
export interface CallInR {
  readonly before: string;
  readonly data: string;
  readonly after: string;
}

/** `f(samples("x"), scale = "ratio")` as `f(`, `samples("x")` and `, scale = "ratio")`, on one line. */
export function splitCall(source: string): CallInR {
  const call = source.replace(/\s+/g, " ").trim();
  const start = call.indexOf("(") + 1;
  let depth = 0;
  let quote = "";
  for (let i = start; i < call.length; i++) {
    const character = call[i]!;
    if (quote !== "") {
      if (character === "\\") i++;
      else if (character === quote) quote = "";
    } else if (character === '"' || character === "'" || character === "`") quote = character;
    else if (character === "(" || character === "[") depth++;
    else if (depth === 0 && (character === "," || character === ")"))
      return { before: call.slice(0, start), data: call.slice(start, i), after: call.slice(i) };
    else if (character === ")" || character === "]") depth--;
  }
  return { before: call.slice(0, start), data: call.slice(start), after: "" };
}
