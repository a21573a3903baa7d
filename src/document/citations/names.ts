import type { Item, Name } from "../../bibliography/item.js";
import type { CitationStyle, NameStyle } from "./styles.js";

/** Initials of given names: `Abraham C. J.` and `ACJ` to A, C, J; `Jean-Paul` to J, P, joined by a hyphen. */
function initialsOf(given: string): readonly string[][] {
  return given
    .split(/[\s.]+/)
    .filter(Boolean)
    .flatMap((word): string[][] => {
      if (/^\p{Lu}{2,5}$/u.test(word)) return [...word].map((letter) => [letter]);
      const letters = word.split(/[-\u2010]/).flatMap((part) => /^[\p{Lu}\p{Lo}]/u.exec(part)?.[0] ?? []);
      return letters.length > 0 ? [letters] : [];
    });
}

function written(name: Name, form: NameStyle["form"]): string {
  if ("literal" in name) return name.literal;
  const initials = initialsOf(name.given ?? "");
  const suffix = name.suffix;
  if (form === "initials")
    return [name.family, initials.flat().join(""), suffix].filter(Boolean).join(" ").replace(/\.$/, "");
  const given = initials.map((letters) => letters.map((letter) => `${letter}.`).join("-")).join(" ");
  return [name.family, given, suffix].filter(Boolean).join(", ");
}

/** The authors as the style's list prints them; undefined where nobody is named. Plain text. */
export function authorsOf({ authors, others }: Pick<Item, "authors" | "others">, style: NameStyle): string | undefined {
  const names = authors.map((name) => written(name, style.form));
  if (names.length === 0) return undefined;
  const many = names.length > style.most;
  if (many && style.rest === "last")
    return `${names.slice(0, style.shown).join(", ")}, \u2026 ${names.at(-1)}${others ? ", et al." : ""}`;
  const shown = many ? names.slice(0, style.shown) : names;
  if (many || others) return `${shown.join(", ")}, et al${style.form === "initials" ? "" : "."}`;
  return joined(shown, ", ", style.last);
}

/** The editors with what they are: `Vogelstein B, Kinzler KW, editors`, `B. Vogelstein & K. W. Kinzler (Eds.)`. */
export function editorsOf({ editors }: Pick<Item, "editors">, style: CitationStyle): string | undefined {
  if (editors.length === 0) return undefined;
  const { form, one, several } = style.editors;
  const role = editors.length === 1 ? one : several;
  if (form === "names first") {
    const names = editors.map((name) => written(name, "initials"));
    const { most, shown } = style.authors;
    return `${names.length > most ? [...names.slice(0, shown), "et al"].join(", ") : names.join(", ")}${role}`;
  }
  const names = editors.map((name) => {
    if ("literal" in name) return name.literal;
    const given = initialsOf(name.given ?? "")
      .map((letters) => letters.map((letter) => `${letter}.`).join("-"))
      .join(" ");
    return [given, name.family].filter(Boolean).join(" ");
  });
  return `${names.length === 2 ? names.join(" & ") : joined(names, ", ", ", & ")}${role}`;
}

/** In the text, by author: `Stork`, `Stork & Vlam`, `Stork et al.`; undefined where nobody is named. */
export function shortAuthors({ authors, others }: Pick<Item, "authors" | "others">): string | undefined {
  const names = authors.map((name) => ("literal" in name ? name.literal : name.family));
  if (names.length === 0) return undefined;
  if (names.length > 2 || others) return `${names[0]} et al.`;
  return names.join(" & ");
}

function joined(names: readonly string[], comma: string, last: string | undefined): string {
  if (last === undefined || names.length < 2) return names.join(comma);
  return `${names.slice(0, -1).join(comma)}${last}${names.at(-1)}`;
}
