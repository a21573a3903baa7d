import type { Study, StudyText } from "../../study/study.js";

/**
 * The numbers that stand in a declaration itself, in its expression, its quantile, or the names that it uses: a text
 * that describes the declaration may repeat them. A quantile counts as a percentage too.
 */
export function ownNumbers(path: StudyText["path"], texts: readonly StudyText[], study: OwnNumbersStudy): Set<number> {
  const [section, id] = path;
  const own = texts.filter((one) => one.path[0] === section && one.path[1] === id && isCode(one.path));
  const numbers = new Set<number>();
  for (const { text } of own) for (const number of numbersIn(text)) numbers.add(number);
  const threshold = section === "thresholds" ? study.thresholds.find((one) => one.id === id) : undefined;
  if (threshold && "quantile" in threshold) {
    numbers.add(threshold.quantile);
    numbers.add(Number((100 * threshold.quantile).toPrecision(12)));
  } else if (threshold) numbers.add(threshold.value);
  return numbers;
}

type OwnNumbersStudy = Pick<Study, "thresholds">;

const CODE_KEYS: readonly unknown[] = ["value", "where", "of", "in"];

function isCode(path: StudyText["path"]): boolean {
  return path.length === 2 || CODE_KEYS.includes(path[2]);
}

function numbersIn(expression: string): number[] {
  return (expression.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
}
