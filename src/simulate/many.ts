import { normalQuantile } from "../statistics/distributions/normal.js";
import { Mrg32k3a } from "../statistics/random.js";
import { HEADER, rowOf, simulatePeople } from "./cohort.js";
import { levelOf, reported } from "./concentrations.js";
import { CYTOKINES, PANEL, SEED } from "./parameters.js";

/** Cohorts drawn one by one; whoever follows is one of their people, whose serum is measured again. */
const COHORTS = 20;
/** Of a second measurement's logarithm, the share of the variance that is new. */
const RENEWED = 0.25;
/** Rows in a piece of text. */
const ROWS_AT_ONCE = 5000;

/**
 * A cohort of any size with the columns of the simulated one, for measurements of speed: its header and so many rows, a
 * piece of text at a time. The same text for the same number, each the beginning of the next larger one.
 */
export function* simulateRows(rows: number): Generator<string> {
  const pool = Array.from({ length: COHORTS }, (_, i) => simulatePeople(SEED + i)).flat();
  const random = new Mrg32k3a(SEED);
  const [kept, renewed] = [Math.sqrt(1 - RENEWED), Math.sqrt(RENEWED)];
  let text = `${HEADER}\n`;
  for (let i = 0; i < rows; i++) {
    const person = pool[i % pool.length]!;
    const cells = { ...person.cells };
    if (i >= pool.length)
      for (const cytokine of CYTOKINES) {
        if (cells[cytokine] === undefined) continue;
        const analyte = PANEL[cytokine];
        const { median, geometricSd } = analyte.level[levelOf(person.stratum)];
        const score = kept * normalQuantile(person.levels[cytokine]!) + renewed * normalQuantile(random.next());
        cells[cytokine] = reported(median * Math.exp(score * Math.log(geometricSd)), analyte);
      }
    text += `${rowOf({ cells }, i + 1)}\n`;
    if ((i + 1) % ROWS_AT_ONCE === 0) {
      yield text;
      text = "";
    }
  }
  yield text;
}
