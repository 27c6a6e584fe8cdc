/** Lets work on one thing run one after the other, in the order in which it was asked for; other things go on beside it. */
export class InTurn {
  readonly #last = new Map<string, Promise<unknown>>()

  /**
   * Runs `work` once all that was asked for before under `key` has ended, however it ended.
   * @param signal ends the wait: `work` is not begun then
   */
  async run<T>(key: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve()
    const own = before.then(() => {
      signal.throwIfAborted()
      return work()
    })
    // The next one waits for its end, and hears nothing of its failure.
    const settled = own.catch(() => undefined)
    this.#last.set(key, settled)
    try {
      return await own
    } finally {
      if (this.#last.get(key) === settled) this.#last.delete(key)
    }
  }
}
