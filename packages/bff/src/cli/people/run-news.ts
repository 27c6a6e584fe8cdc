import type { Execution } from '@inlaykit/shared'

/** How far back a round looks: runs are told late when Make was away or the limit reached. */
const lookBackMs = 60 * 60_000
/** A run that never ends in Make's history holds the look back no longer than this. */
const longestMs = 24 * 60 * 60_000

function startOf({ startedAt }: Execution): number | null {
  return startedAt ? Date.parse(startedAt) : null
}

/** What is told of a run: it changes when one of these does. */
function stateOf({ status, finishedAt, error }: Execution): string {
  return JSON.stringify([status, finishedAt ?? null, error?.message ?? null])
}

/**
 * Tells from rounds of the newest runs what is new since the last: each run when it comes, and again when it has changed.
 * Runs from before the first round are told when they change, not because another scenario's history was read later.
 */
export class RunNews {
  readonly #known = new Map<string, { readonly state: string; readonly run: Execution }>()
  /** The start of the newest run of the first round, by Make's own clock. */
  #floor = -Infinity

  /** Takes the runs with which the following begins, which are told by whoever asked for them. */
  begin(runs: readonly Execution[]): void {
    for (const run of runs) {
      this.#remember(run)
      this.#floor = Math.max(this.#floor, startOf(run) ?? -Infinity)
    }
  }

  /** Which runs the next round must hold: those that began from then on. */
  from(now: number): number {
    const running = [...this.#known.values()].flatMap(({ run }) =>
      run.status === 'running' ? [startOf(run) ?? now] : [],
    )
    return Math.max(now - longestMs, Math.min(now - lookBackMs, ...running))
  }

  /** The runs of a round that are news, oldest first. */
  of(runs: readonly Execution[], from: number): Execution[] {
    const news = runs.filter((run) => {
      const known = this.#known.get(run.id)
      if (known) return known.state !== stateOf(run)
      return (startOf(run) ?? Infinity) > this.#floor
    })
    for (const run of runs) this.#remember(run)
    this.#forgetBefore(from)
    return news.sort((a, b) => (startOf(a) ?? Infinity) - (startOf(b) ?? Infinity))
  }

  #remember(run: Execution): void {
    this.#known.set(run.id, { state: stateOf(run), run })
  }

  /** What no further round holds is kept no longer, so that a follower of days stays small. */
  #forgetBefore(from: number): void {
    for (const [id, { run }] of this.#known) {
      if ((startOf(run) ?? Infinity) < from) this.#known.delete(id)
    }
  }
}
