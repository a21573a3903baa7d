import { checkSection } from "./check.js";
import { counted, element, grouped, NARROW, show } from "./element.js";
import { type Item, itemsOf, type Order, select, type Tag } from "./items.js";
import type { Page } from "./page.js";

const FILTERS: readonly (readonly [tag: Tag, words: string])[] = [
  ["statistics", "statistics"],
  ["cited", "cited"],
  ["uncited", "not cited"],
  ["refused", "without a result"],
  ["differs", "second engine differs"],
  ["flagged", "flagged by the check"],
  ["claims", "claims"],
  ["failed", "claims not as expected"],
  ["typed", "typed by hand"],
  ["unbound", "unbound"],
];

const ORDERS: readonly (readonly [order: Order, words: string])[] = [
  ["text", "as in the text"],
  ["appendix", "as in the appendix"],
  ["name", "by name"],
  ["id", "by id"],
];

/** The audit: a button that opens a panel beside the page. Made when it is first opened. */
export function startPanel(page: Page): { open(): void; check(file: File): void } {
  const button = element(
    "button",
    { type: "button", class: "audit-button", "aria-expanded": "false", "aria-controls": "audit" },
    "Audit",
  );
  let panel: Panel | undefined;
  const open = (): Panel => {
    if (!panel) {
      panel = new Panel(page, close);
      document.body.append(panel.element);
    }
    panel.element.hidden = false;
    panel.belowBanner();
    button.setAttribute("aria-expanded", "true");
    document.documentElement.classList.add("auditing");
    panel.focus();
    return panel;
  };
  const close = (): void => {
    panel!.element.hidden = true;
    button.setAttribute("aria-expanded", "false");
    document.documentElement.classList.remove("auditing");
    button.focus({ preventScroll: true });
  };
  button.addEventListener("click", open);
  for (const event of ["scroll", "resize"]) addEventListener(event, () => panel?.belowBanner(), { passive: true });
  document.body.append(button);
  return { open, check: (file) => open().checks.check(file) };
}

class Panel {
  readonly element: HTMLElement;
  readonly checks: ReturnType<typeof checkSection>;
  private items: readonly Item[] = [];
  private tag: Tag = "statistics";
  private readonly heading = element("h2", { tabindex: "-1" }, "Audit");
  private readonly summary = element("p", { class: "summary" });
  private readonly filters = element("div", { class: "filters", role: "group", "aria-label": "Show" });
  private readonly search = element("input", { type: "search", id: "audit-search", autocomplete: "off" });
  private readonly order = element(
    "select",
    { id: "audit-order" },
    ...ORDERS.map(([value, words]) => element("option", { value }, words)),
  );
  private readonly count = element("p", { class: "count", role: "status" });
  private readonly list = element("ul", { class: "items" });

  constructor(
    private readonly page: Page,
    private readonly close: () => void,
  ) {
    const closer = element("button", { type: "button", class: "close", "aria-label": "Close the audit" }, "\u00d7");
    closer.addEventListener("click", close);
    this.checks = checkSection(page);
    this.element = element(
      "aside",
      { id: "audit", class: "audit", "aria-label": "Audit" },
      element("header", {}, this.heading, closer),
      this.summary,
      this.checks.element,
      element(
        "section",
        { "aria-label": "Statistics, claims and typed numbers" },
        this.filters,
        element(
          "div",
          { class: "controls" },
          element("label", { for: "audit-search" }, "Search"),
          this.search,
          element("label", { for: "audit-order" }, "Order"),
          this.order,
        ),
        this.count,
        this.list,
      ),
    );
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      close();
    });
    this.search.addEventListener("input", () => this.draw());
    this.order.addEventListener("change", () => this.draw());
    page.onCheck(() => this.refresh());
    this.refresh();
  }

  /** Nothing on the page lies above its banner: the panel begins where the banner ends. */
  belowBanner(): void {
    const banner = document.getElementById("banner")?.getBoundingClientRect().bottom ?? 0;
    this.element.style.setProperty("--top", `${Math.max(0, Math.round(banner))}px`);
  }

  focus(): void {
    this.heading.focus({ preventScroll: true });
  }

  private refresh(): void {
    this.items = itemsOf(this.page);
    this.summary.textContent = summaryOf(this.items, this.page);
    const buttons = FILTERS.flatMap(([tag, words]) => {
      const count = this.items.filter(({ tags }) => tags.has(tag)).length;
      if (count === 0 && tag !== this.tag) return [];
      const button = element("button", { type: "button" }, `${words} `, element("b", {}, grouped(count)));
      button.addEventListener("click", () => {
        this.tag = tag;
        this.press();
        this.draw();
      });
      button.dataset.tag = tag;
      return [button];
    });
    this.filters.replaceChildren(...buttons);
    this.press();
    this.draw();
  }

  private press(): void {
    for (const button of this.filters.querySelectorAll("button"))
      button.setAttribute("aria-pressed", String(button.dataset.tag === this.tag));
  }

  private draw(): void {
    const found = select(this.items, this.tag, this.search.value, this.order.value as Order);
    const of = this.items.filter(({ tags }) => tags.has(this.tag)).length;
    this.count.textContent =
      found.length === of ? counted(of, "line") : `${grouped(found.length)} of ${counted(of, "line")}`;
    this.list.replaceChildren(...found.map((item) => this.line(item)));
  }

  private line({ title, name, value, problem, places }: Item): HTMLLIElement {
    const [first] = places;
    return element(
      "li",
      {},
      first ? this.jump(first.element, title) : element("b", {}, title),
      value === "" ? undefined : element("span", { class: "value" }, value),
      name === "" ? undefined : element("code", {}, name),
      problem === undefined ? undefined : element("span", { class: "problem" }, problem),
      places.length < 2
        ? undefined
        : element("span", { class: "places" }, ...places.map((place) => this.jump(place.element, place.label))),
    );
  }

  private jump(target: HTMLElement, words: string): HTMLElement {
    const link = element("button", { type: "button", class: "jump-to" }, words);
    link.addEventListener("click", () => {
      // on a narrow screen the panel lies over the page
      if (matchMedia(NARROW).matches) this.close();
      show(target);
    });
    return link;
  }
}

function summaryOf(items: readonly Item[], page: Page): string {
  const { secondEngine, claims } = page.plan.carried;
  const numbers = [...page.numbers.values()].reduce((sum, { length }) => sum + length, 0);
  const with_ = (tag: Tag): number => items.filter(({ tags }) => tags.has(tag)).length;
  const verdicts = new Map<string, number>();
  for (const { verdict } of claims) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  const engine = !secondEngine
    ? "No second engine was asked yet"
    : secondEngine.stale
      ? `${secondEngine.name} was asked before the inputs changed`
      : `${secondEngine.name} agrees on ${grouped(with_("statistics") - with_("differs") - secondEngine.unchecked.length)} of ${grouped(with_("statistics"))}`;
  return [
    `${counted(with_("statistics"), "statistic")}, printed as ${counted(numbers, "number")} in the text`,
    claims.length > 0 &&
      `${counted(claims.length, "claim")}: ${[...verdicts].map(([word, count]) => `${word} ${count}`).join(", ")}`,
    engine,
  ]
    .filter(Boolean)
    .map((sentence) => `${sentence}.`)
    .join(" ");
}
