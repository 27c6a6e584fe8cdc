import { isDeepStrictEqual } from 'node:util'
import {
  priorities,
  type Allowance,
  type BudgetState,
  type BucketAllowance,
  type ByPriority,
  type WindowAllowance,
} from './budget.js'
import { bucketMeter, type BucketState } from './bucket-meter.js'
import { reserveFor, type Told } from './meter.js'
import type { Priority } from '../../port/call.js'
import { windowMeter, type WindowState } from './window-meter.js'

/** The right of one holder, which is a process, to send requests. */
interface Lease {
  /** How many it may send or has under way. */
  held: number
  /** When it has lost them unless it is heard of, in ms since the epoch; `null`: never. */
  until: number | null
  /** The number of the draw that said so: one that was overtaken has nothing to say any more. */
  draw: number
}

/** The requests of one organisation and who may send them. Plain data, since it is stored. */
export interface Ledger {
  readonly meter: BucketState | WindowState
  readonly leases: Record<string, Lease>
  /** How many rights were ever given: each request has the number of its right. */
  drawn: number
  /** What connections say of the plan; what the organisation's own licence says goes before it. */
  planned: Allowance
  /** `license.apiLimit` of the organisation, and when it was read; `null`: never. */
  license: { readonly perMinute: number | null; readonly readAt: number } | null
}

/** What a holder reports, and what it asks for. */
export interface Draw {
  readonly holder: string
  /** Counts the draws of a holder. */
  readonly number: number
  /** What it knows of the plan. */
  readonly allowance: Allowance
  /** Rights that it has still: to send, or under way. */
  readonly holding: number
  /** Requests that are over and that the upstream may have counted: how long ago each ended, in ms. */
  readonly spent: readonly number[]
  /** The last answer that told something of the limit. */
  readonly told: Told | null
  /** The last refusal. */
  readonly refused: (Told & { readonly waitMs: number }) | null
  /** The organisation's own limit, when it was read just now; `perMinute: null`: it tells none. */
  readonly license: { readonly perMinute: number | null } | null
  /** How many calls wait for their turn. */
  readonly wants: ByPriority
  /** How many rights may be kept for calls that come later. */
  readonly stock: number
  /** How long rights are the holder's without another word, in ms; `null`: for good. */
  readonly leaseMs: number | null
  /** The holder goes, with all it had. */
  readonly leaves: boolean
}

/** What a holder gets: rights by the priority that they are for. */
export interface Grant {
  readonly granted: ByPriority
  /** The number of the last right that was given to anybody. */
  readonly drawn: number
}

const isBucket = (state: BucketState | WindowState): state is BucketState => state.kind === 'bucket'

/** The meter of a ledger, bound to its state. */
function meterOf({ meter: state }: Ledger) {
  const bound = isBucket(state) ? ([bucketMeter, state] as const) : ([windowMeter, state] as const)
  // Each meter gets its own state; the pair is what the compiler can't follow.
  const [meter, own] = bound as unknown as readonly [typeof bucketMeter, BucketState]
  return { meter, state: own }
}

/** A ledger of which nothing is spent. */
export function openLedger(allowance: Allowance): Ledger {
  return {
    meter: allowance.kind === 'bucket' ? bucketMeter.open(allowance) : windowMeter.open(allowance),
    leases: {},
    drawn: 0,
    planned: allowance,
    license: null,
  }
}

function heldOf({ leases }: Ledger): number {
  return Object.values(leases).reduce((sum, { held }) => sum + held, 0)
}

/** Goes on to `now`: what a holder had that was not heard of in time counts as sent. */
function turnTo(ledger: Ledger, now: number): void {
  const { meter, state } = meterOf(ledger)
  meter.turn(state, heldOf(ledger), now)
  for (const [holder, { held, until }] of Object.entries(ledger.leases)) {
    if (until === null || until > now) continue
    delete ledger.leases[holder]
    for (let count = 0; count < held; count += 1) meter.spend(state, now - until)
  }
}

/** How many requests a priority leaves to those above it. */
function reserveOf(ledger: Ledger, priority: Priority): number {
  const { meter, state } = meterOf(ledger)
  return reserveFor(priority, meter.reserve(state))
}

