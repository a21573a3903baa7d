import { secondEngineInWords } from "../audit/second-engine.js";
import { ABSENT } from "../format/format.js";
import { roundingInWords } from "../format/rounding.js";
import { element } from "./element.js";
import { type PageNumber, textOf } from "./numbers.js";
import type { Page } from "./page.js";
import { citations, labelOf, type Row, rowOf } from "./rows.js";

/** What a card says of a number: its name for assistive technology, and its content. */
export interface CardContent {
  readonly name: string;
  readonly content: readonly Node[];
}

/** Where a number comes from: from its row in the appendix and the plan that the page carries. */
export function cardContent(number: PageNumber, page: Page): CardContent {
  const { id, part } = number;
  const row = rowOf(id);
  const display = page.plan.display(id, part);
  const name = `${row?.label ?? id}: ${(row && labelOf(row, part)) || display?.label || part}`;
  const { value } = number.element.dataset;
  const text = textOf(number.element);
  // what is absent has no value in full, and nothing was rounded
  const absent = value === undefined && (row?.refusal !== undefined || text === (display?.absent ?? ABSENT));
  const rounding = absent || !display ? undefined : roundingInWords(display, page.plan.profile);
  const full = absent ? undefined : (value ?? text);
  const { data, secondEngine } = page.plan.carried;
  const facts: readonly (readonly [term: string, ...details: (Node | string)[]] | undefined)[] = [
    row && ["Method", row.method],
    row && ["From", row.facts],
    row?.refusal === undefined ? undefined : ["Result", row.refusal],
    full === undefined ? undefined : ["In full", element("code", {}, full)],
    rounding === undefined ? undefined : ["Printed", `${rounding}; halves away from zero`],
    ["Data", `${data.file}, SHA-256 `, element("code", {}, data.sha256)],
    row?.inR === undefined ? undefined : ["In R", element("code", {}, row.inR)],
    row && ["Also cited", ...elsewhere(row, number)],
    ["Cross-check", secondEngineInWords(secondEngine, id)],
  ];
  return {
    name,
    content: [
      element("p", { class: "number" }, element("b", {}, textOf(number.element)), display?.unit && ` ${display.unit}`),
      element("p", { class: "name" }, name),
      ...verdict(number, page),
      element(
        "dl",
        {},
        ...facts.flatMap((fact) => {
          if (!fact) return [];
          const [term, ...details] = fact;
          return [element("div", {}, element("dt", {}, term), element("dd", {}, ...details))];
        }),
      ),
      element("p", { class: "row" }, element("a", { href: `#s-${id}` }, "Its row in the appendix")),
    ],
  };
}

/** What the last check said of this number. */
function verdict({ element: own }: PageNumber, { checked }: Page): Node[] {
  if (!checked) return [];
  const finding = checked.findings.find((one) => one.element === own);
  if (finding) return [element("p", { class: "flag" }, `Differs: the data give ${finding.data}`)];
  return checked.agreeing.includes(own) ? [element("p", { class: "agreement" }, "Agrees with the data")] : [];
}

/** Links to the other places that cite a statistic. */
function elsewhere({ cited }: Row, { element: own }: PageNumber): (Node | string)[] {
  const others = citations(cited).flatMap(({ label, link }) => {
    const here = document.getElementById(link.hash.slice(1))?.contains(own) ?? false;
    return here ? [] : [element("a", { href: link.hash }, label)];
  });
  if (others.length === 0) return ["nowhere else"];
  return others.flatMap((link, i) => (i === 0 ? [link] : [", ", link]));
}
