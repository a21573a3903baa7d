import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { functionsOf, preludeFor } from "../../src/audit/prelude/index.js";
import { rValue } from "../../src/audit/r-source.js";
import { disagreements, type Vector } from "../statistics/agreement.js";
import { rscript, testWithR } from "./rscript.js";

const prelude = preludeFor("rank_sum_test(").map(({ text }) => text);

/** What R prints when it runs `source` after the prelude. */
function printed(source: string): readonly string[] {
  const file = join(mkdtempSync(join(tmpdir(), "prelude-")), "prelude.R");
  writeFileSync(file, `${prelude.join("\n")}\n${source}\n`);
  const { status, lines } = rscript(file);
  expect(lines.join("\n")).not.toMatch(/Error|Warning/);
  expect(status).toBe(0);
  return lines;
}

test("no function of the prelude is defined twice", () => {
  const names = prelude.flatMap(functionsOf);
  expect(names.filter((name, i) => names.indexOf(name) < i)).toEqual([]);
});

describe("in R", () => {
  testWithR(
    "two rounding errors around 0 agree, on the scale of the statistic; whatever is more than that does not",
    () => {
      const lines = printed(`
p_values <- "p"
kinds <- c("fit estimate" = "coefficient", "fit conf_low" = "coefficient", "fit t" = "statistic", "fit shift" = "value")
tolerances <- list()
show <- function(parts, published) {
  results <<- list(one = list(method = "fit", parts = parts))
  compared <- compare_statistic("one", data.frame(part = names(published), value = published), "statistics.csv")
  cat(if (nrow(compared$wrong) == 0) "agrees" else paste(compared$wrong$part, collapse = " "), "\\n")
}
limits <- list("estimate[age]" = 3e-17, "conf_low[age]" = -0.2, "estimate[dose]" = 1e-13, "conf_low[dose]" = -4e-13, t = 1e-16)
published <- c("estimate[age]" = "-1e-17", "conf_low[age]" = "-0.2", "estimate[dose]" = "1e-13", "conf_low[dose]" = "-4e-13",
               t = "-2e-15")
show(limits, published)
show(limits, replace(published, "conf_low[age]", "-0.2000001"))
show(limits, replace(published, "estimate[age]", "1e-9"))
show(limits, replace(published, "estimate[dose]", "1.001e-13"))   # another row has another scale
show(limits, replace(published, "t", "1e-11"))
show(list(shift = 1e-17), c(shift = "-1e-17"))                    # nothing to measure it by
show(list(shift = 2e-17, p = 1e-17), c(shift = "2e-17", p = "2e-17"))`);
      expect(lines.map((line) => line.trim())).toEqual([
        "agrees",
        "conf_low[age]",
        "estimate[age]",
        "estimate[dose]",
        "t",
        "shift",
        "p",
      ]);
    },
  );

  testWithR("the k-th difference is the same whether all are formed or not", () => {
    const lines = printed(`
RNGkind("L'Ecuyer-CMRG"); set.seed(20190307)
same <- function(x, y) {
  all <- sort(outer(x, y, "-"))
  k <- unique(round(seq(1, length(all), length.out = 60)))
  isTRUE(all.equal(kth_difference(x, y, k, most = 7), all[k], tolerance = 1e-12))
}
cat(same(rexp(40), rexp(31)), same(rpois(40, 3), rpois(50, 4)), same(c(-Inf, -Inf, rexp(20)), c(1, rexp(9))),
    same(rexp(20), c(-Inf, -Inf, rexp(9))), same(c(rexp(20), Inf), rexp(9)), same(1e8 + rnorm(30), rnorm(30)),
    same(rep(2, 5), rep(2, 4)), "\\n")`);
    expect(lines).toEqual(["TRUE TRUE TRUE TRUE TRUE TRUE TRUE "]);
  });

  testWithR("test and shift are those of the reference vectors", () => {
    const vectors: Vector[] = JSON.parse(readFileSync("test/reference/wilcoxon_rank_sum.json", "utf8"));
    const usable = vectors.filter(
      ({ input, options }) =>
        options?.mu === 0 &&
        options.correct === true &&
        options.digits_rank === undefined &&
        [input.x, input.y].every((sample) => Array.isArray(sample) && !sample.includes(null)),
    );
    expect(usable.length).toBeGreaterThan(15);
    const calls = usable.map(({ input, options }) => {
      const sample = (values: unknown) => `(function(v) list(values = v, numbers = v))(sort(c(${[values].flat()})))`;
      const exact = { default: "auto", true: "exact", false: "approximate" }[String(options?.exact)];
      return `show(${sample(input.x)}, ${sample(input.y)}, ${rValue(String(options?.alternative).replace(".", "-"))}, ${rValue(exact)}, ${rValue(options?.conf_level ?? 0.95)})`;
    });
    const lines = printed(`
show <- function(x, y, alternative, exact, level) cat(tryCatch({
  test <- suppressWarnings(rank_sum_test(x$values, y$values, alternative, exact))
  shift <- rank_sum_shift(x, y, "difference", alternative, test$exact, level)
  sprintf("%.17g", c(test$w, test$p, test$exact, unlist(shift)))
}, error = function(problem) "none"), "\\n")
${calls.join("\n")}`);
    expect(lines).toHaveLength(usable.length);
    const number = (text: string | undefined) =>
      text === "NA" || text === undefined ? null : Number(text.replace("Inf", "Infinity"));
    usable.forEach((vector, i) => {
      const { expected } = vector;
      if (lines[i]!.trim() === "none") {
        expect([expected.error !== undefined || expected.p === null || expected.p === "NaN", vector.id]).toEqual([
          true,
          vector.id,
        ]);
        return;
      }
      const [w, p, exact, estimate, conf_low, conf_high] = lines[i]!.split(" ").map(number);
      const found = { w, p, exact_used: exact === 1, hl_median_of_differences: estimate, conf_low, conf_high };
      const known = Object.fromEntries(
        Object.keys(found).flatMap((key) => (key in expected ? [[key, expected[key]]] : [])),
      );
      expect(disagreements({ ...vector, expected: known }, found), vector.id).toEqual([]);
    });
  });

  testWithR("quantiles touch, limits are written short, rows are named by their texts", () => {
    const lines = printed(`
s <- list(values = c(-Inf, -Inf, 1, 2, Inf), below_limit = 0.8, above_limit = 1e6)
cat(touching(s$values, 0.25, s), touching(s$values, 0.3, s), touching(s$values, 0.5, s), touching(s$values, 0.9, s), "\\n")
cat(shortest(0.1), shortest(100), shortest(1 / 3), shortest(1e-5), shortest(123456.7), "\\n")
rows <- data.frame(term = c("age", NA), level = c("a=b", "x"), estimate = c(1.5, NA), p = c(0.01, NA))
f <- flatten(list(r = 2L, rows = rows))
cat(paste(names(f), vapply(f, as_written, "")), sep = "\\n")`);
    expect(lines).toEqual([
      "<0.8 <0.8 1 >1000000 ",
      "0.1 100 0.3333333333333333 0.00001 123456.7 ",
      "r 2",
      "estimate[term=age;level=a=b] 1.5",
      "p[term=age;level=a=b] 0.01",
      "estimate[term=null;level=x] ",
      "p[term=null;level=x] ",
    ]);
  });

  testWithR("numbers agree by their relative difference, p values down to the smallest", () => {
    const lines = printed(`
p_values <- "p"
cat(difference("1", 1 + 1e-12, "w") < 1e-9, difference("0", 1e-13, "rho") == 0, difference("0", 1e-18, "p") == 1,
    difference("1e-305", 0, "p") == 0, is.na(difference("", NA, "p")), difference("", 1, "p") == Inf,
    difference("1", NA, "p") == Inf, is.na(difference("exact", "exact", "branch")), difference("1", "1.0", "x") == Inf,
    difference("<0.5", 0.5, "median") == Inf, difference("Infinity", Inf, "conf_high") == 0,
    difference("-Infinity", Inf, "conf_high") == Inf, is.na(difference("true", TRUE, "flag")), "\\n")`);
    expect(lines).toEqual([`${"TRUE ".repeat(13)}`]);
  });
});
