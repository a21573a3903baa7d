import type { SecondEngine } from "../audit/second-engine.js";
import type { Codebook } from "../cohort/codebook.js";
import { profiles } from "../format/profile.js";
import { splitReference } from "../methods/rows.js";
import type { Plan, PlannedStatistic } from "../plan/plan.js";
import type { Study } from "../study/study.js";
import {
  type Batch,
  type CarriedClaim,
  type CarriedCodebook,
  type CarriedField,
  type CarriedPlan,
  type CarriedThreshold,
  idsOf,
  type TypedNumber,
  tailOf,
} from "./carried.js";

/** What a page's script is given. */
export interface CarryInput {
  readonly study: Pick<Study, "data" | "report" | "definitions" | "thresholds" | "subsets">;
  readonly codebook: Codebook;
  readonly plan: Pick<Plan, "statistics" | "families">;
  /** SHA-256 of the cohort's file. */
  readonly sha256: string;
  /** The hash is that of counts. */
  readonly counted?: boolean;
  readonly claims?: readonly CarriedClaim[];
  readonly secondEngine?: SecondEngine;
  readonly typed?: readonly TypedNumber[];
}

/** The plan and the codebook as a page carries them for its script: all that numbers depend on, and no more. */
export function carryPlan({
  study,
  codebook,
  plan,
  sha256,
  counted = false,
  claims = [],
  secondEngine,
  typed,
}: CarryInput): CarriedPlan {
  const { groups, file } = study.data;
  const statistics = batches(plan.statistics);
  const places = new Map(statistics.flatMap(idsOf).map((id, i) => [id, i]));
  const formats = plan.statistics.flatMap(({ id, format }) => (format ? [[places.get(id)!, format] as const] : []));
  return {
    data: { file, sha256, ...(counted && { counted: true as const }) },
    profile: study.report.profile,
    style: profiles[study.report.profile]!,
    codebook: carryCodebook(codebook.long ?? codebook),
    ...(groups !== undefined && { groups }),
    definitions: study.definitions.map((one) => only(one, ["id", "value", "unit", "decimals", "year", "below"])),
    thresholds: study.thresholds.map((one): CarriedThreshold => only(one, ["id", "value", "quantile", "of", "in"])),
    subsets: study.subsets.map((one) => only(one, ["id", "where"])),
    statistics,
    families: plan.families.map(({ label, adjust, members }) => ({
      label,
      adjust,
      members: members.map((member) => {
        const place = places.get(member);
        if (place !== undefined) return place;
        const { id, part } = splitReference(member)!;
        return [places.get(id)!, part] as const;
      }),
    })),
    claims,
    ...(secondEngine && { secondEngine }),
    ...(formats.length > 0 && { formats }),
    ...(typed && typed.length > 0 && { typed }),
  };
}

function carryCodebook({
  missingValues,
  key,
  participant,
  wide,
  delimiter,
  decimalChar,
  fields,
}: Codebook): CarriedCodebook {
  return {
    missingValues,
    ...(key && { key }),
    ...(participant !== undefined && { participant }),
    ...(wide && { wide }),
    delimiter,
    ...(decimalChar && { decimalChar }),
    fields: fields.map(
      ({ label: _, description: __, assumed: ___, place: ____, codes, required, unique, ...field }) => ({
        ...field,
        ...(codes && { codes: codes.map(({ value }) => value) }),
        ...(required && { required }),
        ...(unique && { unique }),
      }),
    ) as CarriedField[],
  };
}

/** The keys of an object that it has. */
function only<T extends object>(from: T, keys: readonly string[]): T {
  return Object.fromEntries(
    Object.entries(from).filter(([key, value]) => keys.includes(key) && value !== undefined),
  ) as T;
}

/**
 * Statistics whose ids a grid made from their values, by grid; all others by method and keys. What the rows of a batch
 * share is said once.
 */
function batches(statistics: readonly PlannedStatistic[]): Batch[] {
  const kind = ({ method, declaration }: PlannedStatistic): string =>
    [method.name, ...Object.keys(declaration)].join(" ");
  const others: PlannedStatistic[] = [];
  const grids = grouped(statistics, (one) => `${kind(one)} ${one.id.split(".")[0]}`).flatMap((group): Batch[] => {
    const grid = gridOf(group);
    if (!grid) others.push(...group);
    return grid ? [grid] : [];
  });
  const rest = grouped(others, kind).map((group): Batch => {
    const { keys, ...batch } = commonTo(group);
    return { ...batch, keys, rows: group.map((one) => [one.id, ...keys.map((key) => one.declaration[key])]) };
  });
  return [...grids, ...rest];
}

/** The batch of statistics whose ids are one segment and their values; undefined where they are not. */
function gridOf(group: readonly PlannedStatistic[]): Batch | undefined {
  const { keys: own, ...batch } = commonTo(group);
  const prefix = group[0]!.id.split(".")[0]!;
  const values = (one: PlannedStatistic, keys: readonly string[]): unknown[] => keys.map((key) => one.declaration[key]);
  const keys = orders(own).find((order) => group.every((one) => one.id === `${prefix}${tailOf(values(one, order))}`));
  if (!keys || own.length === 0) return undefined;
  return { ...batch, keys, prefix, rows: group.map((one) => values(one, keys)) };
}

/** The keys of the declarations that differ, and what those that do not have in common. */
function commonTo(group: readonly PlannedStatistic[]): Pick<Batch, "method" | "keys" | "same"> {
  const { method, declaration } = group[0]!;
  const differs = (key: string): boolean => new Set(group.map((one) => JSON.stringify(one.declaration[key]))).size > 1;
  const keys = Object.keys(declaration).filter(differs);
  const same = Object.fromEntries(Object.entries(declaration).filter(([key]) => !keys.includes(key)));
  return { method: method.name, keys, same };
}

/** Every order of a few keys; of many only the one that they have. */
function orders(keys: readonly string[]): (readonly string[])[] {
  if (keys.length < 2 || keys.length > 3) return [keys];
  return keys.flatMap((first, i) => orders(keys.filter((_, j) => j !== i)).map((rest) => [first, ...rest]));
}

function grouped<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}
