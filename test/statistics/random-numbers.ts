/** A tiny linear congruential generator: the same numbers in every run. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 4294967296;
  };
}

/** About normal values, rounded to so many steps a unit where given (few steps make ties). */
export function sample(random: () => number, n: number, { shift = 0, steps = 0 } = {}): Float64Array {
  return Float64Array.from({ length: n }, () => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += random();
    return steps > 0 ? Math.round((sum + shift) * steps) / steps : sum + shift;
  });
}

export function shuffled(values: ArrayLike<number>, random: () => number): Float64Array {
  const result = Float64Array.from(values);
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
