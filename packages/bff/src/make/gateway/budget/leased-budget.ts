import { randomUUID } from 'node:crypto'
import type { Clock } from '../../../core/clock.js'
import type { Logger } from '../../../core/logger.js'
import type { Priority } from '../../port/call.js'
import { Alarm } from './alarm.js'
import {
  byPriority,
  nothing,
  type Allowance,
  type BudgetState,
  type ByPriority,
  type ToldLimit,
} from './budget.js'
import { DrawSchedule } from './draw-schedule.js'
import type { Draw } from './ledger.js'
import { LedgerView } from './ledger-view.js'
import { answeredInTime, OutageShare } from './outage.js'
import { Reports } from './reports.js'
import { Stock } from './stock.js'
import type { BudgetStore, Drawn } from './store.js'

/** The right to send one request. */
export interface Ticket {
  /** Its number among all rights of the organisation. */
  readonly number: number
}

/** How long rights are a process's without another word; a request that it then has under way counts as sent. */
const leaseMs = 20_000
/** Rights that nobody used go back after this time. The rest of the lease is for the request to arrive. */
const stockMs = 5000
/** What ended is reported after this time at the latest. */
const reportMs = 1000

/**
 * One process's part of an organisation's budget: rights that it holds, so that a call can have its turn without a word to
 * the store, and the way to more of them.
 *
 * Rights are drawn for the calls that wait, and after a person's call as many as one second allows, for the next click.
 * While a shared store is out of order people go on with half of this process's share of the rate, one request at a time,
 * and everything else waits, but for what has aged in the queue and so counts as a person's.
 */
export class LeasedBudget {
  readonly #store: BudgetStore
  readonly #organization: string
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #onNews: () => void
  readonly #holder = randomUUID()
  readonly #reports = new Reports()
  readonly #view: LedgerView
  readonly #schedule: DrawSchedule
  readonly #alarm: Alarm
  #allowance: Allowance

  readonly #stock = new Stock()
  readonly #outage = new OutageShare()
  #lastNumber = 0
  #underWay = 0
  #wants = nothing

  #draws = 0
  #drawing: Promise<void> | null = null
  #restocks = false
  #isClosed = false

