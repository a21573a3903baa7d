/** The declaration's `exact` as the engine's functions take it. */
export const branches = { auto: "auto", exact: true, approximate: false } as const;
