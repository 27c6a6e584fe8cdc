import type { CDPSession } from '@vitest/browser-playwright'
import { afterEach, describe, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { TeamRoles } from '../features/members/index.js'
import { renderWidget, type RenderWidgetOptions } from '../testing/renderWidget.js'

/** What more contrast makes stronger. */
const tokens = [
  '--ik-text',
  '--ik-text-muted',
  '--ik-border',
  '--ik-border-strong',
  '--ik-hover',
  '--ik-accent',
  '--ik-accent-hover',
  '--ik-success',
  '--ik-warning',
  '--ik-danger',
  '--ik-info',
] as const

async function emulate(...features: readonly (readonly [string, string])[]): Promise<void> {
  const session: CDPSession = cdp()
  await session.send('Emulation.setEmulatedMedia', {
    features: features.map(([name, value]) => ({ name, value })),
  })
}

afterEach(() => emulate())

/** The colours that the decisions come to in a team, as `--ik-text: rgb(0, 0, 0)`. */
async function coloursOf(options: RenderWidgetOptions): Promise<string[]> {
  const screen = await renderWidget(<TeamRoles />, options)
  const find = (): Element | null =>
    options.isolation === 'shadow'
      ? (screen.container.querySelector('.ik-root')?.shadowRoot?.querySelector('.ik-root') ?? null)
      : screen.container.querySelector('.ik-root')
  await expect.poll(find).not.toBeNull()
  const sample = document.createElement('i')
  find()?.append(sample)
  const colours = tokens.map((name) => {
    sample.style.backgroundColor = `var(${name})`
    return `${name}: ${getComputedStyle(sample).backgroundColor}`
  })
  await screen.unmount()
  return colours
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test('the reader’s wish is the default, the host can go before it', async () => {
    const plain = await coloursOf({ colorScheme })
    expect(await coloursOf({ colorScheme, contrast: 'standard' })).toEqual(plain)
    const more = await coloursOf({ colorScheme, contrast: 'more' })
    expect(more.filter((line) => plain.includes(line))).toEqual([])

    await emulate(['prefers-contrast', 'more'])
    expect(await coloursOf({ colorScheme })).toEqual(more)
    expect(await coloursOf({ colorScheme, contrast: 'auto' })).toEqual(more)
    expect(await coloursOf({ colorScheme, contrast: 'standard' })).toEqual(plain)
  })

  test('it reaches a shadow root', async () => {
    const more = await coloursOf({ colorScheme, contrast: 'more' })
    expect(await coloursOf({ colorScheme, contrast: 'more', isolation: 'shadow' })).toEqual(more)
    const plain = await coloursOf({ colorScheme })
    await emulate(['prefers-contrast', 'more'])
    expect(await coloursOf({ colorScheme, isolation: 'shadow' })).toEqual(more)
    expect(await coloursOf({ colorScheme, contrast: 'standard', isolation: 'shadow' })).toEqual(
      plain,
    )
  })
})

test('forced colours are followed, whatever the contrast', async () => {
  await emulate(['forced-colors', 'active'])
  expect(matchMedia('(forced-colors: active)').matches).toBe(true)
  for (const contrast of ['auto', 'more', 'standard'] as const) {
    const screen = await renderWidget(<TeamRoles />, { contrast })
    const root = screen.container.querySelector('.ik-root') as HTMLElement
    expect(getComputedStyle(root).getPropertyValue('--ik-border')).toBe('CanvasText')
    expect(getComputedStyle(root).getPropertyValue('--ik-focus')).toBe('Highlight')
    await screen.unmount()
  }
})