  /** @param parts `onNews` is called when calls that wait may have their turn */
  constructor(parts: {
    store: BudgetStore
    organization: string
    allowance: Allowance
    clock: Clock
    logger: Logger
    onNews: () => void
  }) {
    this.#store = parts.store
    this.#organization = parts.organization
    this.#allowance = parts.allowance
    this.#clock = parts.clock
    this.#logger = parts.logger
    this.#onNews = parts.onNews
    this.#view = new LedgerView(parts.allowance, parts.clock)
    this.#schedule = new DrawSchedule(parts.clock, parts.store.isShared)
    this.#alarm = new Alarm(parts.clock, () => {
      this.#act()
      this.#onNews()
      this.#wakeIn()
    })
  }

  /** The plan is told, or has become another. */
  allow(allowance: Allowance): void {
    this.#allowance = allowance
    this.#due(0)
  }

  /** The right to send a request of that priority now, if it is at hand; it must come back by {@link settle}. */
  take(priority: Priority): Ticket | null {
    const now = this.#clock.now()
    const { isShared } = this.#store
    if (isShared && now >= this.#stock.until) this.#returnStock()
    const isPerson = priority === 'interactive'
    if (!this.#stock.take(priority) && !(isPerson && this.#outage.take(now))) return null
    this.#underWay += 1
    if (isShared) {
      this.#restocks ||= isPerson && this.#stock.size === 0
      this.#schedule.sent(this.#restocks)
      this.#wakeIn()
    }
    return { number: this.#lastNumber - this.#stock.size }
  }

  /**
   * Says how many calls wait that could start at once, and draws for them.
   * @returns whether there is something for them now; later news is told by `onNews`
   */
  want(wants: ByPriority): boolean {
    this.#wants = wants
    const before = this.#stock.size
    this.#act()
    return this.#stock.size > before
  }

  /** A request is over. `counted: false`: the upstream can't have counted it. */
  settle(_ticket: Ticket, { counted }: { readonly counted: boolean }): void {
    this.#underWay -= 1
    if (counted) this.#reports.spend(this.#clock.now())
    this.#due(counted ? reportMs : 0)
  }

  /** The answer to `ticket`, which must be settled, tells of the limit. */
  learn(ticket: Ticket, told: ToldLimit): void {
    if (told.limit === undefined && told.remaining === undefined) return
    this.#reports.tell(told, ticket.number, this.#clock.now())
    const isLess = told.remaining !== undefined && told.remaining < this.state().remaining
    this.#due(isLess ? 0 : reportMs)
  }

  /** `ticket`, which must be settled, was refused for the limit: nothing may be sent for `waitMs`. */
  refuse(ticket: Ticket, told: ToldLimit, waitMs: number): void {
    this.#returnStock()
    this.#reports.refuse(told, ticket.number, waitMs, this.#clock.now())
    this.#due(0)
  }

  /** The organisation's own limit was read; `null`: it tells none. */
  license(perMinute: number | null): void {
    this.#reports.license(perMinute)
    this.#due(0)
  }

  /** The number of the last right that is known to have been given to anybody. */
  get lastNumber(): number {
    return this.#lastNumber
  }

  /** How long ago any process read the organisation's own limit, in ms; `Infinity`: never. */
  get licenseAgeMs(): number {
    return this.#view.licenseAgeMs
  }

  /** The least time in ms until `count` calls of a priority may have had their turn, as far as is known here. */
  waitFor(priority: Priority, count: number): number {
    this.#flush()
    const missing = count - this.#stock.countOf(priority)
    return missing <= 0 ? 0 : this.#view.waitFor(priority, missing)
  }

  /** How the budget stands, as far as is known here. */
  state(): BudgetState {
    this.#flush()
    const state = this.#view.state()
    return { ...state, remaining: Math.min(state.limit, state.remaining + this.#stock.size) }
  }

  /** A store that answers at once is told at once, before anybody looks at it. */
  #flush(): void {
    if (!this.#store.isShared && this.#schedule.isDue) this.#act()
  }

  #due(inMs: number): void {
    this.#schedule.due(inMs)
    if (this.#store.isShared) this.#wakeIn()
  }

  #returnStock(): void {
    if (this.#stock.size === 0) return
    this.#stock.clear()
    this.#due(0)
  }

  /** For how many calls rights are missing; for those that nobody waits for not more than one second allows. */
  #missing(): ByPriority {
    const most = this.#store.isShared ? this.#view.perSecond : Infinity
    return byPriority((one) => {
      const wanted = one === 'interactive' ? this.#wants[one] : Math.min(this.#wants[one], most)
      return Math.max(0, wanted - this.#stock.countOf(one))
    })
  }

  /** When the next draw makes sense; `Infinity`: not before something happens. */
  #nextAt(): number {
    const { size, until } = this.#stock
    return this.#schedule.nextAt(this.#missing(), size > 0 ? until : Infinity)
  }

  /** Draws if it is time, and sees to it that it is done in time else. */
  #act(): void {
    if (this.#drawing || this.#isClosed) return
    if (this.#clock.now() < this.#nextAt()) {
      this.#wakeIn()
      return
    }
    if (this.#store.isShared && this.#clock.now() >= this.#stock.until) this.#stock.clear()
    this.#draw(false)
    this.#wakeIn()
  }

  #draw(leaves: boolean): void {
    const sentAt = this.#clock.now()
    const { reported, forget } = this.#reports.collect(sentAt)
    const { isShared } = this.#store
    const draw: Draw = {
      ...reported,
      holder: this.#holder,
      number: (this.#draws += 1),
      allowance: this.#allowance,
      holding: this.#underWay + this.#stock.size,
      wants: this.#missing(),
      stock: isShared && this.#restocks ? this.#view.perSecond : 0,
      leaseMs: isShared ? leaseMs : null,
      leaves,
    }
    this.#schedule.drawn(this.#underWay)
    this.#restocks = false
    const drawn = this.#store.draw(this.#organization, draw)
    const arrive = (result: Drawn) => {
      forget()
      this.#take(draw, result, sentAt)
    }
    if (!(drawn instanceof Promise)) {
      arrive(drawn)
      return
    }
    this.#drawing = answeredInTime(drawn, this.#clock)
      .then(arrive, (error: unknown) => this.#fail(error))
      .finally(() => {
        this.#drawing = null
        if (!this.#isClosed) this.#onNews()
        this.#wakeIn()
      })
  }

  #take({ wants }: Draw, { grant, ledger, now: storeNow }: Drawn, sentAt: number): void {
    if (this.#outage.isOn) this.#logger.info({}, 'the budget of Make is shared again')
    this.#outage.end()
    this.#view.update(ledger, storeNow)
    this.#lastNumber = grant.drawn
    this.#stock.add(grant.granted)
    this.#stock.until = sentAt + stockMs
    this.#schedule.answered(
      byPriority((one) =>
        wants[one] > grant.granted[one] ? Math.max(1, this.#view.waitFor(one, 1)) : 0,
      ),
    )
  }

  /** The store is out of order. */
  #fail(error: unknown): void {
    if (!this.#outage.isOn) {
      this.#logger.warn(
        { err: error },
        'the budget of Make cannot be shared: background work stops',
      )
      this.#outage.begin(this.#view.state().limit, this.#view.holders, this.#clock.now())
    }
    this.#schedule.failed()
  }

  /** Looks again when it is time. */
  #wakeIn(): void {
    const share = this.#wants.interactive > 0 ? this.#outage.nextAt : Infinity
    const rests = this.#isClosed || this.#drawing !== null
    this.#alarm.set(rests ? Infinity : Math.min(this.#nextAt(), share))
  }

  /** Gives back what is held. Requests that are under way still count as sent. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#alarm.set(Infinity)
    await this.#drawing
    if (this.#draws === 0) return
    for (; this.#underWay > 0; this.#underWay -= 1) this.#reports.spend(this.#clock.now())
    this.#stock.clear()
    this.#wants = nothing
    this.#draw(true)
    await this.#drawing
  }
}
