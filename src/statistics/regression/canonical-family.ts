/** A response distribution with its canonical link: every function is of one row. */
export interface CanonicalFamily {
  /** The linear predictor to start from, knowing the response alone. */
  readonly start: (y: number) => number;
  /** The response minus its mean. */
  readonly residual: (y: number, eta: number) => number;
  /** The variance of the response, which with a canonical link is also the derivative of its mean. */
  readonly variance: (eta: number) => number;
  /** Twice what the log-likelihood lacks to that of a perfect fit. */
  readonly deviance: (y: number, eta: number) => number;
  /** Whether the likelihood of the row never falls along a change of the linear predictor (up to `slack`). */
  readonly recedes: (y: number, change: number, slack: number) => boolean;
}
