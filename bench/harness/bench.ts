/** How thoroughly a run measures. */
export interface Effort {
  /** Requests that each contender answers before anything counts. */
  readonly warmUpRequests: number
  /** Rounds of measuring. */
  readonly rounds: number
  /** Seconds of load for each contender in each round. */
  readonly seconds: number
}

/** A goal held against what was measured. */
export interface Verdict {
  /** What was to be reached, with its number. */
  readonly goal: string
  /** What was measured. */
  readonly measured: string
  /** Whether the goal was met; `null` where the machine was too busy to judge. */
  readonly isMet: boolean | null
}

/** What a bench found: one table, and what follows from it. */
export interface BenchResult {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly verdicts: readonly Verdict[]
  /** Whatever the reader of the table must know of this run. */
  readonly notes?: readonly string[]
}

/** One bench: a file of this folder. */
export interface Bench {
  /** By which `pnpm bench NAME` runs it, and under which the report keeps it. */
  readonly name: string
  readonly title: string
  /** What is measured against what, in a few sentences for the report. */
  readonly about: string
  /** What was measured with what, for the report; the versions of the servers' peers and the length of rounds where absent. */
  readonly conditions?: (effort: Effort) => Promise<string>
  run(effort: Effort): Promise<BenchResult>
}
