import { defineConfig } from "vitest/config";

// No globals: Observable Plot sniffs a global `it` and would move every mark by half a pixel.
export default defineConfig({
  test: { environment: "node", globals: false, include: ["test/**/*.test.ts"], testTimeout: 60_000 },
});
