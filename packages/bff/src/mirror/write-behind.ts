/** So long items gather before they are written, in ms: long enough for many, too short for anybody to notice. */
const gatherMs = 50
/** No more than this is written at once. */
const mostAtOnce = 500

interface Pile<Owner, Item> {
  readonly owner: Owner
  readonly items: Item[]
  timer: NodeJS.Timeout | null
  writing: Promise<void> | null
}

/**
 * Writes what nobody waits for: the items of one owner are gathered for a moment and written together, in their order, one
 * batch after the other.
 */
export class WriteBehind<Owner, Item> {
  readonly #write: (owner: Owner, items: readonly Item[]) => Promise<void>
  readonly #piles = new Map<string, Pile<Owner, Item>>()

  /** @param write must not reject: nobody is there to hear of it */
  constructor(write: (owner: Owner, items: readonly Item[]) => Promise<void>) {
    this.#write = write
  }

  /** Takes an item to be written soon. */
  add(key: string, owner: Owner, item: Item): void {
    let pile = this.#piles.get(key)
    if (!pile) {
      pile = { owner, items: [], timer: null, writing: null }
      this.#piles.set(key, pile)
    }
    pile.items.push(item)
    if (pile.timer || pile.writing) return
    pile.timer = this.#beginLater(key, pile)
  }

  /** Ends when what was taken under `key` is written, without further gathering. */
  async flush(key: string): Promise<void> {
    for (;;) {
      const pile = this.#piles.get(key)
      if (!pile) return
      await this.#begin(key, pile)
    }
  }

  /** Ends when all that was taken is written, without further gathering. */
  async idle(): Promise<void> {
    while (this.#piles.size > 0) {
      await Promise.all([...this.#piles.keys()].map((key) => this.flush(key)))
    }
  }

  #beginLater(key: string, pile: Pile<Owner, Item>): NodeJS.Timeout {
    return setTimeout(() => void this.#begin(key, pile), gatherMs)
  }

  #begin(key: string, pile: Pile<Owner, Item>): Promise<void> {
    if (pile.timer) clearTimeout(pile.timer)
    pile.timer = null
    pile.writing ??= this.#empty(key, pile)
    return pile.writing
  }

  async #empty(key: string, pile: Pile<Owner, Item>): Promise<void> {
    do await this.#write(pile.owner, pile.items.splice(0, mostAtOnce))
    while (pile.items.length >= mostAtOnce)
    pile.writing = null
    if (pile.items.length === 0) this.#piles.delete(key)
    else pile.timer = this.#beginLater(key, pile)
  }
}
