import type { Method } from "../methods/method.js";
import { startCards } from "./cards.js";
import { startDrop } from "./drop.js";
import { element } from "./element.js";
import { Page } from "./page.js";
import { startPanel } from "./panel.js";

// the engine as it is bundled, for whoever asks the script itself
export { readPlan } from "./plan.js";
export { recompute } from "./recompute.js";

/** What runs in the reader's browser, with the methods of the page's plan. */
export function start(methods: readonly Method[]): void {
  const page = new Page(methods);
  startCards(page);
  const panel = startPanel(page);
  startDrop((file) => panel.check(file));
  const here = element("button", { type: "button" }, "Check it here");
  here.addEventListener("click", () => panel.open());
  document.querySelector(".check-here")?.append(" ", here);
  const skip = element("a", { class: "skip", href: "#audit" }, "Skip to the audit");
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    panel.open();
  });
  document.querySelector(".skip")?.after(skip);
}
