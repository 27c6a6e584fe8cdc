import { describe, expect, it } from 'vitest'
import { testPairs } from '../../packages/bff/src/testing/databases.js'
import {
  openFaultStage,
  upstreamFaults,
  upstreamRoutes,
} from '../../packages/bff/src/testing/fault-matrix.js'

describe.each(testPairs)('while Make fails, in $name', ({ dialect, database }) => {
  it(
    'E2: each route tells the designed problem or succeeds under each fault, and no write is done twice',
    async () => {
      let stage = await openFaultStage({ dialect, database: await database.create() })
      const outcomes: Record<string, Record<string, number>> = {}
      let cases = 0
      try {
        for (const fault of upstreamFaults) {
          for (const times of [undefined, 1]) {
            const row: Record<string, number> = {}
            for (const name of upstreamRoutes) {
              // An organisation that was refused rests, and whoever comes next would not be asked at all.
              if (fault.problem === 'rate-limited') {
                await stage.close()
                stage = await openFaultStage({ dialect, database: await database.create() })
              }
              const { outcome, struck } = await stage.try(name, fault, times ? { times } : {})
              const word = struck.length === 0 ? 'not asked' : String(outcome)
              row[word] = (row[word] ?? 0) + 1
              cases += 1
            }
            outcomes[`${fault.name}${times ? ', once' : ''}`] = row
            console.info(`${dialect}: ${fault.name}${times ? ', once' : ''}`, row)
          }
        }
      } finally {
        await stage.close()
      }
      console.info(`${dialect}: ${cases} cases`)
      for (const { name, problem } of upstreamFaults) {
        if (name !== '10 MB') expect(Object.keys(outcomes[name] ?? {}), name).toContain(problem)
      }
    },
    60 * 60_000,
  )
})
