import type { State } from "./state.js";

/**
 * What runs in a previewed page, and in no other: it reloads the page when there is a newer one, keeps the reader's place
 * and focus, and shows what is wrong while something is. It is served as its own text, so it refers to nothing outside.
 */
export function client(own: string, events: string): void {
  const KEY = "reckon-preview";
  const overlay = document.createElement("div");
  const shadow = overlay.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; }
    section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto; box-sizing: border-box;
      padding: 14px 20px 18px; background: #fff; color: #1a1a1a; border-top: 4px solid #b3261e; font: 15px/1.45 system-ui, sans-serif;
      box-shadow: 0 -6px 24px #0004; }
    h2 { margin: 0 0 8px; font-size: 16px; } button { float: right; font: inherit; padding: 2px 10px; }
    ol { margin: 0; padding: 0; list-style: none; } li { padding: 8px 0; border-top: 1px solid #8884; overflow-wrap: anywhere; }
    code, .place { font-family: ui-monospace, monospace; font-size: 14px; } .place { font-weight: 700; }
    .more { margin: 2px 0 0 1.5em; } .rule { opacity: .7; }
    @media (prefers-color-scheme: dark) { section { background: #1d1b1b; color: #eee; border-color: #f2867c; } }
    @media print { section { display: none; } }`);
  shadow.adoptedStyleSheets = [sheet];

  const text = (tag: string, content: string, className = ""): HTMLElement => {
    const made = document.createElement(tag);
    made.textContent = content;
    made.className = className;
    return made;
  };
  let hidden = "";
  const show = (faults: State["faults"]): void => {
    const all = JSON.stringify(faults);
    if (faults.length === 0 || hidden === all) {
      overlay.remove();
      return;
    }
    const section = text("section", "");
    section.setAttribute("role", "alert");
    const hide = text("button", "Hide");
    hide.addEventListener("click", () => {
      hidden = all;
      overlay.remove();
    });
    const list = text("ol", "");
    for (const { place, severity, message, rule, expected, hint } of faults) {
      const item = text("li", "");
      if (place !== undefined) item.append(text("span", place, "place"), " ");
      item.append(`${severity}: ${message} `, text("span", `[${rule}]`, "rule"));
      if (expected !== undefined) item.append(text("div", `expected: ${expected}`, "more"));
      if (hint !== undefined) item.append(text("div", `hint: ${hint}`, "more"));
      list.append(item);
    }
    const count = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
    section.append(hide, text("h2", `${count}. The page is from before.`), list);
    shadow.replaceChildren(section);
    if (!overlay.isConnected) document.documentElement.append(overlay);
  };

  /** Where an element stands: by its id, else by its place among its siblings. */
  const pathOf = (element: Element): string => {
    if (element.id) return `#${CSS.escape(element.id)}`;
    const { parentElement: parent } = element;
    if (!parent) return ":root";
    return `${pathOf(parent)} > :nth-child(${[...parent.children].indexOf(element) + 1})`;
  };
  const leave = (): void => {
    const focus = document.activeElement;
    const opened = [...document.querySelectorAll("details")].map(({ open }) => open);
    const left = {
      x: scrollX,
      y: scrollY,
      opened,
      focus: focus && focus !== document.body ? pathOf(focus) : null,
    };
    sessionStorage.setItem(KEY, JSON.stringify(left));
    location.reload();
  };
  const comeBack = (): void => {
    const stored = sessionStorage.getItem(KEY);
    if (stored === null) return;
    sessionStorage.removeItem(KEY);
    const { x, y, opened, focus } = JSON.parse(stored) as {
      x: number;
      y: number;
      opened: boolean[];
      focus: string | null;
    };
    const details = document.querySelectorAll("details");
    if (details.length === opened.length) for (const [i, one] of [...details].entries()) one.open = opened[i]!;
    scrollTo({ left: x, top: y, behavior: "instant" });
    const focused = focus === null ? null : document.querySelector(focus);
    if (focused instanceof HTMLElement || focused instanceof SVGElement) focused.focus({ preventScroll: true });
  };

  comeBack();
  const source = new EventSource(events);
  source.addEventListener("message", ({ data }: MessageEvent<string>) => {
    const { page, faults } = JSON.parse(data) as State;
    if (faults.length === 0) hidden = "";
    show(faults);
    if (faults.length === 0 && page !== own) leave();
  });
  // a page that is kept for the way back would hold its connection
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
}
