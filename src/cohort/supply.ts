import { codeCounts, tally } from "./counts.js";
import { frame, stacked } from "./frame.js";
import type { InputOf, Inputs, Need, Participants, SampleInput, Supply } from "./need.js";
import { pairs } from "./pairs.js";
import * as participants from "./participants.js";
import { rankedPairs } from "./ranks.js";
import { type Sample, sample, shareLimits } from "./sample.js";
import type { Variables } from "./variables.js";

/** Meets a method's needs from a cohort in memory. */
export function cohortSupply(variables: Variables): Supply {
  return {
    meet: <N extends Need>(need: N) => {
      const { input, groups } = meeters[need.shape](variables, need as never);
      return { input: input as InputOf<N>, groups };
    },
    overlap: (a, b) => participants.overlap(variables, a, b),
  };
}

type Met<S extends keyof Inputs> = { readonly input: Inputs[S]; readonly groups: readonly Participants[] };

const meeters: { [S in keyof Inputs]: (variables: Variables, need: Extract<Need, { shape: S }>) => Met<S> } = {
  participants: (variables, need) => {
    const groups = need.in.map((subset) => {
      const states = need.of === undefined ? [] : [stateOf(variables, need.of)];
      return uncensored(participants.completeRows(variables, subset, states));
    });
    return { input: { counts: groups.map(({ n }) => n) }, groups };
  },
  samples: (variables, need) => {
    const { of, below, uncut } = need;
    const samples = shareLimits(need.in.map((subset) => sample(variables, of, subset, { below, uncut })));
    return { input: { samples: samples.map(inputOf) }, groups: samples.map(counted) };
  },
  pairs: (variables, need) => {
    const found = pairs(variables, need.x, need.y, need.in, { below: need.below });
    const { x, y, numbers } = found;
    const group = { ...pick(found), below: found.below, above: found.above };
    return { input: { x, y, ...(numbers && { numbers }) }, groups: [group] };
  },
  ranks: (variables, need) => {
    const { x, y, below, above, ...found } = rankedPairs(variables, need.x, need.y, need.in);
    return { input: { x, y }, groups: [{ ...pick(found), below, above }] };
  },
  tallies: (variables, need) => {
    const tallies = need.in.map((subset) => tally(variables, need.of, subset));
    return {
      input: { tallies: tallies.map(({ events, n }) => ({ events, n })) },
      groups: tallies.map(uncensored),
    };
  },
  crosstab: (variables, need) => {
    const rows = need.in.map((subset) => codeCounts(variables, need.of, subset));
    return {
      input: { counts: rows.map(({ counts }) => counts), codes: rows[0]?.codes.map(({ value }) => value) ?? [] },
      groups: rows.map(uncensored),
    };
  },
  frame: (variables, need) => {
    const subsets = typeof need.in === "string" ? [need.in] : need.in;
    const { columns, conditions, below } = need;
    const frames = subsets.map((subset) =>
      frame(variables, columns, subset, { below, ...(conditions && { conditions }) }),
    );
    return { input: stacked(frames), groups: frames.map(uncensored) };
  },
};

function stateOf(variables: Variables, name: string): Uint8Array {
  return variables.variable(name).state;
}

function pick({ n, missing, notApplicable, unknown }: participants.Participants) {
  return { n, missing, notApplicable, unknown };
}

function uncensored(found: participants.Participants): Participants {
  return { ...pick(found), below: 0, above: 0 };
}

function counted(found: Sample): Participants {
  return { ...pick(found), below: found.below, above: found.above };
}

function inputOf({ values, numbers, substituted, uncut, below, above, belowLimit, aboveLimit }: Sample): SampleInput {
  return {
    values,
    ...(numbers && { numbers }),
    ...(substituted && { substituted }),
    ...(uncut && { uncut }),
    below,
    above,
    ...(belowLimit !== undefined && { belowLimit }),
    ...(aboveLimit !== undefined && { aboveLimit }),
  };
}
