import { endpoints } from '@inlaykit/shared'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { HandlerInput, Handlers, ViewerOf } from './implement.js'

type Missing = Omit<Handlers, 'runScenario'>

describe('the handlers of the contract', () => {
  it('are a type error when one is missing', () => {
    const others = {} as Missing
    // @ts-expect-error runScenario has no implementation
    const handlers: Handlers = others
    expect(handlers).toBe(others)
  })

  it('are a type error when one answers another shape', () => {
    const wrong = { getHealth: async () => ({ status: 'fine' as const }) }
    // @ts-expect-error the contract says `ok`
    const handlers: Handlers<'getHealth'> = wrong
    expect(handlers).toBe(wrong)
  })

  it('get parsed input by their own endpoint', () => {
    expectTypeOf<HandlerInput<'listScenarios'>['query']['limit']>().toEqualTypeOf<number>()
    expectTypeOf<HandlerInput<'getScenario'>['params']>().toEqualTypeOf<{ scenarioId: string }>()
    expectTypeOf<HandlerInput<'runScenario'>['body']['wait']>().toEqualTypeOf<boolean>()
    expectTypeOf<ViewerOf<'getHealth'>>().toEqualTypeOf<null>()
    expectTypeOf<ViewerOf<'getSession'>>().not.toEqualTypeOf<null>()
    expect(Object.keys(endpoints).length).toBeGreaterThan(0)
  })
})
