import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rCall, rProgram } from "../../src/audit/index.js";
import { functionOf, isOption } from "../../src/audit/statistics.js";
import { methods } from "../../src/methods/index.js";
import type { Fields } from "../../src/methods/method.js";
import { statisticsCsv } from "../../src/publish/statistics.js";
import { type Evaluated, evaluated, readFixture, reportFolder } from "./evaluated.js";
import { declarationsOf } from "./every-method.js";
import { rscript, testWithR } from "./rscript.js";

const report = evaluated();

describe("what the program is made of", () => {
  const program = rProgram(report);

  test("it is the same every time", () => {
    expect(rProgram(evaluated())).toBe(program);
  });

  test("nothing that was computed stands in it", () => {
    for (const { id, result } of report.ledger.entries)
      for (const [part, value] of Object.entries(result))
        if (Number.isFinite(value) && String(value).length > 6)
          expect(program.includes(String(value)), `${id}.${part}`).toBe(false);
  });

  test("only methods that the plan uses are in it", () => {
    expect(program).toContain("compute_mann_whitney <- function");
    expect(program).not.toContain("compute_kruskal_wallis");
    const counts = evaluated(without(readFixture("study.yaml"), /^ {2}(?!everyone|$).*\n?/gm, "statistics"));
    expect(rProgram(counts)).not.toContain("rank_sum_test <- function");
  });

  test("expressions, thresholds and subsets are translated", () => {
    expect(program).toContain('define_subset("young-cases", case & age < old)');
    expect(program).toContain('define_threshold("marker-high", quantile_in("marker", "control", 0.95))');
    expect(program).toContain('define("raised-marker", is_above(marker, `marker-high`))');
  });

  test("no label can leave its comment, no name its quotes", () => {
    const hostile = readFixture("study.yaml")
      .replace("label: Severe", 'label: "x\\nquit(status = 0)\\r#"')
      .replace("title: Every", 'title: "\\u2028quit() Every')
      .replace("expression\n", 'expression"\n');
    for (const line of rProgram(evaluated(hostile)).split(/\n/))
      if (/x quit\(|quit\(\) Every/.test(line)) expect(line).toMatch(/^# /);
    expect(rProgram(evaluated(hostile))).not.toMatch(/[\r\u2028]/);
  });

  test("every option of every method reaches its R", () => {
    for (const method of methods) {
      const names = functionOf(method).arguments.map(({ name }) => name);
      for (const [key, field] of Object.entries(method.declares as Fields))
        if (isOption(field) && key !== "below") expect(names, `${method.name}: its R ignores ${key}`).toContain(key);
      for (const { name, required } of functionOf(method).arguments)
        if (required) expect(Object.keys(method.declares), `${method.name}: ${name} is not declared`).toContain(name);
    }
  });

  test("one statistic's line", () => {
    const planned = report.plan.statistics.find(({ id }) => id === "against-rival")!;
    expect(rCall(planned, report).replace(/\s+/g, " ")).toBe(
      'compute_mann_whitney(samples("other", c("case", "rival"), below = "root2"), scale = "ratio", alternative = "greater", exact = "auto", conf_level = 0.95)',
    );
  });
});

describe("R recomputes the report", () => {
  const size = report.plan.statistics.length;

  testWithR("and agrees with every statistic, whatever the locale and the ends of lines", () => {
    const { program, data, file } = reportFolder(report);
    const windows = file("windows.csv", readFixture("data/cohort.csv").replaceAll("\n", "\r\n"));
    for (const [locale, path] of [
      ["C", windows],
      ["C.UTF-8", data],
    ] as const) {
      const { status, lines } = rscript(program, [path], locale);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(new RegExp(`^${size} of ${size} statistics agree with R \\d+\\.\\d+\\.\\d+, `));
      expect(status).toBe(0);
    }
  });

  testWithR(
    "with every method, each of its choices, and values of every kind",
    () => {
      const every = evaluated(everyMethod());
      const { program, data } = reportFolder(every);
      const { status, lines } = rscript(program, [data]);
      expect(lines.slice(0, -1)).toEqual([]);
      expect(status).toBe(0);
      const computed = new Set(
        every.ledger.entries.filter(({ refusal }) => refusal === undefined).map(({ method }) => method),
      );
      expect(methods.map(({ name }) => name).filter((name) => !computed.has(name))).toEqual([]);
    },
    240_000,
  );

  testWithR("and finds and names every change", () => {
    const { program, data, file } = reportFolder(report);
    const planted: [part: string, from: RegExp, to: string][] = [
      ["everyone.count", /^(everyone,count,)112$/m, "$1111"],
      ["values.age.case.median", /^(values.age.case,median,\d+)$/m, "$1.0000001"],
      ["values.marker.control.q1", /^(values.marker.control,q1,)<0.8$/m, "$1<0.5"],
      ["groups-differ.p", /^(groups-differ,p,0\.\d{6})\d+$/m, "$1"],
      ["groups-differ.p_adjusted", /^(groups-differ,p_adjusted,).*$/m, "$1"],
      ["ages.case.branch", /^(ages.case,branch,).*$/m, "$1exact"],
      ["impossible.p", /^(impossible,p,)$/m, "$10.5"],
      ["against-rival.conf_high", /^(against-rival,conf_high,)Infinity$/m, "$1100"],
      ["share.improved.case.missing", /^(share.improved.case,missing,)(\d+)$/m, "$11$2"],
      ["share-90.conf_low: not published", /^share-90,conf_low,.*\n/m, ""],
      ["logs.extra: not computed by R", /^(logs,w,.*\n)/m, "$1logs,extra,1\n"],
      ["patients.anti: not in statistics.csv", /^patients\.anti,.*\n/gm, ""],
      ["made-up: not in the plan", /$(?![\s\S])/, "made-up,p,0.04\n"],
    ];
    let text = statisticsCsv(report.ledger);
    for (const [part, from, to] of planted) {
      const changed = text.replace(from, to);
      expect(changed, `${part} was not changed`).not.toBe(text);
      text = changed;
    }
    file("statistics.csv", text);
    const { status, lines } = rscript(program, [data]);
    expect(status).toBe(1);
    const found = lines.slice(0, -1).map((line) => line.replace(/: (published|R finds).*/, ""));
    expect(found.sort()).toEqual(planted.map(([part]) => part).sort());
    expect(lines.at(-1)).toMatch(new RegExp(`^${size + 1 - 12} of ${size + 1} statistics agree`));
  });

  testWithR("and finds a cell of the data that was changed", () => {
    const { program, file } = reportFolder(report);
    const cells = readFixture("data/cohort.csv").replace(/(P001,.*?,)(fe)?male,/, "$1n/a,");
    expect(cells).not.toBe(readFixture("data/cohort.csv"));
    const { status, lines } = rscript(program, ["--data", file("changed.csv", cells)]);
    expect(status).toBe(1);
    expect(lines.join("\n")).toMatch(/^share\..*events: published \d+, R finds \d+/m);
  });

  testWithR("and stops at a cell that the codebook does not allow", () => {
    const { program, file } = reportFolder(report);
    for (const [from, to, found] of [
      [/,case,(fe)?male,/, ",case,femail,", "femail"],
      [/,control,(male|female),\d+,/, ",control,$1,6O,", "6O"],
      [/,(\d+\.\d\d),/, ",<-,", "<-"],
    ] as const) {
      const cells = readFixture("data/cohort.csv").replace(from, to);
      const { status, lines } = rscript(program, [file("bad.csv", cells)]);
      expect(status).not.toBe(0);
      expect(lines.join(" ")).toContain(`${found} is not possible`);
    }
  });

  testWithR("an audit in which nothing was checked fails", () => {
    const { program, data, path, file } = reportFolder(report);
    expect(rscript(program, [data, "--statistics", path("nowhere.csv")])).toMatchObject({
      status: 1,
      lines: [expect.stringContaining("nothing was checked")],
    });
    const none: Evaluated = { ...report, plan: { ...report.plan, statistics: [], families: [] } };
    file("audit.R", rProgram(none));
    file("statistics.csv", "id,part,value\n");
    const { status, lines } = rscript(program, [data]);
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe("nothing was checked");
  });

  testWithR("and writes what it finds", () => {
    const { program, data, path } = reportFolder(report);
    const out = path("results.csv");
    expect(rscript(program, ["--data", data, "--out", out]).status).toBe(0);
    const read = (text: string) =>
      new Map(
        text
          .trim()
          .split("\n")
          .slice(1)
          .map((line) => [line.slice(0, line.lastIndexOf(",")), line.slice(line.lastIndexOf(",") + 1)]),
      );
    const [found, published] = [read(readFileSync(out, "utf8")), read(statisticsCsv(report.ledger))];
    for (const [part, value] of found) {
      const expected = published.get(part);
      if (value === "" || Number.isNaN(Number(value))) expect(expected).toBe(value);
      else if (!Number.isFinite(Number(value))) expect(Number(expected)).toBe(Number(value));
      else expect(Number(expected)).toBeCloseTo(Number(value), 10);
    }
    const refused = report.ledger.entries.filter(({ refusal }) => refusal !== undefined).map(({ id }) => id);
    for (const part of published.keys())
      if (!refused.includes(part.slice(0, part.indexOf(",")))) expect(found.has(part), part).toBe(true);
  });

  testWithR("and can be read by source(), as an R without a command line does", () => {
    const { program, data, file } = reportFolder(report);
    const caller = file(
      "caller.R",
      `audit_arguments <- c("--data", ${JSON.stringify(data)})\nsource(${JSON.stringify(program)})\ncat("agreed:", agreed, "\\n")\n`,
    );
    const { status, lines } = rscript(caller);
    expect(lines.at(-1)).toBe("agreed: TRUE ");
    expect(status).toBe(0);
  });
});

/** The fixture's study with statistics of every method instead of its own. */
function everyMethod(): string {
  const statistics = methods.flatMap(({ name, declares }) =>
    declarationsOf(declares as Fields).map(
      (declaration, i) => `  ${name}-${i + 1}: ${JSON.stringify({ method: name, ...declaration })}`,
    ),
  );
  const [before] = readFixture("study.yaml").split(/^statistics:\n/m);
  return `${before}statistics:\n${statistics.join("\n")}\n`;
}

/** The text with `pattern` removed after the line that begins a section, and the families left out. */
function without(text: string, pattern: RegExp, section: string): string {
  const [before, after] = text.split(new RegExp(`^${section}:\\n`, "m"));
  const kept = after!.split(/^families:\n/m)[0]!.replace(pattern, "");
  return `${before}${section}:\n${kept.replace(/^ {4,}.*\n/gm, "")}`;
}
