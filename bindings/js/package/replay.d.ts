/* Written by types.sh from schema/replay.schema.json. */

/**
 * How strongly the sources warn about a way of sleeping. A hazard is not neglect. The order is rising.
 */
export type Hazard = "modifiable" | "avoid" | "strong" | "never" | "immediate";

/**
 * The same case seen from each date on which something became known.
 */
export interface Replay {
  /**
   * The case's reference.
   */
  case: string;
  /**
   * The first date on which each concern was reached.
   */
  first_reached: [unknown, unknown][];
  /**
   * The schema version: 1.
   */
  schema: number;
  /**
   * One step for each date on which something became known, in order.
   */
  steps: ReplayStep[];
}
/**
 * The case as it stood on one date.
 */
export interface ReplayStep {
  /**
   * The inputs that became known on it.
   */
  became_known: string[];
  /**
   * The concern as it stood.
   */
  concern: "none_recorded" | "prompt" | "consider" | "suspect" | "immediate";
  /**
   * Rules that fired earlier and no longer do (a period ran out, or an explanation came).
   */
  gone?: string[];
  /**
   * The hazard as it stood.
   */
  hazard?: Hazard | null;
  /**
   * The level of need as it stood, for each pack that defines levels.
   */
  levels?: string[];
  /**
   * Missed opportunities that this step shows: findings at *consider* or above to which nobody responded before
   * concern rose on this date. Hindsight, computed in retrospect only.
   */
  missed?: string[];
  /**
   * Rules that fired for the first time.
   */
  new_findings: string[];
  /**
   * The date.
   */
  on: string;
}
