import type { Hono } from 'hono'
import { isObject, readBody, type JsonObject } from '../http/body.js'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import type { ClockTimer } from '../world/clock.js'
import type { Execution, Scenario } from '../world/model.js'
import { Refusal, type World } from '../world/world.js'
import { requireScenario } from './access.js'
import { announce, isCallable } from './callbacks.js'
import { answerMethod, invalidRequest } from './errors.js'

/** So long a responsive run is waited for (vendor's OpenAPI), in ms. */
const responsiveMs = 40_000

/** The words for how a run ended: text, though the SDK's type says number. */
const resultCodes: Partial<Record<Execution['status'], string>> = {
  success: '1',
  warning: '2',
  error: '3',
  stopped: '3',
}

/** `POST /scenarios/{id}/run`. */
export function mountRuns(app: Hono<Environment>, world: World): void {
  mountPath(
    app,
    '/scenarios/:id/run',
    {
      async POST(c) {
        const scenario = requireScenario(c, world)
        const read = await readBody(c)
        if (!read.ok) throw invalidRequest([read.message])
        const { callbackUrl, responsive } = checkRun(scenario, read.body)
        if (!scenario.isInvalid && !scenario.isActive) throw new Refusal('inactive')
        const execution = world.run(scenario, {
          type: 'manual',
          instant: true,
          authorId: c.get('person').id,
        })
        const finished = world.executions.finished(execution.id)
        if (!responsive) {
          if (callbackUrl) announceWhenFinished(c.env.base ?? '', callbackUrl, finished)
          return c.json({ executionId: execution.id })
        }
        const ended = await within(world, finished, responsiveMs)
        if (!ended) {
          if (callbackUrl) announceWhenFinished(c.env.base ?? '', callbackUrl, finished)
          return c.json({ executionId: execution.id })
        }
        return c.json({
          executionId: ended.id,
          status: resultCodes[ended.status],
          ...(ended.outputs && { outputs: ended.outputs }),
        })
      },
    },
    answerMethod,
  )
}

function checkRun(
  scenario: Scenario,
  body: JsonObject,
): { responsive: boolean; callbackUrl: string | undefined } {
  const faults: string[] = []
  const { data, responsive, callbackUrl } = body
  if (data !== undefined && !isObject(data))
    faults.push("Invalid value of 'data': an object is expected.")
  if (responsive !== undefined && typeof responsive !== 'boolean') {
    faults.push("Invalid value of 'responsive': a boolean is expected.")
  }
  if (callbackUrl !== undefined && !isCallable(callbackUrl)) {
    faults.push("Invalid value of 'callbackUrl': an http address is expected.")
  }
  const given = isObject(data) ? data : {}
  for (const field of scenario.interface.input ?? []) {
    const value = given[field.name]
    if (value === undefined || value === null || value === '') {
      if (field.required && field.default === undefined) {
        faults.push(`Missing value of required parameter '${field.name}'.`)
      }
    } else if (field.type === 'number' && Number.isNaN(Number(value))) {
      faults.push(`Invalid number in parameter '${field.name}'.`)
    } else if (
      field.type === 'boolean' &&
      typeof value !== 'boolean' &&
      value !== 'true' &&
      value !== 'false'
    ) {
      faults.push(`Invalid boolean in parameter '${field.name}'.`)
    }
  }
  if (faults.length > 0) throw invalidRequest(faults)
  return {
    responsive: responsive === true,
    callbackUrl: typeof callbackUrl === 'string' ? callbackUrl : undefined,
  }
}

/** What `promise` resolves to, or `undefined` if that takes longer than `ms` of the clock. */
async function within<T>(world: World, promise: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: ClockTimer | undefined
  const tooLate = new Promise<undefined>((resolve) => {
    timer = world.clock.after(ms, () => resolve(undefined))
  })
  try {
    return await Promise.race([promise, tooLate])
  } finally {
    timer?.clear()
  }
}

function announceWhenFinished(
  base: string,
  callbackUrl: string,
  finished: Promise<Execution>,
): void {
  void finished.then(({ id, scenarioId }) => {
    return announce(callbackUrl, {
      executionId: id,
      statusUrl: `${base}/scenarios/${scenarioId}/executions/${id}`,
    })
  })
}
