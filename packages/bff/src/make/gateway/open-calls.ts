/**
 * The calls that are under way, so that they can be broken off. They are no listeners of one signal: Node looks through all
 * of a signal's listeners to take one away.
 */
export class OpenCalls {
  readonly #aborts = new Set<(reason: Error) => void>()
  #closed: Error | null = null

  /**
   * Takes a call in.
   * @param abort breaks it off
   * @returns tells that the call has ended
   * @throws what `close` was given, once it was
   */
  enter(abort: (reason: Error) => void): () => void {
    if (this.#closed) throw this.#closed
    this.#aborts.add(abort)
    return () => this.#aborts.delete(abort)
  }

  /** Breaks off all calls, and lets no more in. */
  close(reason: Error): void {
    this.#closed = reason
    for (const abort of this.#aborts) abort(reason)
    this.#aborts.clear()
  }
}
