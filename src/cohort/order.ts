/**
 * The order in which rows stand when sorted by the first key, then the next; equal rows keep their place. Keys hold no
 * NaN and no negative zero. A radix sort, byte by byte from the last key to the first: linear in the number of rows.
 */
export function orderOf(keys: readonly Float64Array[]): Uint32Array {
  const n = keys[0]?.length ?? 0;
  let order = new Uint32Array(n);
  let next = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  for (const key of [...new Set(keys)].reverse()) {
    const bytes = sortableBytes(key);
    for (let byte = 0; byte < 8; byte++) {
      if (!place(order, next, bytes, byte)) continue;
      [order, next] = [next, order];
    }
  }
  return order;
}

/** The values in that order. */
export function inOrder(values: Float64Array, order: Uint32Array): Float64Array {
  const result = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) result[i] = values[order[i]!]!;
  return result;
}

/** Writes `order` to `next` by one byte of the key; false where that byte is the same everywhere. */
function place(order: Uint32Array, next: Uint32Array, bytes: Uint8Array, byte: number): boolean {
  const n = order.length;
  const starts = new Uint32Array(257);
  for (let at = byte; at < bytes.length; at += 8) starts[bytes[at]! + 1]!++;
  if (starts.includes(n)) return false;
  for (let value = 0; value < 256; value++) starts[value + 1]! += starts[value]!;
  for (let i = 0; i < n; i++) {
    const row = order[i]!;
    next[starts[bytes[8 * row + byte]!]!++] = row;
  }
  return true;
}

/** Doubles as 8 bytes each, the least first, that compare as the doubles do. */
function sortableBytes(key: Float64Array): Uint8Array {
  const bytes = new Uint8Array(8 * key.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < key.length; i++) {
    view.setFloat64(8 * i, key[i]!, true);
    const high = view.getUint32(8 * i + 4, true);
    if (high < 0x80000000) view.setUint32(8 * i + 4, high ^ 0x80000000, true);
    else {
      view.setUint32(8 * i + 4, ~high, true);
      view.setUint32(8 * i, ~view.getUint32(8 * i, true), true);
    }
  }
  return bytes;
}
