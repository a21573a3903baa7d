import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { expect } from "vitest";
import type { Drawing } from "../../src/figures/index.js";
import { textWidth } from "../../src/figures/text-width.js";

const { window } = new JSDOM("");

/** The SVG parsed again as XML; fails where it is not well-formed. */
export function parse(svg: string): Element {
  const parsed = new window.DOMParser().parseFromString(svg, "image/svg+xml");
  expect(parsed.querySelector("parsererror")?.textContent).toBeUndefined();
  return parsed.documentElement;
}

/** Compares with the committed drawing byte for byte; a changed one is kept beside it as `*.changed.svg`. */
export function expectGolden(name: string, drawing: Drawing): void {
  const file = new URL(`golden/${name}.svg`, import.meta.url);
  const changed = new URL(`golden/${name}.changed.svg`, import.meta.url);
  const same = existsSync(file) && readFileSync(file, "utf8") === drawing.svg;
  if (same) rmSync(changed, { force: true });
  else writeFileSync(changed, drawing.svg);
  expect(same, `golden/${name}.svg differs: see golden/${name}.changed.svg, and rename it if it is right`).toBe(true);
}

export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where every line of upright text stands, by the width estimator; slanted text is left out. */
export function textBoxes(root: Element): TextBox[] {
  const boxes: TextBox[] = [];
  for (const text of root.querySelectorAll("text")) {
    const transforms = ancestors(text).map((node) => node.getAttribute("transform") ?? "");
    if (transforms.some((each) => /rotate\((?!0\))/.test(each))) continue;
    const [dx, dy] = transforms.reduce<[number, number]>(
      ([x, y], each) => {
        const match = /translate\(([-\d.]+)(?:[, ]+([-\d.]+))?\)/.exec(each);
        return match ? [x + Number(match[1]), y + Number(match[2] ?? 0)] : [x, y];
      },
      [0, 0],
    );
    const size = Number(inherited(text, "font-size"));
    const bold = inherited(text, "font-weight") === "bold";
    const anchor = inherited(text, "text-anchor") ?? "start";
    const lines = text.children.length > 0 ? [...text.children] : [text];
    for (const line of lines) {
      const content = line.textContent ?? "";
      const width = textWidth(content, { size, bold });
      const x = dx + Number(line.getAttribute("x") ?? 0);
      // Plot moves its text by parts of the font size.
      const em = /^(-?[\d.]+)em$/.exec(line.getAttribute("y") ?? text.getAttribute("y") ?? "");
      const y = dy + (em ? Number(em[1]) * size : Number(line.getAttribute("y") ?? 0));
      const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
      boxes.push({ text: content, left, right: left + width, top: y - size * 0.72, bottom: y + size * 0.2 });
    }
  }
  return boxes;
}

function ancestors(node: Element): Element[] {
  return node.parentElement ? [node, ...ancestors(node.parentElement)] : [node];
}

function inherited(node: Element, name: string): string | null {
  return (
    ancestors(node)
      .map((each) => each.getAttribute(name))
      .find((value) => value !== null) ?? null
  );
}

/** Pairs of texts that stand on one another. */
export function overlaps(boxes: readonly TextBox[]): string[] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} / ${b.text}`),
  );
}

/** What holds for every figure. */
export function expectSound(id: string, drawing: Drawing): Element {
  const root = parse(drawing.svg);
  // another serialiser, reading it, writes the same, save that an empty text is no text to it
  const again = `${new window.XMLSerializer().serializeToString(root)}\n`;
  expect(again).toBe(drawing.svg.replace(/(<text[^>]*)><\/text>/g, "$1/>"));
  expect(drawing.svg).not.toMatch(/[\u26a0]|NaN|undefined|currentColor|url\(#plot/);
  expect(root.getAttribute("xmlns")).toBe("http://www.w3.org/2000/svg");
  expect(root.getAttribute("viewBox")).toBe(`0 0 ${drawing.width} ${drawing.height}`);
  expect(root.getAttribute("role")).toBe("img");
  expect(root.getAttribute("aria-labelledby")).toBe(`${id}-1 ${id}-2`);
  expect(root.querySelector(`#${id}-1`)?.localName).toBe("title");
  expect(root.querySelector(`#${id}-2`)?.textContent).toBe(drawing.alt);
  expect([...root.querySelectorAll("[style], [class]")].map((node) => node.outerHTML)).toEqual([]);
  for (const node of root.querySelectorAll("[font-size]"))
    expect(Number(node.getAttribute("font-size"))).toBeGreaterThanOrEqual(11);
  for (const node of root.querySelectorAll("[d]")) expect(node.getAttribute("d")).not.toMatch(/\.\d{3}/);
  for (const row of drawing.data.rows) expect(row).toHaveLength(drawing.data.columns.length);
  const boxes = textBoxes(root);
  expect(overlaps(boxes)).toEqual([]);
  for (const box of boxes) {
    expect(box.left, box.text).toBeGreaterThanOrEqual(0);
    expect(box.right, box.text).toBeLessThanOrEqual(drawing.width + 0.5);
    expect(box.top, box.text).toBeGreaterThanOrEqual(0);
    expect(box.bottom, box.text).toBeLessThanOrEqual(drawing.height);
  }
  return root;
}
