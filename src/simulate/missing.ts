import type { Mrg32k3a } from "../statistics/random.js";
import type { Column } from "./columns.js";
import {
  CYTOKINES,
  type Group,
  NOT_RECORDED,
  OWN_ASSAY,
  PANEL,
  SCORE_LEFT_OUT,
  TOO_LITTLE_SERUM,
  VISITS_MISSED,
} from "./parameters.js";
import type { Person } from "./person.js";
import { pick } from "./shuffle.js";
import { VISITS } from "./visits.js";

type People = readonly Person[];
type Counts = Partial<Record<Group, number>>;

/** Empties the cells that a real cohort would miss, at random within groups. */
export function loseValues(people: People, random: Mrg32k3a): void {
  const lose = (some: People, count: number, columns: readonly Column[]) => {
    for (const { cells } of pick(some, count, random)) for (const column of columns) delete cells[column];
  };
  const inGroup = (group: Group) => people.filter(({ stratum }) => stratum.group === group);
  const loseCounts = (counts: Counts, columns: readonly Column[]) => {
    for (const group of groupsOf(counts)) {
      const having = inGroup(group).filter(({ cells }) => columns.some((column) => column in cells));
      lose(having, counts[group]!, columns);
    }
  };

  const interleukins = CYTOKINES.filter((cytokine) => !OWN_ASSAY.includes(cytokine));
  loseCounts(TOO_LITTLE_SERUM.interleukins, interleukins);
  loseCounts(TOO_LITTLE_SERUM.ownAssay, OWN_ASSAY);
  for (const cytokine of CYTOKINES) {
    const { failed } = PANEL[cytokine];
    for (const group of groupsOf(failed)) {
      const some = inGroup(group);
      lose(some, Math.round(failed[group] * some.length), [cytokine]);
    }
  }
  for (const group of groupsOf(VISITS_MISSED)) {
    const some = inGroup(group);
    const share = (part: number) => Math.round(part * some.length);
    for (const visit of VISITS) {
      lose(some, share(VISITS_MISSED[group][visit]), [`odss_${visit}`, `mrc_${visit}`]);
      lose(some, share(SCORE_LEFT_OUT.odss), [`odss_${visit}`]);
      lose(some, share(SCORE_LEFT_OUT.mrc), [`mrc_${visit}`]);
    }
  }
  for (const column of Object.keys(NOT_RECORDED) as (keyof typeof NOT_RECORDED)[]) {
    loseCounts(NOT_RECORDED[column], [column]);
  }
}

function groupsOf<G extends Group>(table: Partial<Record<G, unknown>>): G[] {
  return Object.keys(table) as G[];
}
