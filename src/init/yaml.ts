/** A text as a YAML scalar, quoted where it could be read as something else. */
export function scalar(text: string): string {
  const plain =
    /^[A-Za-z][A-Za-z0-9_./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}

/** A list on one line. */
export function list(texts: readonly string[]): string {
  return `[${texts.map(scalar).join(", ")}]`;
}

const WIDTH = 116;

/** A mapping on one line, or over several where it is long; values are YAML already. */
export function mapping(entries: readonly (readonly [key: string, value: string])[], indent: string): string {
  const flat = ` { ${entries.map(([key, value]) => `${key}: ${value}`).join(", ")} }`;
  if (indent.length + flat.length <= WIDTH) return flat;
  return entries.map(([key, value]) => `\n${indent}  ${key}: ${wrapped(value, `${indent}    `)}`).join("");
}

/** A long list over several lines. */
function wrapped(value: string, indent: string): string {
  if (!value.startsWith("[") || indent.length + value.length <= WIDTH) return value;
  const lines: string[] = [""];
  for (const item of value.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|[^,\s]+/g) ?? []) {
    if (lines.at(-1) !== "" && indent.length + lines.at(-1)!.length + item.length > WIDTH) lines.push("");
    lines[lines.length - 1] += `${lines.at(-1) === "" ? "" : " "}${item},`;
  }
  return `\n${indent}[\n${lines.map((line) => `${indent}  ${line}`).join("\n")}\n${indent}]`;
}

/** A comment; a text cannot end its line. */
export function comment(text: string): string {
  return `# ${text.replace(/\s+/g, " ").trim()}`;
}
