/**
 * The same drawing in fewer bytes, for the page; files beside it keep their two decimals. Coordinates have one decimal (a
 * twentieth of a pixel is the most that anything moves), paths are relative, a circle is one arc, and lines that follow
 * one another (a grid, an axis's ticks) are one path.
 */
export function compactSvg(svg: string): string {
  const placed = svg.replace(TEXT, '<text x="$2" y="$3" dy="$1">$4</text>');
  const rounded = placed.replace(/ (?:[xy][12]?|width|height|transform)="[^"]*[^m]"/g, (attribute) =>
    attribute.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10)),
  );
  const joined = rounded.replace(/>\n</g, "><").replace(LINES, (lines) => `<path d="${pathOf(lines)}"/>`);
  return joined.replace(/ d="([^"]*)"/g, (_, path: string) => ` d="${compactPath(path)}"`);
}

/** A text moved to its place, without parts that have a place of their own. */
const TEXT = /<text y="(-?[\d.]+em)" transform="translate\(([\d.-]+),([\d.-]+)\)">([^<]*)<\/text>/g;
const NUMBER = "(-?[\\d.]+)";
const LINE = `<line x1="${NUMBER}" x2="${NUMBER}" y1="${NUMBER}" y2="${NUMBER}"/>`;
const TICK = `<path transform="translate\\(${NUMBER},${NUMBER}\\)" d="M0,0L${NUMBER},${NUMBER}"/>`;
const LINES = new RegExp(`(?:${LINE}){2,}|(?:${TICK}){2,}`, "g");

/** Lines, or ticks each moved to its place, as one path. */
function pathOf(lines: string): string {
  const ends = lines.startsWith("<line")
    ? [...lines.matchAll(new RegExp(LINE, "g"))].map(([, x1, x2, y1, y2]) => [x1, y1, x2, y2].map(Number))
    : [...lines.matchAll(new RegExp(TICK, "g"))].map((match) => {
        const [x, y, dx, dy] = match.slice(1).map(Number) as [number, number, number, number];
        return [x, y, x + dx, y + dy];
      });
  return ends
    .map(([x1, y1, x2, y2]) => `M${x1},${y1}${y1 === y2 ? `H${x2}` : x1 === x2 ? `V${y2}` : `L${x2},${y2}`}`)
    .join("");
}

/** How many numbers each command takes. */
const LENGTHS: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, a: 7, c: 6, s: 4, q: 4, t: 2, z: 0 };

/** Path data with relative coordinates of one decimal. Errors do not add up: each point is rounded where it stands. */
export function compactPath(path: string): string {
  const pen = new Pen();
  for (const [, letter = "", list = ""] of circles(path).matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const length = LENGTHS[letter.toLowerCase()];
    if (length === undefined) return path;
    const numbers = (list.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g) ?? []).map(Number);
    let command = letter;
    for (let at = 0; at === 0 || at < numbers.length; at += length || 1) {
      pen.draw(command, numbers.slice(at, at + length));
      // points after the first of a move are lines
      if (command === "M") command = "L";
      if (command === "m") command = "l";
    }
  }
  return pen.text;
}

/** A circle of two half arcs as one arc that starts at its foot and ends a hundredth of a pixel beside it. */
function circles(path: string): string {
  return path.replace(
    /M([\d.-]+),([\d.-]+)a([\d.]+),\3 0 1 0 ([\d.]+),0a\3,\3 0 1 0 -\4,0z/g,
    (_, left: string, y: string, radius: string) =>
      `M${Number(left) + Number(radius)},${Number(y) + Number(radius)}a${radius},${radius} 0 1 1 0.01,0z`,
  );
}

/** In tenths of a pixel, so that sums are exact. */
interface Point {
  readonly x: number;
  readonly y: number;
}

class Pen {
  text = "";
  /** Where the path is, as given and as written, and where its last part began. */
  private given: Point = { x: 0, y: 0 };
  private written: Point = { x: 0, y: 0 };
  private start = { given: this.given, written: this.written };
  private last = "";

  draw(letter: string, numbers: readonly number[]): void {
    const command = letter.toLowerCase();
    if (command === "z") {
      this.put("z", []);
      ({ given: this.given, written: this.written } = this.start);
      return;
    }
    const { x, y } = this.given;
    const from = letter === command ? { x, y } : { x: 0, y: 0 };
    const place = (dx: number, dy: number): Point => ({ x: from.x + dx, y: from.y + dy });
    switch (command) {
      case "h":
        this.to("h", [], { x: place(numbers[0]!, 0).x, y });
        break;
      case "v":
        this.to("v", [], { x, y: place(0, numbers[0]!).y });
        break;
      case "a": {
        const [rx, ry, angle, large, sweep, dx, dy] = numbers as [
          number,
          number,
          number,
          number,
          number,
          number,
          number,
        ];
        const end = place(dx, dy);
        // the foot of a circle: the hundredth is kept, and the path is closed right after
        if (dx === 0.01 && dy === 0) this.put("a", [`${short(rx)} ${short(ry)} ${angle} ${large}${sweep}.01 0`]);
        else this.to("a", [`${short(rx)} ${short(ry)} ${angle} ${large}${sweep}`], end);
        break;
      }
      default: {
        const points: Point[] = [];
        for (let i = 0; i < numbers.length; i += 2) points.push(place(numbers[i]!, numbers[i + 1]!));
        const end = points.pop()!;
        this.to(
          command,
          points.flatMap((point) => this.step(point)),
          end,
        );
        if (command === "m") this.start = { given: this.given, written: this.written };
      }
    }
  }

  /** The way from where the path is, as written, to a point, in text. */
  private step({ x, y }: Point): [string, string] {
    return [tenths(Math.round(x * 10) - this.written.x), tenths(Math.round(y * 10) - this.written.y)];
  }

  private to(command: string, before: readonly string[], end: Point): void {
    const [x, y] = this.step(end);
    const way = command === "h" ? [x] : command === "v" ? [y] : [x, y];
    this.put(command, [...before, ...way]);
    this.given = end;
    this.written = {
      x: command === "v" ? this.written.x : Math.round(end.x * 10),
      y: command === "h" ? this.written.y : Math.round(end.y * 10),
    };
  }

  /** A command's letter is left out where it is that of the one before; a sign separates as well as a space does. */
  private put(command: string, numbers: readonly string[]): void {
    const repeats = command === this.last || (command === "l" && this.last === "m");
    let text = repeats && command !== "z" && command !== "m" ? "" : command;
    for (const number of numbers) {
      const separate = /[\d.]$/.test(text === "" ? this.text : text) && !number.startsWith("-");
      text += separate ? ` ${number}` : number;
    }
    this.text += text;
    this.last = command;
  }
}

/** Tenths as a decimal without a zero that says nothing: `3.1`, `-.5`. */
function tenths(value: number): string {
  const sign = value < 0 ? "-" : "";
  const size = Math.abs(value);
  const whole = Math.floor(size / 10);
  const rest = size % 10;
  return `${sign}${whole === 0 && rest > 0 ? "" : whole}${rest > 0 ? `.${rest}` : ""}`;
}

function short(value: number): string {
  return String(value).replace(/^(-?)0(?=\.)/, "$1");
}
