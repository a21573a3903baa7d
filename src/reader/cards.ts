import { cardContent } from "./card-content.js";
import { element, NARROW } from "./element.js";
import { numberAt, type PageNumber } from "./numbers.js";
import type { Page } from "./page.js";

/** How long a pointer rests on a number before its card shows, and is away before it goes. */
const REST = 350;
const AWAY = 250;

/**
 * A card for every number: it shows while a pointer or the focus rests on a number, and stays, with the focus in it, when
 * the number is clicked, tapped or entered. Other ways to follow the link (a new tab, say) stay as they are.
 */
export function startCards(page: Page): void {
  const cards = new Cards(page);
  document.addEventListener("click", (event) => cards.clicked(event));
  document.addEventListener("pointerover", (event) => cards.over(event));
  document.addEventListener("focusin", (event) => cards.focused(event));
  document.addEventListener("keydown", (event) => cards.pressed(event));
}

class Cards {
  private open: { readonly number: PageNumber; readonly card: HTMLElement; readonly stays: boolean } | undefined;
  private timer = 0;

  constructor(private readonly page: Page) {}

  clicked(event: MouseEvent): void {
    const other = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (other || event.defaultPrevented) return;
    const number = numberAt(event.target);
    if (number) {
      event.preventDefault();
      this.show(number, true);
    } else if (this.open && event.target instanceof Node) {
      const inside = this.open.card.contains(event.target);
      const follows = event.target instanceof Element && event.target.closest("a[href]") !== null;
      if (!inside || follows) this.close();
    }
  }

  over(event: PointerEvent): void {
    if (event.pointerType !== "mouse" || this.open?.stays) return;
    const number = numberAt(event.target);
    if (number && number.element !== this.open?.number.element) this.later(REST, () => this.show(number, false));
    else if (!number && event.target instanceof Node && !this.open?.card.contains(event.target))
      this.later(AWAY, () => this.close());
    else clearTimeout(this.timer);
  }

  focused({ target }: FocusEvent): void {
    if (this.open?.stays) {
      if (target instanceof Node && !this.open.card.contains(target) && target !== this.open.number.element)
        this.close();
      return;
    }
    const number = numberAt(target);
    if (number?.element.matches(":focus-visible")) this.later(REST, () => this.show(number, false));
    else this.later(0, () => this.close());
  }

  pressed(event: KeyboardEvent): void {
    if (!this.open || event.defaultPrevented) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.leave();
    } else if (event.key === "Tab" && this.open.stays) this.tab(event);
  }

  /** The card stands at the end of the page, but the keyboard goes from it back into the text. */
  private tab(event: KeyboardEvent): void {
    const { card } = this.open!;
    const stops = [...card.querySelectorAll<HTMLElement>("a[href],button")];
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement === edge || (event.shiftKey && document.activeElement === card)) {
      event.preventDefault();
      this.leave();
    }
  }

  private later(delay: number, act: () => void): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(act, delay);
  }

  private show(number: PageNumber, stays: boolean): void {
    this.close();
    const { name, content } = cardContent(number, this.page);
    const close = element("button", { type: "button", class: "close", "aria-label": "Close" }, "\u00d7");
    close.addEventListener("click", () => this.leave());
    const card = element(
      "div",
      { class: `card${stays ? " stays" : ""}`, role: "dialog", "aria-label": name, tabindex: "-1" },
      ...content,
      close,
    );
    document.body.append(card);
    number.element.classList.add("asked");
    place(card, number.element, stays);
    this.open = { number, card, stays };
    if (stays) card.focus({ preventScroll: true });
  }

  /** Closes the card; the focus goes back to its number where it was in the card. */
  private leave(): void {
    const { number, card } = this.open!;
    const back = card.contains(document.activeElement);
    this.close();
    if (back) number.element.focus({ preventScroll: true });
    clearTimeout(this.timer);
  }

  private close(): void {
    clearTimeout(this.timer);
    this.open?.number.element.classList.remove("asked");
    this.open?.card.remove();
    this.open = undefined;
  }
}

const GAP = 8;

/**
 * Beneath the number where there is room, else above it, else beside it; inside the window either way. On a narrow screen
 * the card is a sheet at its foot, and the number of one that stays is brought above it.
 */
function place(card: HTMLElement, number: HTMLElement, stays: boolean): void {
  const lines = number.getClientRects();
  const at = lines[lines.length - 1] ?? number.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const { width, height } = card.getBoundingClientRect();
  if (matchMedia(NARROW).matches) {
    const hidden = at.bottom + GAP - (clientHeight - height);
    if (stays && hidden > 0) scrollBy(0, hidden);
    return;
  }
  const within = (start: number, size: number, window: number): number =>
    Math.max(GAP, Math.min(start, window - size - GAP));
  const fits = (start: number): boolean => start >= GAP && start + height <= clientHeight - GAP;
  const top = [at.bottom + GAP, at.top - GAP - height].find(fits);
  const beside = at.right + GAP + width <= clientWidth ? at.right + GAP : at.left - GAP - width;
  const left = within(top === undefined ? beside : at.left, width, clientWidth);
  card.style.setProperty("--left", `${Math.round(left + scrollX)}px`);
  card.style.setProperty("--top", `${Math.round((top ?? within(at.top, height, clientHeight)) + scrollY)}px`);
}
