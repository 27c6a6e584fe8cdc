import axe from 'axe-core'
import type { ReactNode } from 'react'
import { describe, expect, onTestFinished, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { TeamRoles } from '../features/members/index.js'
import { ScenarioList } from '../features/scenarios/index.js'
import { WebhookManager } from '../features/webhooks/index.js'
import { renderWidget } from '../testing/renderWidget.js'
import bootstrap from './themes/bootstrap.css?inline'
import material from './themes/material.css?inline'
import plain from './themes/plain.css?inline'
import shadcn from './themes/shadcn.css?inline'

const themes = { plain, shadcn, material, bootstrap }
const accents = {
  plain: '26, 26, 26',
  shadcn: '24, 24, 27',
  material: '103, 80, 164',
  bootstrap: '13, 110, 253',
}
const names = Object.keys(themes) as (keyof typeof themes)[]

function wear(name: keyof typeof themes): void {
  const style = document.createElement('style')
  style.textContent = themes[name]
  document.head.prepend(style)
  onTestFinished(() => style.remove())
}

/** Texts that can't be told from their ground. */
async function faultsIn(element: Element, contrast: 'auto' | 'more'): Promise<string[]> {
  const rule = contrast === 'more' ? 'color-contrast-enhanced' : 'color-contrast'
  const { violations } = await axe.run(element, { runOnly: [rule] })
  return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))
}

const widgets: readonly (readonly [ReactNode, string])[] = [
  [<ScenarioList key="s" onSelect={() => undefined} />, '[data-ik-part="row"]'],
  [<WebhookManager key="w" />, '.ik-switch'],
  [<TeamRoles key="t" />, '.ik-badge'],
]

describe.each(names)('the theme %s', (name) => {
  test.each([
    ['light', 'auto'],
    ['dark', 'auto'],
    ['light', 'more'],
    ['dark', 'more'],
  ] as const)('can be read in %s with the contrast %s', async (colorScheme, contrast) => {
    wear(name)
    document.body.style.background = colorScheme === 'dark' ? '#111' : '#fff'
    onTestFinished(() => document.body.removeAttribute('style'))
    for (const [widget, ready] of widgets) {
      const screen = await renderWidget(widget, {
        backend: { scenarios: 6, executions: 40 },
        colorScheme,
        contrast,
      })
      await expect
        .poll(() => screen.container.querySelector(ready), { timeout: 10_000 })
        .not.toBeNull()
      await userEvent.hover(screen.container.querySelector(ready) ?? screen.container)
      // What changes with the first answers glides.
      await expect.poll(() => faultsIn(screen.container, contrast), { timeout: 5_000 }).toEqual([])
      await screen.unmount()
    }
  })

  test('goes before the kit’s own decisions, wherever it stands', async () => {
    wear(name)
    const screen = await renderWidget(<TeamRoles />, { colorScheme: 'light' })
    const button = screen.getByRole('button', { name: /^Invite/ }).first()
    await expect.element(button).toBeVisible()
    await expect
      .poll(() => getComputedStyle(button.element()).backgroundColor)
      .toBe(`rgb(${accents[name]})`)
  })
})
