import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { testPairs } from '../../packages/bff/src/testing/databases.js'
import { openFuzzStage } from '../../packages/bff/src/testing/fuzz/fuzz-stage.js'

/** For each dialect. */
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 10_000)
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_126)
const thirds = 3

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** What is still held, in MiB, when all garbage is gone. */
function heldMiB(): number {
  collectGarbage()
  collectGarbage()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

describe.each(testPairs)(`${requests} requests in $name`, ({ dialect, database }) => {
  it(
    'I4: are answered by the contract, none with an internal problem, in flat memory',
    async () => {
      const stage = await openFuzzStage({ dialect, database: await database.create() })
      const total: Record<string, number> = {}
      const held: number[] = []
      try {
        for (let third = 0; third < thirds; third += 1) {
          const part = { seed: seed + third, requests: Math.ceil(requests / thirds) }
          for (const [outcome, times] of Object.entries(await stage.run(part))) {
            total[outcome] = (total[outcome] ?? 0) + times
          }
          held.push(heldMiB())
          console.info(`${dialect}: ${held.map((one) => one.toFixed(1)).join(', ')} MiB held`)
        }
      } finally {
        await stage.close()
      }
      const answered = Object.values(total).reduce((sum, times) => sum + times, 0)
      console.info(`${dialect}: ${answered} answers`, total)
      expect(answered).toBeGreaterThanOrEqual(requests)
      // The sandbox in the same heap keeps what was created in it.
      const [first = 0, second = 0, last = 0] = held
      expect(last - second).toBeLessThan(0.1 * first)
    },
    40 * 60_000,
  )
})
