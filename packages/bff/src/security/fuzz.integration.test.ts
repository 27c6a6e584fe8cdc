import { afterEach, describe, expect, it } from 'vitest'
import { testPairs } from '../testing/databases.js'
import { openFuzzStage, type FuzzStage } from '../testing/fuzz/fuzz-stage.js'

/** For each dialect; `e2e/long/fuzz.long.ts` sends many more. */
const requests = 300
/** Another one by `FUZZ_SEED`, to look further or to repeat what was found. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_126)

describe.each(testPairs)('whatever is asked, in $name', ({ dialect, database }) => {
  let stage: FuzzStage | undefined
  afterEach(() => stage?.close())

  it('I4: is answered by the contract, and never with an internal problem', async () => {
    stage = await openFuzzStage({ dialect, database: await database.create() })
    const outcomes = await stage.run({ seed, requests })
    // Most of what is drawn gets somewhere, or nothing behind the door would be tried.
    expect(outcomes[200]).toBeGreaterThan(requests / 10)
    expect(outcomes['validation']).toBeGreaterThan(requests / 10)
  }, 180_000)
})
