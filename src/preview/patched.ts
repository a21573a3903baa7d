/** A page that can become its successor where it stands, as if it had been loaded anew. */
export interface PatchedPage {
  /**
   * Takes back all that the page's own scripts did, makes the document what `html` says, and starts its scripts again.
   * Where `html` says `same="<nonce> 3 57"` the third element (from 0) of the 57 that `elided` selects stays. Tells
   * whether it did so: it does nothing where somebody else has changed the text of the page. Throws where `html` is no
   * successor of this page.
   */
  become(html: string, elided: string): boolean;
}

/**
 * Watches the page that it is called in, before the page's own scripts run. It is served as its own text, so it refers to
 * nothing outside. `nonce` is what the page's policy lets new styles and scripts run by.
 */
export function patchedPage(nonce: string): PatchedPage {
  const client = document.currentScript;
  /** What was served; all else is a script's or an extension's. */
  const served = new WeakSet<Node>();
  const added = new Set<ChildNode>();
  /** What attributes were before they were first changed. */
  const attributes = new Map<Element, Map<string, string | null>>();
  let altered = false;
  /** Ends what the page's scripts listen and wait for. */
  let life = new AbortController();

  for (const target of [document, window] as const) {
    const listen = target.addEventListener.bind(target) as EventTarget["addEventListener"];
    const listening: EventTarget["addEventListener"] = (type, listener, options) => {
      const given = typeof options === "object" ? options : { capture: options === true };
      listen(type, listener, { signal: life.signal, ...given });
    };
    Object.assign(target, { addEventListener: listening });
  }
  const wait = window.setTimeout.bind(window);
  const waiting = (act: (...given: unknown[]) => void, time?: number, ...given: unknown[]): number => {
    const { signal } = life;
    return wait(() => signal.aborted || act(...given), time);
  };
  Object.assign(window, { setTimeout: waiting });

  /** The parser's, after this script; the page's scripts add no such thing. */
  const isParsed = ({ nodeName, parentNode }: Node): boolean =>
    (nodeName === "SCRIPT" && parentNode === document.body) ||
    (nodeName === "#text" && ["BODY", "SCRIPT"].includes(parentNode?.nodeName ?? ""));
  const note = (records: readonly MutationRecord[]): void => {
    for (const { type, target, attributeName, oldValue, addedNodes, removedNodes } of records) {
      if (!served.has(target)) continue;
      if (type === "attributes") {
        const before = attributes.get(target as Element) ?? new Map<string, string | null>();
        if (!before.has(attributeName!)) before.set(attributeName!, oldValue);
        attributes.set(target as Element, before);
      } else if (type === "characterData" && !isParsed(target)) altered = true;
      for (const node of removedNodes) if (!added.delete(node as ChildNode)) altered = true;
      for (const node of addedNodes) {
        if (isParsed(node)) served.add(node);
        if (!served.has(node)) added.add(node as ChildNode);
      }
    }
  };
  const observer = new MutationObserver(note);
  const know = (): void => {
    const walker = document.createTreeWalker(document);
    do served.add(walker.currentNode);
    while (walker.nextNode());
  };
  const watch = (): void =>
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributeOldValue: true });
  know();
  watch();

  const undo = (): void => {
    observer.disconnect();
    life.abort();
    life = new AbortController();
    for (const node of added) node.remove();
    for (const [element, before] of attributes)
      for (const [name, value] of before) {
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
      }
    added.clear();
    attributes.clear();
  };

  /** Elements that stay, by what stands for them in the newest page. */
  let gaps = new Map<Node, Element>();
  let staying = new Set<Node>();
  /** What is to be put into the page for a node of the newest one. */
  const whole = (next: Node): Node => {
    const own = gaps.get(next);
    if (own) return own.cloneNode(true);
    if (next instanceof Element)
      for (const gap of next.querySelectorAll("[same]")) if (gaps.has(gap)) gap.replaceWith(whole(gap));
    return next;
  };
  const isSame = (old: Node, next: Node): boolean => (gaps.has(next) ? gaps.get(next) === old : old.isEqualNode(next));
  const isOfAKind = (old: Node, next: Node): boolean =>
    old.nodeName === next.nodeName && (old as Element).id === (next as Element).id;
  const isAlike = (old: Node, next: Node): boolean =>
    old instanceof Element &&
    next instanceof Element &&
    isOfAKind(old, next) &&
    (old.id !== "" || old.textContent === next.textContent);
  /** How far to look for where two lists of children meet again. */
  const REACH = 40;
  const meeting = (
    from: readonly Node[],
    to: readonly Node[],
    [i, j]: readonly [number, number],
  ): readonly [number, number] => {
    for (let apart = 0; apart <= REACH; apart++)
      for (let skipped = 0; skipped <= apart; skipped++) {
        const [old, next] = [from[i + skipped], to[j + apart - skipped]];
        if (old && next && isAlike(old, next)) return [i + skipped, j + apart - skipped];
      }
    return [from.length, to.length];
  };
  const replace = (old: ChildNode, next: ChildNode): void => {
    if (isSame(old, next)) return;
    // a style takes its text only whole, with its nonce
    if (old.nodeName !== next.nodeName || old.nodeName === "STYLE" || gaps.has(next) || staying.has(old))
      old.replaceWith(whole(next));
    else if (old instanceof Element && next instanceof Element) change(old, next);
    else old.nodeValue = next.nodeValue;
  };
  const change = (old: Element, next: Element): void => {
    for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) old.removeAttribute(name);
    for (const attribute of next.attributes)
      if (old.getAttribute(attribute.name) !== attribute.value) old.setAttributeNode(attribute.cloneNode() as Attr);
    let from = [...old.childNodes];
    let to = [...next.childNodes];
    if (from.length === to.length && from.every((child, i) => isOfAKind(child, to[i]!))) {
      for (const [i, child] of from.entries()) replace(child, to[i]!);
      return;
    }
    const differs = from.findIndex((child, i) => !to[i] || !isSame(child, to[i]));
    const start = differs < 0 ? from.length : differs;
    let end = 0;
    while (Math.min(from.length, to.length) - end > start && isSame(from.at(-1 - end)!, to.at(-1 - end)!)) end++;
    const after = from[from.length - end] ?? null;
    from = from.slice(start, from.length - end);
    to = to.slice(start, to.length - end);
    for (let i = 0, j = 0; i < from.length || j < to.length; ) {
      const [k, l] = meeting(from, to, [i, j]);
      for (; i < k && j < l; i++, j++) replace(from[i]!, to[j]!);
      for (; i < k; i++) from[i]!.remove();
      for (; j < l; j++) old.insertBefore(whole(to[j]!), from[k] ?? after);
      if (k < from.length) replace(from[i++]!, to[j++]!);
    }
  };

  /** Runs the page's scripts as they are now, each while nothing stands behind it, as when the page was read. */
  const restart = (): void => {
    const scripts = [...document.scripts].filter((script) => script !== client && script.type === "");
    const fresh = scripts.map((old) => {
      const script = document.createElement("script");
      script.nonce = nonce;
      old.replaceWith(script);
      return { script, text: document.createTextNode(old.text), behind: [] as ChildNode[] };
    });
    know();
    for (const { script, text, behind } of fresh.toReversed()) {
      served.add(text);
      while (script.nextSibling) {
        behind.push(script.nextSibling);
        script.nextSibling.remove();
      }
    }
    watch();
    for (const { script, text, behind } of fresh) {
      script.append(text);
      script.parentNode!.append(...behind);
    }
  };

  return {
    become: (html, elided) => {
      note(observer.takeRecords());
      if (altered) return false;
      undo();
      const kept = [...document.querySelectorAll(elided)];
      const next = new DOMParser().parseFromString(html, "text/html");
      gaps = new Map();
      for (const gap of next.querySelectorAll(`[same^="${nonce} "]`)) {
        const [place, of] = gap.getAttribute("same")!.split(" ").slice(1).map(Number);
        const same = kept[place!]!;
        if (kept.length !== of || same.nodeName !== gap.nodeName) throw new Error("this is not the page it came from");
        gaps.set(gap, same);
      }
      staying = new Set(gaps.values());
      for (const style of next.querySelectorAll("style")) {
        style.removeAttribute("nonce");
        style.nonce = nonce; // which shows in no attribute
      }
      change(document.documentElement, next.documentElement);
      gaps.clear();
      staying.clear();
      restart();
      return true;
    },
  };
}
