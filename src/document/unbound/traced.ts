/** A text of which every character (UTF-16 unit) knows the offset in its source that it came from. */
export interface Traced {
  readonly text: string;
  readonly from: readonly number[];
}

/** Puts a traced text together, piece by piece. */
export class Tracer {
  #text = "";
  readonly #from: number[] = [];

  get length(): number {
    return this.#from.length;
  }

  endsWith(text: string): boolean {
    return this.#text.endsWith(text);
  }

  /** A piece that stands in the source as it is, from `offset` on. */
  verbatim(text: string, offset: number): void {
    for (let i = 0; i < text.length; i++) this.#from.push(offset + i);
    this.#text += text;
  }

  /** A piece that something else in the source stands for, at `offset`. */
  instead(text: string, offset: number): void {
    for (let i = 0; i < text.length; i++) this.#from.push(offset);
    this.#text += text;
  }

  /** A piece of which each character stands in the source where `offset` says. */
  mapped(text: string, offset: (at: number) => number): void {
    for (let i = 0; i < text.length; i++) this.#from.push(offset(i));
    this.#text += text;
  }

  done(): Traced {
    return { text: this.#text, from: this.#from };
  }
}

/** A text that is its own source. */
export function plainly(text: string): Traced {
  const tracer = new Tracer();
  tracer.verbatim(text, 0);
  return tracer.done();
}
