import type { PatchedPage } from "./patched.js";
import type { State } from "./state.js";

/** What a previewed page is told of the server that it came from. */
export interface Given {
  /** Which preview it is; also the nonce by which styles and scripts of later pages run. */
  readonly preview: string;
  /** Where it hears of changes, and where it gets the newest page from. */
  readonly events: string;
  readonly changed: string;
  /** Selects what is left out of the newest page where it is as it was. */
  readonly elided: string;
}

/**
 * What runs in a previewed page, and in no other: it makes the page the newest one, where it stands or, failing that, by
 * loading it anew; keeps the reader's place, focus and what is open; and shows what is wrong while something is. It is
 * served as its own text, so it refers to nothing outside.
 */
export function client({ preview, events, changed, elided }: Given, patchedPage: (nonce: string) => PatchedPage): void {
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
    reopen(opened);
    scrollTo({ left: x, top: y, behavior: "instant" });
    if (focus !== null) refocus(document.querySelector(focus));
  };
  const refocus = (element: Element | null): void => {
    if (element instanceof HTMLElement || element instanceof SVGElement) element.focus({ preventScroll: true });
  };
  const reopen = (opened: readonly boolean[]): void => {
    const details = document.querySelectorAll("details");
    if (details.length === opened.length) for (const [i, one] of [...details].entries()) one.open = opened[i]!;
  };

  /** Notes what of the page's own script is open; calling what it gives opens that again. */
  const keepOpen = (): (() => void) => {
    const opened = [...document.querySelectorAll("details")].map(({ open }) => open);
    const focus = document.activeElement;
    const focused = focus && focus !== document.body ? pathOf(focus) : null;
    const asked = document.querySelector(".card.stays") && document.querySelector<HTMLElement>(".asked");
    const audit = document.querySelector<HTMLElement>("#audit:not([hidden])");
    const inAudit = <T extends Element>(selector: string): T | null =>
      document.querySelector<T>(`#audit:not([hidden]) ${selector}`);
    const tag = inAudit<HTMLElement>("[data-tag][aria-pressed=true]")?.dataset.tag;
    const [search, order] = [inAudit<HTMLInputElement>("#audit-search"), inAudit<HTMLSelectElement>("#audit-order")];
    const top = audit?.scrollTop ?? 0;
    return () => {
      reopen(opened);
      if (audit) {
        document.querySelector<HTMLElement>(".audit-button")?.click();
        if (tag !== undefined) inAudit<HTMLElement>(`[data-tag="${tag}"]`)?.click();
        for (const [old, event] of [
          [search, "input"],
          [order, "change"],
        ] as const) {
          const now = old && inAudit<HTMLInputElement>(`#${old.id}`);
          if (!now || now.value === old.value) continue;
          now.value = old.value;
          now.dispatchEvent(new Event(event));
        }
        document.getElementById("audit")!.scrollTop = top;
      }
      if (asked?.isConnected) asked.click();
      else if (focus !== document.activeElement && focused !== null)
        refocus(focus?.isConnected ? focus : document.querySelector(focused));
    };
  };

  const own = document.currentScript as HTMLScriptElement;
  let latest: State | undefined;
  let busy = false;
  /** Makes the page the newest one. */
  const update = async (page: PatchedPage): Promise<void> => {
    busy = true;
    while (latest && latest.faults.length === 0 && latest.page !== Number(own.dataset.page)) {
      const response = await fetch(`${changed}?from=${own.dataset.page}`);
      if (!response.ok) return leave();
      const html = await response.text();
      try {
        const open = keepOpen();
        if (!page.become(html, elided)) return leave();
        open();
      } catch {
        return leave();
      }
    }
    busy = false;
  };

  const source = new EventSource(events);
  source.addEventListener("message", ({ data }: MessageEvent<string>) => {
    latest = JSON.parse(data) as State;
    const { faults } = latest;
    if (faults.length === 0) hidden = "";
    show(faults);
    if (latest.preview !== preview) leave();
    // where the server cannot be reached, it tells of its page again as soon as it can
    else if (!busy)
      update(page).catch(() => {
        busy = false;
      });
  });
  // a page that is kept for the way back would hold its connection
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
  document.addEventListener("DOMContentLoaded", comeBack);
  const page = patchedPage(preview);
}
