/** What the commands do. Each is loaded when it is run. */
export const commands = {
  build: () => import("./build-anew.js"),
  check: () => import("./check.js"),
  compare: () => import("./compare.js"),
  crosscheck: () => import("./crosscheck.js"),
  data: () => import("./data.js"),
  explain: () => import("./explain.js"),
  help: () => import("./help.js"),
  init: () => import("./init.js"),
  methods: () => import("./methods.js"),
  preview: () => import("./preview.js"),
  rules: () => import("./rules.js"),
  verify: () => import("./verify.js"),
};

export { tellOf } from "./tell.js";
