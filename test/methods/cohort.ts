/** A made-up cohort in which every method finds what it needs: three groups, codes, counts, times, several limits. */
import { type Codebook, loadCodebook } from "../../src/cohort/index.js";
import { generator } from "../statistics/random-numbers.js";

const codes = (...values: readonly string[]) => values.map((value) => ({ value, label: `${value}s` }));

const CODEBOOK = {
  title: "Every method's cohort",
  status: "simulated",
  missingValues: [""],
  primaryKey: "id",
  fields: [
    { name: "id", label: "participant", type: "string" },
    { name: "group", label: "group", type: "string", codes: codes("case", "rival", "control") },
    { name: "sex", label: "sex", type: "string", codes: codes("female", "male") },
    { name: "grade", label: "grade", type: "string", codes: codes("low", "middle", "high", "extreme") },
    { name: "grade_later", label: "grade later", type: "string", codes: codes("low", "middle", "high", "extreme") },
    { name: "site", label: "site", type: "string", codes: codes("north", "south", "west") },
    { name: "age", label: "age", type: "integer", unit: "years", decimals: 0 },
    { name: "weight", label: "weight", type: "number", unit: "kg", decimals: 1 },
    { name: "before", label: "score before", type: "number", unit: "points" },
    { name: "after", label: "score after", type: "number", unit: "points" },
    { name: "visit1", label: "visit 1", type: "integer" },
    { name: "visit2", label: "visit 2", type: "integer" },
    { name: "visit3", label: "visit 3", type: "integer" },
    { name: "il6", label: "IL-6", type: "number", unit: "pg/mL", decimals: 2, detection: { below: 0.5 } },
    { name: "tnf", label: "TNF", type: "number", unit: "pg/mL", detection: { below: 2 } },
    { name: "relapses", label: "relapses", type: "integer" },
    { name: "follow_up", label: "follow-up", type: "number", unit: "years" },
    { name: "entry", label: "entry", type: "number", unit: "years" },
    { name: "outcome", label: "outcome", type: "string", codes: codes("censored", "progressed", "died") },
  ],
};

export const codebook: Codebook = loadCodebook(JSON.stringify(CODEBOOK), "data/codebook.json");

/** A cohort of so many participants as a CSV file; the same every time. */
export function cellsOf(n: number): string {
  const random = generator(20190307);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const pick = (names: readonly string[], shares: readonly number[]): string => {
    const drawn = random();
    const upTo = shares.map((_, i) => shares.slice(0, i + 1).reduce((sum, share) => sum + share, 0));
    return names[upTo.findIndex((share) => drawn < share)] ?? names.at(-1)!;
  };
  const rows = Array.from({ length: n }, (_, i) => {
    const group = ["case", "rival", "control"][i % 3]!;
    const shift = { case: 1, rival: 0.4, control: 0 }[group]!;
    const before = 10 + 3 * normal() + shift;
    const il6 = Math.exp(0.3 + 0.9 * normal() + 0.8 * shift);
    const tnf = Math.exp(0.8 + 0.8 * normal());
    const limit = [0.5, 1, 2][Math.floor(random() * 3)]!;
    const grades = ["low", "middle", "high"];
    const cell = {
      id: `p${i + 1}`,
      group,
      sex: pick(["female", "male"], [0.45, 0.55]),
      grade: pick(grades, [0.5 - 0.2 * shift, 0.3, 0.2 + 0.2 * shift]),
      grade_later: pick(grades, [0.3, 0.3, 0.4]),
      site: pick(["north", "south", "west"], [0.4, 0.35, 0.25]),
      age: String(Math.round(55 + 12 * normal())),
      weight: (72 + 11 * normal() + 4 * shift).toFixed(6),
      before: before.toFixed(6),
      after: (before - 0.8 + 2 * normal()).toFixed(6),
      visit1: String(Math.floor(random() * 6)),
      visit2: String(Math.floor(random() * 7)),
      visit3: String(1 + Math.floor(random() * 7)),
      il6: random() < 0.05 ? "" : il6 < 0.5 ? "<0.5" : il6.toFixed(5),
      tnf: tnf < limit ? `<${limit}` : tnf.toFixed(3),
      relapses: String(Math.floor(-Math.log(1 - random()) * (1 + shift))),
      follow_up: (0.5 - 6 * Math.log(1 - random()) * (1.5 - 0.5 * shift)).toFixed(2),
      entry: (random() * 0.4).toFixed(2),
      outcome: pick(["censored", "progressed", "died"], [0.4, 0.35, 0.25]),
    };
    return Object.values(cell).join(",");
  });
  return `${CODEBOOK.fields.map(({ name }) => name).join(",")}\n${rows.join("\n")}\n`;
}

/** Enough for every method to have a result. */
export const cells: string = cellsOf(96);
