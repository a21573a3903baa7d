import type { Codebook } from "./codebook.js";

/** What to do where the columns of the codebook stand in the header with another character between them. */
export function separatorHint(cells: readonly string[], codebook: Codebook): string | undefined {
  const line = cells.join(codebook.delimiter);
  for (const [delimiter, name] of [
    [";", "semicolons"],
    ["\t", "tabs"],
    [",", "commas"],
    ["|", "bars"],
  ] as const) {
    if (delimiter === codebook.delimiter) continue;
    const names = line.split(delimiter).map((cell) => cell.trim());
    if (codebook.fields.some((field) => names.includes(field.name)))
      return `the file seems to have ${name} between cells: declare it in the codebook, "dialect": { "delimiter": ${JSON.stringify(delimiter)} }${
        delimiter === ";" && codebook.decimalChar === undefined
          ? ', and where decimals follow a comma, "decimalChar": "," beside it'
          : ""
      }`;
  }
  return undefined;
}
