/** How a journal wants numbers printed: data, not code. */
export interface Profile {
  readonly name: string;
  readonly decimalPoint: string;
  /** Between groups of three digits before the decimal point, from four digits on. */
  readonly thousands: string;
  readonly minus: string;
  /** Between the limits of an interval or range. */
  readonly to: string;
  /** The smallest p printed as a number; below it `<0.001`. */
  readonly pFloor: string;
  /** Decimals of p: the first entry whose bound is above p. */
  readonly pDecimals: readonly { readonly below: number; readonly decimals: number }[];
  readonly pLeadingZero: boolean;
  readonly pSymbol: string;
  readonly percentDecimals: number;
  /** Between a percentage and its sign. */
  readonly percentSpace: string;
}

/** Vancouver-like defaults of biomedical journals. */
const biomedical: Profile = {
  name: "biomedical",
  decimalPoint: ".",
  thousands: ",",
  minus: "\u2212",
  to: " to ",
  pFloor: "0.001",
  pDecimals: [
    { below: 0.1, decimals: 3 },
    { below: 2, decimals: 2 },
  ],
  pLeadingZero: true,
  pSymbol: "p",
  percentDecimals: 1,
  percentSpace: "",
};

export const profiles: Readonly<Record<string, Profile>> = { biomedical };
