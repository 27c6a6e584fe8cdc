import { expect, test, vi } from 'vitest'
import { asTold } from './as-told.js'
import { initialGlobals } from './story-globals.js'

test('a play function runs in the theme and width of the toolbar, not in another language, role or state', async () => {
  const play = vi.fn(async () => undefined)
  const told = asTold<{ globals: Record<string, unknown> }>(play)
  await told({ globals: { ...initialGlobals, theme: 'dark', width: '360' } })
  expect(play).toHaveBeenCalledTimes(1)
  for (const changed of [{ locale: 'ar' }, { role: 'viewer' }, { state: 'loading' }]) {
    await told({ globals: { ...initialGlobals, ...changed } })
  }
  expect(play).toHaveBeenCalledTimes(1)
})
