import type { Clock } from './clock.js'
import type { Scenario } from './model.js'
import { createRandom } from './random.js'

/** What a caller of a webhook must show. */
export type HookSecurity =
  | { readonly type: 'none' }
  | { readonly type: 'basic'; readonly username: string; readonly password: string }
  | { readonly type: 'token'; readonly token: string }

/** A request that came in and waits for its scenario. */
export interface QueuedCall {
  readonly id: string
  readonly receivedAt: number
  /** Bytes. */
  readonly size: number
}

/** A request that came to a webhook, as its log keeps it: neither its headers nor its body. */
export interface HookLogEntry {
  readonly id: string
  readonly receivedAt: number
  /** Whether it was taken, by the scenario, the queue or the learning. */
  readonly taken: boolean
}

/** The incoming address of a scenario: both dialects speak of this one. */
export interface Hook {
  readonly id: number
  readonly teamId: number
  readonly organizationId: number
  /** What its address ends with. Whoever knows it may call. */
  readonly udid: string
  readonly typeName: 'gateway-webhook' | 'gateway-mailhook'
  readonly createdAt: number
  /** The scenario that it was made for; `null`: none, or one whose own `hookId` says so. */
  readonly scenarioId: number | null
  /** `HEAD` or `GET`, as the guide has it. */
  readonly hookType: 'HEAD' | 'GET'
  readonly security: HookSecurity
  /** Oldest first. */
  readonly queue: QueuedCall[]
  readonly queueLimit: number
  /** Newest first, of the last three days. */
  readonly log: HookLogEntry[]
  name: string
  enabled: boolean
  /** Whether the next request only teaches it the shape of its data. */
  learning: boolean
  lastReceivedAt: number | null
  /** What Make's API calls `data`. `stringify`: JSON is handed on as text, the guide's `raw`. */
  data: HookData
}

/** The settings of a webhook in the live API's words. */
export interface HookData {
  readonly headers: boolean
  readonly method: boolean
  readonly stringify: boolean
  /** Who may call, as comma-separated addresses; empty: everybody. */
  readonly ip: string
  readonly udt: number | null
}

/** What a new webhook is made from. */
export type NewHook = Pick<Hook, 'teamId' | 'organizationId' | 'name'> &
  Partial<Pick<Hook, 'typeName' | 'scenarioId' | 'hookType'>> & {
    readonly security?: HookSecurity['type']
    readonly data?: Partial<HookData>
  }

/** What becomes of a request to a webhook's address. */
export type Reception =
  | 'started'
  | 'queued'
  | 'learnt'
  | 'unauthorized'
  | 'gone'
  | 'too-many'
  | 'queue-full'

/** The webhooks of the world. */
export interface Hooks {
  /** All, in the order of their ids. */
  all(): readonly Hook[]
  find(id: number): Hook | undefined
  byUdid(udid: string): Hook | undefined
  /** The scenario that a webhook starts. */
  scenarioOf(hook: Hook): Scenario | undefined
  create(fresh: NewHook): Hook
  remove(hook: Hook): void
  /** Makes the webhook that a scenario's `hookId` names, unless there is one. */
  adopt(scenario: Scenario): void
  /** Starts what waits for a scenario that was switched on. */
  drain(scenario: Scenario): void
  /** Takes a request at a webhook's address. */
  receive(hook: Hook, call: { authorization: string | null; size: number }): Reception
}

/** What the webhooks need to know of the world, and do to it. */
export interface HooksContext {
  readonly seed: number
  readonly clock: Clock
  readonly scenarios: () => Iterable<Scenario>
  readonly scenario: (id: number) => Scenario | undefined
  readonly start: (scenario: Scenario) => void
}

/** So many requests an address takes in {@link windowMs} (developer documentation). */
const mostCalls = 300
const windowMs = 10_000
/** An address without a scenario answers 410 after this long (developer documentation). */
const unassignedMs = 5 * 86_400_000
const queueLimit = 50
/** Logs are kept so long (developer documentation; a larger plan keeps them longer). */
const logMs = 3 * 86_400_000
/** Below the ids of the webhooks that the seeded scenarios name. */
const firstId = 300_001