/** How the budget stands, at the time at which the ledger was last looked at. */
function viewOf(ledger: Ledger): BudgetState {
  const { meter, state } = meterOf(ledger)
  return meter.view(state, heldOf(ledger))
}

/** How the budget stands at `now`. */
export function stateOf(ledger: Ledger, now: number): BudgetState {
  turnTo(ledger, now)
  return viewOf(ledger)
}

/** The least time in ms from `now` until `count` calls of a priority may have had their turn. */
export function waitOf(ledger: Ledger, priority: Priority, count: number, now: number): number {
  turnTo(ledger, now)
  const { meter, state } = meterOf(ledger)
  const wait = meter.waitFor(state, heldOf(ledger), count + reserveOf(ledger, priority))
  const pace = meter.paceFor(state, priority, count)
  return Math.max(wait, pace, state.blockedUntil - now)
}

/** The allowance that holds: the licence's limit where it is known, else the plan's. */
function allowanceOf({ planned, license }: Ledger): Allowance {
  if (planned.kind === 'bucket' || license?.perMinute === undefined) return planned
  if (license.perMinute === null) return planned
  return { kind: 'window', perMinute: license.perMinute, known: true }
}

/** Not by their text: Postgres keeps no order of keys. */
function isSame(a: Allowance, b: Allowance): boolean {
  return isDeepStrictEqual(a, b)
}

function allow(ledger: Ledger, draw: Draw, now: number): void {
  const before = allowanceOf(ledger)
  // Who knows nothing has nothing to say to those who do.
  if (draw.allowance.known || !ledger.planned.known) ledger.planned = draw.allowance
  if (draw.license) ledger.license = { perMinute: draw.license.perMinute, readAt: now }
  const after = allowanceOf(ledger)
  if (isSame(before, after) || ledger.meter.kind !== after.kind) return
  if (isBucket(ledger.meter)) bucketMeter.allow(ledger.meter, after as BucketAllowance)
  else windowMeter.allow(ledger.meter, after as WindowAllowance)
}

/**
 * Takes in what a holder reports, and gives it what it may send. However often holders draw, crash or come back, what all
 * of them may have sent is never more than the organisation may: a right weighs until its holder has reported what
 * became of it, or has not been heard of in time.
 */
export function drawFrom(ledger: Ledger, draw: Draw, now: number): Grant {
  turnTo(ledger, now)
  const { meter, state } = meterOf(ledger)
  const granted = { interactive: 0, live: 0, background: 0 }
  if ((ledger.leases[draw.holder]?.draw ?? 0) >= draw.number)
    return { granted, drawn: ledger.drawn }
  const lease: Lease = { held: draw.holding, until: null, draw: draw.number }
  ledger.leases[draw.holder] = lease
  for (const agoMs of draw.spent) meter.spend(state, agoMs)
  allow(ledger, draw, now)
  if (draw.told) meter.learn(state, heldOf(ledger), draw.told, ledger.drawn)
  if (draw.refused) {
    meter.refuse(state, heldOf(ledger), draw.refused.waitMs, draw.refused, ledger.drawn)
  }
  if (!draw.leaves && now >= state.blockedUntil) {
    const give = (priority: Priority, wanted: number, reserve: number) => {
      const room = Math.floor(meter.room(state, heldOf(ledger)) - reserve + 1e-9)
      const count = Math.max(0, Math.min(wanted, room))
      granted[priority] += count
      lease.held += count
      meter.give(state, priority, count)
    }
    for (const priority of priorities) {
      const most = meter.pace(state, priority)
      give(priority, Math.min(draw.wants[priority], most), reserveOf(ledger, priority))
    }
    // What is kept for later must not keep anybody else from going now.
    give('background', draw.stock, 2 * reserveOf(ledger, 'background'))
  }
  ledger.drawn += granted.interactive + granted.live + granted.background
  if (draw.leaves || lease.held === 0) delete ledger.leases[draw.holder]
  else if (draw.leaseMs !== null) lease.until = now + draw.leaseMs
  return { granted, drawn: ledger.drawn }
}
