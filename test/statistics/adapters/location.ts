import type { Adapter } from "../agreement.js";
import { distributions } from "./location-distributions.js";
import { groupAdapters } from "./location-groups.js";
import { leftCensored } from "./location-left-censored.js";
import { nistAdapters } from "./location-nist.js";
import { oneSampleAdapters } from "./location-one-sample.js";
import { resamplingAdapters } from "./location-resampling.js";
import { twoSampleAdapters } from "./location-two-samples.js";

export const locationAdapters: Readonly<Record<string, Adapter>> = {
  ...oneSampleAdapters,
  ...twoSampleAdapters,
  ...groupAdapters,
  ...nistAdapters,
  ...resamplingAdapters,
  left_censored: leftCensored,
  distributions,
};
