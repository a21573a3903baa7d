/** A first study from a CSV file: `inspect` looks at it, `choose` decides, `draftStudy` makes it and proves that it builds. */
export { ask } from "./ask.js";
export { choose, type Wishes } from "./choose.js";
export { type Draft, draftStudy } from "./draft.js";
export { type Inspection, inspect } from "./inspect.js";
export { tellDraft } from "./tell.js";
export { checkTarget, writeStudy } from "./write.js";
