const buffer = new DataView(new ArrayBuffer(8));

/** 2 to the integer power `exponent` (-1022 to 1023), exact. */
export function powerOfTwo(exponent: number): number {
  buffer.setUint32(0, (exponent + 1023) << 20);
  buffer.setUint32(4, 0);
  return buffer.getFloat64(0);
}

/**
 * A power of two that brings values as large as `magnitude` near 1, for sums of squares that must neither overflow nor
 * underflow; 1 where the values need no scaling, so that ordinary data are left as they are.
 */
export function scaleFor(magnitude: number): number {
  if (magnitude === 0 || (magnitude > 1e-60 && magnitude < 1e60)) return 1;
  return powerOfTwo(Math.max(-1000, Math.min(1000, -Math.floor(Math.log2(magnitude)))));
}
