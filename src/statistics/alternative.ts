/** The alternative hypothesis of a test: the parameter differs from, lies below, or lies above its null value. */
export type Alternative = "two-sided" | "less" | "greater";
