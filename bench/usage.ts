/** A command line that cannot be understood; the message says what would be. */
export class Usage extends Error {
  override name = "Usage";
}
