const CYTOKINES = ["il2", "il4", "il5", "il6", "il7", "il10", "il13", "il15", "il21", "baff", "april"];
const list = (names: readonly string[]): string => `[${names.join(", ")}]`;
const ALL = list(CYTOKINES);

/**
 * A plan of the seed study's size over its columns: eleven cytokines in three groups and two subsets, rank tests with or
 * without Hodges-Lehmann intervals, all correlations, a table of characteristics, six figures.
 */
export function studyYaml(intervals: boolean): string {
  const test = intervals
    ? "method: mann-whitney, between: [$group, $other], scale: ratio, below: root2"
    : "method: kruskal-wallis, across: [$group, $other]";
  return `title: A cohort of many rows (simulated)
authors: [{ name: The Reckon contributors }]
data: { file: data/cohort.csv, codebook: data/codebook.json, status: simulated, publish: true, groups: group, key: participant_id }
report: { template: report.md }
definitions:
  progression: { value: odss_2y - odss_sampling, label: 2-year change in INCAT-ODSS, unit: points, decimals: 1 }
  raised-il6: { value: il6 > il6-high, label: IL-6 above the reference range }
thresholds:
  il6-high: { quantile: 0.95, of: il6, in: control }
subsets:
  anti-mag: { where: group == "igm-pnp" and anti_mag == "positive", label: Anti-MAG neuropathy }
  anti-mag-negative: { where: group == "igm-pnp" and anti_mag == "negative", label: "IgM-PNP, anti-MAG negative" }
statistics:
  panel: { method: median, of: $cytokine, in: $group, grid: { cytokine: ${ALL}, group: [igm-pnp, mmn, control, anti-mag, anti-mag-negative] } }
  groups: { method: kruskal-wallis, of: $cytokine, across: [igm-pnp, mmn, control], grid: { cytokine: ${ALL} } }
  tests: { ${test}, of: $cytokine, grid: { cytokine: ${ALL}, group: [igm-pnp, mmn, anti-mag, anti-mag-negative], other: [control] } }
  to-mmn: { ${test.replace("$group, $other", "igm-pnp, mmn")}, of: $cytokine, grid: { cytokine: ${ALL} } }
  raised: { method: proportion, of: raised-il6, in: $group, grid: { group: [igm-pnp, mmn, control] } }
  course: { method: spearman, of: $cytokine, with: progression, in: $group, interval: bonett-wright, grid: { cytokine: ${ALL}, group: [igm-pnp, mmn] } }
families:
  all-tests: { adjust: holm, members: [tests.*.*.*] }
tables:
  characteristics: { kind: characteristics, title: Characteristics, of: [sex, age_years, anti_mag, disease_duration_years, odss_3y, odss_sampling, odss_2y, mrc_3y, mrc_sampling, mrc_2y, rituximab], columns: [igm-pnp, mmn, control], compare: [igm-pnp, control], test: true }
figures:
  concentrations: { kind: distribution, title: Concentrations, of: ${ALL}, groups: [igm-pnp, mmn, control], scale: log, columns: 4 }
  by-antibody: { kind: distribution, title: By anti-MAG status, of: [il6, il10], groups: [anti-mag, anti-mag-negative, mmn, control], scale: log }
  durations: { kind: distribution, title: Duration, of: [disease_duration_years], groups: [igm-pnp, mmn] }
  courses: { kind: scatter, title: Course, x: [il6, il10, baff], y: [progression], in: igm-pnp, scale: log }
  scores: { kind: scatter, title: Duration and progression, x: [disease_duration_years], y: [progression], in: all }
  correlations: { kind: heatmap, title: Correlations, of: ${ALL}, in: all }
`;
}

export const MANUSCRIPT = `# Results

IL-6 was {{stat "panel.il6.igm-pnp"}}; {{stat "groups.il6"}}; against MMN {{stat "to-mmn.il6"}}.
Above the reference range: {{stat "raised.igm-pnp"}}. See {{ref "characteristics"}}, {{ref "concentrations"}},
{{ref "by-antibody"}}, {{ref "durations"}}, {{ref "courses"}}, {{ref "scores"}} and {{ref "correlations"}}.

{{table "characteristics"}}

{{figure "concentrations"}}
{{figure "by-antibody"}}
{{figure "durations"}}
{{figure "courses"}}
{{figure "scores"}}
{{figure "correlations"}}
`;
