import type { Reason } from "./index.js";
import type { PlanChange } from "./plan-changes.js";
import type { PlanInfo } from "./plan-info.js";
import type { ComparedReport } from "./report.js";

interface Changed {
  readonly before: ComparedReport;
  readonly after: ComparedReport;
  readonly plan: readonly PlanChange[];
  readonly otherData: boolean;
  readonly otherEngine: boolean;
  readonly info: { readonly before: PlanInfo; readonly after: PlanInfo };
}

/**
 * What can have changed a statistic's part. The plan where its declaration, its filter or something that these name
 * changed; the data wherever the file did; the engine where it is another and nothing else explains it.
 */
export function reasonsOf(changed: Changed): (id: string, part: string) => Reason[] {
  const { before, after, plan, otherData, otherEngine } = changed;
  const infos = [changed.info.before, changed.info.after];
  const declared = plan.filter(({ kind, declaration }) => kind === "changed" || declaration !== "");
  const statistics = namesIn(declared, "statistics");
  const families = namesIn(declared, "families");
  const named = closure(
    new Set(["definitions", "thresholds", "subsets", "fields"].flatMap((section) => [...namesIn(declared, section)])),
    infos,
  );
  const general = declared.some(({ declaration }) => /^(?:data|report|missingValues|dialect)\b/.test(declaration));
  return (id, part) => {
    const touched =
      general ||
      [...statistics].some((name) => id === name || id.startsWith(`${name}.`)) ||
      (part === "p_adjusted" && families.size > 0) ||
      named.has(id) ||
      infos.some((info) => mentions(info.names(id), named)) ||
      [before, after].some(({ statistics: all }) => mentions(all.get(id)?.filter ?? "", named)) ||
      before.statistics.get(id)?.filter !== after.statistics.get(id)?.filter;
    const reasons: Reason[] = [...(otherData ? (["data"] as const) : []), ...(touched ? (["plan"] as const) : [])];
    if (reasons.length > 0) return reasons;
    if (otherEngine) return ["engine"];
    return plan.length > 0 ? ["plan"] : ["unknown"];
  };
}

function namesIn(changes: readonly PlanChange[], section: string): ReadonlySet<string> {
  const start = `${section}.`;
  return new Set(
    changes.flatMap(({ declaration }) => (declaration.startsWith(start) ? [declaration.slice(start.length)] : [])),
  );
}

/** The names with all that are declared by way of them. */
function closure(names: Set<string>, infos: readonly PlanInfo[]): ReadonlySet<string> {
  const open = infos.flatMap(({ declared }) => declared);
  for (let grown = names.size > 0; grown; ) {
    const size = names.size;
    for (const [name, text] of open) if (mentions(text, names)) names.add(name);
    grown = names.size > size;
  }
  return names;
}

function mentions(text: string, names: ReadonlySet<string>): boolean {
  return (text.match(/[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*/g) ?? []).some((word) => names.has(word));
}