/** Makes the webhooks of a world; {@link Hooks.adopt} adds those of its scenarios. */
export function createHooks(context: HooksContext): Hooks {
  const { seed, clock } = context
  const hooks = new Map<number, Hook>()
  const recent = new Map<number, number[]>()
  let nextId = firstId
  let calls = 0

  function scenarioOf(hook: Hook): Scenario | undefined {
    if (hook.scenarioId !== null) return context.scenario(hook.scenarioId)
    for (const scenario of context.scenarios()) if (scenario.hookId === hook.id) return scenario
    return undefined
  }

  function add(id: number, fresh: NewHook): Hook {
    const random = createRandom(seed, 'hook', id)
    const hook: Hook = {
      id,
      teamId: fresh.teamId,
      organizationId: fresh.organizationId,
      udid: random.hex(32),
      typeName: fresh.typeName ?? 'gateway-webhook',
      createdAt: clock.now(),
      scenarioId: fresh.scenarioId ?? null,
      hookType: fresh.hookType ?? 'GET',
      security: secure(fresh.security ?? 'none', random.hex(32)),
      queue: [],
      queueLimit,
      log: [],
      name: fresh.name,
      enabled: true,
      learning: false,
      lastReceivedAt: null,
      data: { headers: false, method: false, stringify: false, ip: '', udt: null, ...fresh.data },
    }
    hooks.set(id, hook)
    return hook
  }

  /** Whether an address may take one more request now. */
  function admits(hook: Hook): boolean {
    const now = clock.now()
    const kept = (recent.get(hook.id) ?? []).filter((at) => at > now - windowMs)
    const admitted = kept.length < mostCalls
    if (admitted) kept.push(now)
    recent.set(hook.id, kept)
    return admitted
  }

  /** Writes into the log what became of a request; one that the address itself turned away leaves nothing. */
  function note(hook: Hook, reception: Reception): Reception {
    const now = clock.now()
    while ((hook.log.at(-1)?.receivedAt ?? now) < now - logMs) hook.log.pop()
    if (reception === 'gone' || reception === 'too-many') return reception
    calls++
    const id = createRandom(seed, 'hook log', hook.id, calls).hex(32)
    const taken = reception !== 'unauthorized' && reception !== 'queue-full'
    hook.log.unshift({ id, receivedAt: now, taken })
    return reception
  }

  function receive(hook: Hook, call: { authorization: string | null; size: number }): Reception {
    const { authorization, size } = call
    const now = clock.now()
    const scenario = scenarioOf(hook)
    const isForgotten = !scenario && now - hook.createdAt > unassignedMs
    if (!hook.enabled || isForgotten) return 'gone'
    if (!opens(hook.security, authorization)) return 'unauthorized'
    if (!admits(hook)) return 'too-many'
    if (hook.learning) {
      hook.learning = false
      hook.lastReceivedAt = now
      return 'learnt'
    }
    const isAwake =
      scenario?.isActive === true &&
      !scenario.isPaused &&
      !scenario.isInvalid &&
      scenario.scheduling.type === 'immediately'
    if (!isAwake && hook.queue.length >= hook.queueLimit) return 'queue-full'
    hook.lastReceivedAt = now
    if (isAwake) {
      context.start(scenario)
      return 'started'
    }
    calls++
    const id = createRandom(seed, 'incoming', hook.id, calls).hex(32)
    hook.queue.push({ id, receivedAt: now, size })
    return 'queued'
  }

  return {
    all: () => [...hooks.values()].toSorted((a, b) => a.id - b.id),
    find: (id) => hooks.get(id),
    byUdid: (udid) => [...hooks.values()].find((hook) => hook.udid === udid),
    scenarioOf,
    create: (fresh) => add(nextId++, fresh),
    remove(hook) {
      hooks.delete(hook.id)
      recent.delete(hook.id)
    },
    adopt(scenario) {
      const { hookId, name, teamId, organizationId } = scenario
      if (hookId === null || hooks.has(hookId)) return
      add(hookId, { name, teamId, organizationId })
    },
    drain(scenario) {
      for (const hook of hooks.values()) {
        if (hook.queue.length === 0 || scenarioOf(hook) !== scenario) continue
        for (let waiting = hook.queue.splice(0).length; waiting > 0; waiting--) {
          context.start(scenario)
        }
      }
    },
    receive: (hook, call) => note(hook, receive(hook, call)),
  }
}

function secure(type: HookSecurity['type'], secret: string): HookSecurity {
  if (type === 'basic') return { type, username: 'make', password: secret }
  return type === 'token' ? { type, token: secret } : { type }
}

function opens(security: HookSecurity, authorization: string | null): boolean {
  if (security.type === 'none') return true
  if (security.type === 'token') return authorization === `Bearer ${security.token}`
  const pair = Buffer.from(`${security.username}:${security.password}`).toString('base64')
  return authorization === `Basic ${pair}`
}
