import type { Codebook } from "../cohort/codebook.js";
import type { Declarations } from "../cohort/declarations.js";
import { type Dictionary, dictionaryOf } from "../cohort/dictionary.js";
import { resolve } from "../cohort/resolve.js";
import { wideCodebook } from "../cohort/wide.js";
import type { PartDisplay } from "../format/part.js";
import type { Profile } from "../format/profile.js";
import type { Computable } from "../ledger/compute.js";
import { displaysOf, rowDisplaysOf } from "../ledger/displays.js";
import { adjustedParts } from "../ledger/families.js";
import type { Method } from "../methods/method.js";
import { splitRow } from "../methods/rows.js";
import type { PlannedFamily } from "../plan/plan.js";
import { type CarriedPlan, idsOf } from "./carried.js";

/** A carried plan, ready to be computed. */
export interface ReadPlan {
  readonly carried: CarriedPlan;
  readonly profile: Profile;
  readonly codebook: Codebook;
  readonly declarations: Omit<Declarations, "codebook">;
  readonly statistics: readonly Computable[];
  readonly families: readonly Omit<PlannedFamily, "id">[];
  /** How a part is shown, `p` or `hr[sex,M]`; what it is called is on the page. Undefined where there is no such part. */
  display(id: string, part: string): PartDisplay | undefined;
  /** The part that stands for the whole statistic. */
  headline(id: string): string | undefined;
}

/** The plan that a page carries, with the methods that it carries. Throws where it names one that the page does not have. */
export function readPlan(carried: CarriedPlan, methods: ReadonlyMap<string, Method>): ReadPlan {
  const { file } = carried.data;
  const place = { file: "study.yaml" };
  const { style: profile } = carried;
  const statistics = carried.statistics.flatMap((batch) => {
    const { method: name, keys, same, prefix, rows } = batch;
    const method = methods.get(name);
    if (!method) throw new Error(`the page carries no method ${name}`);
    return idsOf(batch).map((id, i): Computable => {
      const values = prefix === undefined ? rows[i]!.slice(1) : rows[i]!;
      const own = Object.fromEntries(keys.map((key, j) => [key, values[j]]));
      return { id, method, declaration: { ...same, ...own }, place };
    });
  });
  for (const [place, format] of carried.formats ?? [])
    if (statistics[place]) statistics[place] = { ...statistics[place], format };
  const { fields, ...layout } = carried.codebook;
  const codebook = wideCodebook({
    file,
    status: "real",
    title: "",
    ...layout,
    fields: fields.map(({ codes, ...field }) => ({
      required: false,
      unique: false,
      ...field,
      label: field.name,
      ...(codes && { codes: codes.map((value) => ({ value, label: value })) }),
      place,
    })),
  });
  const { groups, definitions, thresholds, subsets } = carried;
  const families = carried.families.map(({ members, ...family }) => ({
    ...family,
    members: members.map((member) => {
      if (typeof member === "number") return statistics[member]?.id ?? "";
      return `${statistics[member[0]]?.id ?? ""}.${member[1]}`;
    }),
  }));
  const declarations = { ...(groups !== undefined && { groups }), definitions, thresholds, subsets };
  const byId = new Map(statistics.map((planned) => [planned.id, planned]));
  let adjusted: ReturnType<typeof adjustedParts> | undefined;
  let dictionary: Dictionary | undefined;
  const variable = (name: string) => {
    dictionary ??= dictionaryOf(resolve({ ...declarations, codebook }));
    return dictionary.info(name);
  };
  return {
    carried,
    profile,
    codebook,
    declarations,
    statistics,
    families,
    display: (id, part) => {
      const planned = byId.get(id);
      const ofRow = splitRow(part);
      adjusted ??= adjustedParts(families, (name) => byId.has(name));
      const { parts = [], rowParts = [] } = adjusted.get(id) ?? {};
      if (planned && ofRow) return rowDisplaysOf(planned, rowParts, variable)?.[ofRow.name];
      return planned && displaysOf(planned, parts, variable)[part];
    },
    headline: (id) => byId.get(id)?.method.headline,
  };
}
