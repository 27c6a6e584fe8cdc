import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { WriteBehind } from './write-behind.js'

/** Writes into a list; each write takes until `next` is called, where it is to be waited for. */
function stage() {
  const written: [owner: string, items: readonly number[]][] = []
  const holds: Promise<void>[] = []
  const behind = new WriteBehind<string, number>(async (owner, items) => {
    written.push([owner, items])
    await holds.shift()
  })
  return { written, holds, behind }
}

describe('what is written behind', () => {
  it('is written in its order, together with what came at once, each owner apart', async () => {
    const { written, behind } = stage()
    for (const item of [1, 2, 3]) behind.add('a', 'acme', item)
    behind.add('b', 'brightside', 4)
    expect(written).toEqual([])
    await behind.idle()
    expect(written).toEqual([
      ['acme', [1, 2, 3]],
      ['brightside', [4]],
    ])
  })

  it('is written at once for whoever needs it', async () => {
    const { written, behind } = stage()
    behind.add('a', 'acme', 1)
    behind.add('b', 'brightside', 2)
    await behind.flush('a')
    expect(written).toEqual([['acme', [1]]])
    await behind.flush('nothing')
    await behind.idle()
  })

  it('is written without being asked for', async () => {
    const { written, behind } = stage()
    behind.add('a', 'acme', 1)
    while (written.length === 0) await setTimeout(5)
    expect(written).toEqual([['acme', [1]]])
  })

  it('is never written in two batches of one owner at once', async () => {
    const { written, holds, behind } = stage()
    let release = (): void => undefined
    holds.push(
      new Promise((resolve) => {
        release = resolve
      }),
    )
    behind.add('a', 'acme', 1)
    const idle = behind.idle()
    behind.add('a', 'acme', 2)
    await setTimeout(100)
    expect(written).toEqual([['acme', [1]]])
    release()
    await idle
    expect(written).toEqual([
      ['acme', [1]],
      ['acme', [2]],
    ])
  })

  it('is written in bounded batches', async () => {
    const { written, behind } = stage()
    for (let item = 0; item < 1201; item += 1) behind.add('a', 'acme', item)
    await behind.idle()
    expect(written.map(([, items]) => items.length)).toEqual([500, 500, 201])
  })
})
