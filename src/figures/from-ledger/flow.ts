import { type FlowOptions, layOutFlowChart } from "../flow.js";
import type { FlowBox, FlowNode } from "../flow-layout.js";
import { groupOf, type Kind } from "./source.js";

interface FlowArm {
  readonly label: string;
  readonly group?: string;
  readonly n: string;
  readonly steps: readonly FlowStep[];
}

interface FlowStep {
  readonly label: string;
  readonly n: string;
  readonly aside?: readonly { readonly label: string; readonly n: string }[];
}

export const flow: Kind = (figure, source, common) => {
  const { start, arms } = figure.options as { start?: { label: string; n: string }; arms: FlowArm[] };
  const count = (reference: string): string => `n = ${source.ledger.part(reference)!.text}`;
  const groups = arms.flatMap(({ group }) => (group === undefined ? [] : [group]));
  const asideOf = (step: FlowStep | undefined): { aside?: FlowBox } => {
    const left = step?.aside ?? [];
    if (left.length === 0) return {};
    if (left.length === 1) return { aside: { label: left[0]!.label, n: count(left[0]!.n) } };
    return { aside: { label: "Left out", details: left.map(({ label, n }) => `${label}: ${count(n)}`) } };
  };
  const nodeOf = (step: FlowStep, rest: readonly FlowStep[], group: { group?: number }): FlowNode => ({
    label: step.label,
    n: count(step.n),
    ...group,
    ...asideOf(rest[0]),
    ...(rest[0] && { next: [nodeOf(rest[0], rest.slice(1), group)] }),
  });
  const roots = arms.map(({ label, n, steps, group }) =>
    nodeOf({ label, n }, steps, group === undefined ? {} : { group: groups.indexOf(group) }),
  );
  const options: FlowOptions = {
    ...common,
    roots: start ? [{ label: start.label, n: count(start.n), next: roots }] : roots,
    groups: groups.map((group) => groupOf(group, source, groups)),
  };
  return (canvas) => layOutFlowChart(canvas, options);
};
