/** How long everything takes at the most. The defaults suit a wall that hangs for months. */
export interface Timing {
  /** The first wait after a loss is up to this long; the ceiling doubles with each further loss. */
  readonly firstWaitMs: number;
  readonly mostWaitMs: number;
  /**
   * After a restart of the server the first wait is spread over this, so that a thousand walls do not return at once.
   */
  readonly restartSpreadMs: number;
  /** A connection that lived this long counts as a success whatever came before; see `hasProven`. */
  readonly provenLeastMs: number;
  readonly provenMostMs: number;
  /** For the token, and again for the connection to be opened and acknowledged. */
  readonly connectMs: number;
  /** Another token is asked for so long before the one in use ends; of a short one when a fifth of its time is left. */
  readonly renewMs: number;
  readonly pingMs: number;
  readonly pongMs: number;
  /** A stream may be silent this long before its first heartbeat said how long it may be. */
  readonly silentMs: number;
  readonly mostSilentMs: number;
  /** For the answer to a query, once sent. */
  readonly answerMs: number;
  /** A connection is kept this long after the answer to a query: a stream usually comes next. */
  readonly lingerMs: number;
}

export const DEFAULT_TIMING: Timing = {
  firstWaitMs: 250,
  mostWaitMs: 30_000,
  restartSpreadMs: 5_000,
  provenLeastMs: 1_000,
  provenMostMs: 10_000,
  connectMs: 15_000,
  renewMs: 60_000,
  pingMs: 10_000,
  pongMs: 5_000,
  silentMs: 30_000,
  mostSilentMs: 300_000,
  answerMs: 30_000,
  lingerMs: 3_000,
};
