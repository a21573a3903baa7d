/** A style's template, read once: text, fields, and groups that stand or fall with their own fields. */
type Node = string | { readonly field: string } | { readonly group: readonly Node[] };

const read = new Map<string, readonly Node[]>();

/**
 * Fills a template with fields that are HTML already. A group without one of its own fields is left out; a full stop after
 * a full stop, question or exclamation mark is dropped.
 */
export function fillTemplate(template: string, fields: Readonly<Record<string, string | undefined>>): string {
  const nodes = read.get(template) ?? parse(template);
  read.set(template, nodes);
  return render(nodes, fields)
    .replace(/([.?!])((?:<\/[ib]>)*)\./g, "$1$2")
    .replace(/ {2,}/g, " ")
    .trim();
}

function parse(template: string): readonly Node[] {
  const stack: Node[][] = [[]];
  const add = (node: Node): void => {
    stack.at(-1)!.push(node);
  };
  for (const [token, , field] of template.matchAll(/\\(.)|\{([\w-]+)\}|[^\\{}[\]]+|[[\]]/gs)) {
    if (field !== undefined) add({ field });
    else if (token === "[") stack.push([]);
    else if (token === "]") {
      const group = stack.pop()!;
      add({ group });
    } else add(token.startsWith("\\") ? token.slice(1) : token);
  }
  return stack[0]!;
}

function render(nodes: readonly Node[], fields: Readonly<Record<string, string | undefined>>): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return node;
      if ("field" in node) return fields[node.field] ?? "";
      const absent = node.group.some((one) => typeof one === "object" && "field" in one && !fields[one.field]);
      return absent ? "" : render(node.group, fields);
    })
    .join("");
}
