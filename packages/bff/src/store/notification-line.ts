import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Clock } from '../core/clock.js'
import type { Logger } from '../core/logger.js'
import type { Database } from './database.js'

/** One channel for all topics: an instance listens with one connection. */
export const channel = 'inlaykit'
const pollMs = 1000
/** After so many polls it is tried again to listen. */
const listenAgainPolls = 60
/** So often an instance makes sure that it still hears; a pooler or a dead line would otherwise go unnoticed. */
const echoEveryMs = 30_000
const echoWithinMs = 5000

/** What goes over the channel: who tells, of what, about whom, and what. An echo has no topic. */
const Message = z.tuple([z.string(), z.string(), z.string(), z.string()])
type Message = z.output<typeof Message>

/** What the line is made of. */
export interface LineParts {
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
}

interface LineOptions {
  /** Names this instance on the channel. */
  readonly self: string
  /** Called with whatever is told on the channel, also by ourselves. */
  readonly heard: (message: Message) => void
  /** Called when something may have been told unheard. */
  readonly missed: () => void
}

/** The connection by which an instance hears the others. */
export class NotificationLine {
  readonly #parts: LineParts
  readonly #options: LineOptions
  readonly #closing = new AbortController()
  #stop: () => Promise<void> = async () => undefined
  #running: Promise<void> = Promise.resolve()
  #echo: (() => void) | null = null
  /** Whether the others are heard now. */
  isOpen = false

  constructor(parts: LineParts, options: LineOptions) {
    this.#parts = parts
    this.#options = options
  }

  /** Listens, or begins to poll; either goes on until closed. */
  async open(): Promise<void> {
    const lost = await this.#listen()
    this.#running = this.#run(lost).catch(() => undefined)
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error('The BFF is closing.'))
    await this.#stop()
    await this.#running
  }

  /**
   * Keeps hearing as long as it goes, then polls, then hears again.
   * @param lost aborts when the present connection is lost; `null` while there is none
   */
  async #run(lost: AbortSignal | null): Promise<void> {
    let open = lost
    let hadOne = lost !== null
    for (;;) {
      open ??= await this.#poll(hadOne)
      hadOne = true
      await this.#keep(open)
      this.isOpen = false
      await this.#stop()
      if (this.#closing.signal.aborted) return
      this.#parts.logger.warn({}, 'other instances are not heard any more; asking each second')
      open = null
    }
  }

  /** Ends when nothing is heard any more: the connection is lost, or an echo does not come back. */
  async #keep(lost: AbortSignal): Promise<void> {
    const { clock } = this.#parts
    const ended = AbortSignal.any([lost, this.#closing.signal])
    try {
      for (;;) {
        await clock.sleep(echoEveryMs, ended)
        if (!(await this.#hearsItself(ended))) return
      }
    } catch {
      // Lost or closing.
    }
  }

  async #listen(): Promise<AbortSignal | null> {
    const { database, logger } = this.#parts
    const lost = new AbortController()
    try {
      const stop = await database.listen(
        channel,
        (text) => this.#receive(text),
        () => lost.abort(),
      )
      this.#stop = stop
      if (await this.#hearsItself(AbortSignal.any([lost.signal, this.#closing.signal]))) {
        this.isOpen = true
        return lost.signal
      }
      await stop()
      if (this.#closing.signal.aborted || lost.signal.aborted) return null
      logger.warn(
        {},
        'other instances are not heard: a pooler stands before the database. Give its own address too (INLAYKIT_DATABASE_DIRECT_URL)',
      )
    } catch (error) {
      logger.warn({ err: error }, 'cannot listen to other instances; asking each second')
    }
    return null
  }

  /** Whether what is told over the pool comes back over the connection that listens. */
  async #hearsItself(ended: AbortSignal): Promise<boolean> {
    const { database, clock } = this.#parts
    const back = new AbortController()
    this.#echo = () => back.abort()
    const waiting = clock.sleep(echoWithinMs, AbortSignal.any([back.signal, ended])).then(
      () => false,
      () => back.signal.aborted,
    )
    try {
      const message = JSON.stringify([this.#options.self, '', '', ''])
      await database.db.execute(sql`select pg_notify(${channel}, ${message})`)
      return await waiting
    } catch {
      // The database is down: then the line is as good as lost, and polling finds out when it is back.
      return false
    } finally {
      this.#echo = null
      back.abort()
    }
  }

  #receive(text: string): void {
    let message
    try {
      message = Message.parse(JSON.parse(text))
    } catch {
      // Others may use the same server; what isn't ours says nothing to us.
      return
    }
    const [from, topic] = message
    if (topic === '') {
      if (from === this.#options.self) this.#echo?.()
    } else this.#options.heard(message)
  }

  /**
   * Has everything looked at anew each second while the database answers, until it can listen again.
   * @param soon whether to try that at once: a connection that was lost is seldom gone for long
   */
  async #poll(soon: boolean): Promise<AbortSignal> {
    const { database, clock } = this.#parts
    const { missed } = this.#options
    let tryAgain = soon
    for (let poll = 1; ; poll += 1) {
      await clock.sleep(pollMs, this.#closing.signal)
      if (!(await database.isReady())) {
        // Whoever comes back finds us listening rather than waiting for the next turn.
        tryAgain = true
        continue
      }
      missed()
      if (!tryAgain && poll % listenAgainPolls !== 0) continue
      tryAgain = false
      const lost = await this.#listen()
      if (!lost) continue
      // What was told before listening began.
      missed()
      return lost
    }
  }
}
