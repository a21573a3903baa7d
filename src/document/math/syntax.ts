import type { TokenizerAndRendererExtension, Tokens } from "marked";

/** An equation as it is written: `$...$` in a line, `$$...$$` by itself, with `{#eq-name}` where it is numbered. */
export interface MathToken extends Tokens.Generic {
  readonly tex: string;
  readonly name?: string;
}

/**
 * `$` opens where no space follows and closes where none stands before and no digit follows, so that sums of money stay
 * text; `\$` is a dollar sign anywhere.
 */
const INLINE = /^\$(?![\s$])((?:\\[\s\S]|[^$\\])*?[^\s\\$]|(?:\\[\s\S]|[^$\\])*?\\[^\s])\$(?!\d)/;
const BLOCK = /^ {0,3}\$\$([\s\S]+?)\$\$[ \t]*(?:\{#(eq-[a-z0-9]+(?:-[a-z0-9]+)*)\})?[ \t]*(?:\n+|$)/;

/** Equations in Markdown; `inline` and `block` make HTML of them. */
export function mathExtensions(
  inline: (token: MathToken) => string,
  block: (token: MathToken) => string,
): TokenizerAndRendererExtension[] {
  return [
    {
      name: "math",
      level: "inline",
      start: (source) => {
        const found = /(?<![\p{L}\p{N}\\])\$/u.exec(source); // after a letter it is a currency: US$20
        return found?.index;
      },
      tokenizer: (source) => {
        const found = INLINE.exec(source);
        if (!found || /\n\s*\n/.test(found[0])) return undefined;
        return { type: "math", raw: found[0], tex: found[1]! };
      },
      renderer: (token) => inline(token as MathToken),
    },
    {
      name: "equation",
      level: "block",
      start: (source) => {
        const at = /(?:^|\n) {0,3}\$\$/.exec(source)?.index;
        return at === undefined ? undefined : at;
      },
      tokenizer: (source) => {
        const found = BLOCK.exec(source);
        if (!found || found[1]!.trim() === "") return undefined;
        const name = found[2];
        return { type: "equation", raw: found[0], tex: found[1]!.trim(), ...(name !== undefined && { name }) };
      },
      renderer: (token) => block(token as MathToken),
    },
  ];
}
