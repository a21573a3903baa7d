import { createRequire } from "node:module";

/** TeX that cannot be set, and why. */
export class MathFault extends Error {}

interface Temml {
  renderToString(tex: string, options: Readonly<Record<string, unknown>>): string;
}

// Only a manuscript with equations pays for loading it.
const load = createRequire(import.meta.url);
let temml: Temml | undefined;

const ELEMENTS: ReadonlySet<string> = new Set(
  (
    "math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts " +
    "mprescripts none mtable mtr mtd mphantom mpadded mstyle menclose"
  ).split(" "),
);
const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    "display displaystyle scriptlevel stretchy fence form separator accent accentunder movablelimits largeop symmetric " +
    "lspace rspace width height depth voffset minsize maxsize linethickness mathvariant columnspan rowspan columnalign"
  ).split(" "),
);
/** Classes that the page's style sheet knows. */
const CLASSES: ReadonlySet<string> = new Set(["tml-overline", "tml-left", "tml-right"]);

/** Stands in TeX for a slot's token, whose characters TeX does not take; what is between is the slot's number. */
const OPEN = "\u3400";
const CLOSE = "\u3401";
const ZERO = 0x3410;
const TOKEN_ZERO = 0xe010;

/**
 * TeX as MathML: no style, script, font, link or address in it, so nothing of a manuscript's can leave the equation.
 * Tokens of slots may stand wherever a letter may; they stand in `<mtext>` then. Throws MathFault for what is no TeX, and
 * for what MathML cannot say by itself.
 */
export function mathml(tex: string, display: boolean): string {
  if (/[\u3400-\u341f]/.test(tex)) throw new MathFault("a character that equations cannot hold");
  temml ??= (load("temml") as { default?: Temml } & Temml).default ?? (load("temml") as Temml);
  const source = tex.replace(
    /[\uE000\uE002\uE003]([\uE010-\uE019]+)\uE001/g,
    (_, digits: string) => `\\text{${OPEN}${shifted(digits, TOKEN_ZERO, ZERO)}${CLOSE}}`,
  );
  let html: string;
  try {
    html = temml.renderToString(source, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      strict: true,
      annotate: false,
      maxExpand: 1000,
      maxSize: [20, 50],
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new MathFault(reason(error.message));
  }
  return allowed(html).replace(
    new RegExp(`${OPEN}([\u3410-\u3419]+)${CLOSE}`, "g"),
    (_, digits: string) => `\uE000${shifted(digits, ZERO, TOKEN_ZERO)}\uE001`,
  );
}

function shifted(digits: string, from: number, to: number): string {
  return [...digits].map((digit) => String.fromCharCode(digit.charCodeAt(0) - from + to)).join("");
}

/** The markup with known elements, attributes and classes alone. */
function allowed(html: string): string {
  const clean = html.replace(
    /<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>/g,
    (_, end: string, element: string, attributes: string) => {
      if (!ELEMENTS.has(element)) throw new MathFault(`not part of equations here: <${element}>`);
      if (end) return `\uE006/${element}\uE007`;
      const kept = [...attributes.matchAll(/\s+([\w:-]+)="([^"]*)"/g)].flatMap(([, name = "", value = ""]) => {
        if (ATTRIBUTES.has(name)) return [` ${name}="${value}"`];
        const classes = name === "class" ? value.split(/\s+/).filter((one) => CLASSES.has(one)) : [];
        return classes.length > 0 ? [` class="${classes.join(" ")}"`] : [];
      });
      if (element === "menclose" && !attributes.includes("tml-overline"))
        throw new MathFault("boxes and strokes are not part of equations here");
      return `\uE006${element}${kept.join("")}\uE007`;
    },
  );
  if (/[<>]/.test(clean)) throw new MathFault("not part of equations here");
  return clean.replaceAll("\uE006", "<").replaceAll("\uE007", ">");
}

/** Temml's message without the excerpt, which a fault's place makes needless. */
function reason(message: string): string {
  const first = message
    .split(/ at (?:position|end of input)/)[0]!
    .split("\n")[0]!
    .trim();
  return `${first.charAt(0).toLowerCase()}${first.slice(1)}`.replace(/\.$/, "");
}
