import type { Comparison } from "./compare.js";

/** Marks every number that was checked: agreed, or flagged with what the data give. */
export function mark({ agreeing, findings }: Comparison): void {
  for (const element of agreeing) element.classList.add("agreed");
  for (const { element, what, data } of findings) {
    element.classList.add("flagged");
    element.setAttribute("aria-description", `differs (${what}): the data give ${data}`);
  }
}

/** Takes all marks away. */
export function clearMarks(): void {
  for (const element of document.querySelectorAll(".agreed, .flagged")) {
    if (element.closest("#audit")) continue;
    element.classList.remove("agreed", "flagged");
    element.removeAttribute("aria-description");
  }
}
