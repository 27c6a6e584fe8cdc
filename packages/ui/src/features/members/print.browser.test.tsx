import type { CDPSession } from '@vitest/browser-playwright'
import { afterEach, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { renderWidget, type RenderedWidget } from '../../testing/renderWidget.js'
import { TeamRoles } from './TeamRoles.js'

const session = (): CDPSession => cdp()
const show = (media: 'print' | '') => session().send('Emulation.setEmulatedMedia', { media })

afterEach(() => show(''))

const all = (screen: RenderedWidget, selector: string): HTMLElement[] => [
  ...screen.container.querySelectorAll<HTMLElement>(selector),
]
/** Whether anything of it is drawn, however high it is. */
const isShown = (element: HTMLElement): boolean =>
  element.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true })

async function showTeam(members: number): Promise<RenderedWidget> {
  const backend = { scenarios: 0, executions: 0, members }
  const screen = await renderWidget(<TeamRoles />, { backend, colorScheme: 'dark' })
  await expect.poll(() => all(screen, '[data-ik-part="row"]').length).toBe(members)
  await expect.element(screen.getByRole('button', { name: 'Invite people' })).toBeEnabled()
  return screen
}

test('on paper a long team is there whole, on the page itself and not in a box that scrolls', async () => {
  const screen = await showTeam(60)
  const [box] = all(screen, '.ik-team-box')
  expect(box?.scrollHeight).toBeGreaterThan((box?.clientHeight ?? 0) + 100)
  await show('print')
  expect(box?.scrollHeight).toBe(box?.clientHeight)
  expect(all(screen, '[data-ik-part="row"]').filter((row) => !isShown(row))).toEqual([])
})

test('on paper there is nothing to press, but everybody’s name, address, role and state', async () => {
  const screen = await showTeam(7)
  const controls = '.ik-team-toolbar, [data-column="actions"] button, .ik-team-abilities-button'
  // Rows are skipped until the browser has looked whether they are near.
  await expect.poll(() => all(screen, controls).filter(isShown).length).toBeGreaterThan(7)
  await show('print')
  expect(all(screen, controls).filter(isShown)).toEqual([])
  const text = screen.container.innerText
  for (const { name, email } of screen.backend.world.members) {
    expect(text).toContain(email)
    expect(text).toContain(name ?? email)
  }
  expect(text.match(/Admin|Manager|Builder|Viewer/g)).toHaveLength(7)
  expect(text).toContain('Invitation expired')
  // A role that can't be changed is as good as the others.
  const inks = all(screen, '.ik-team-role-button').map((role) => getComputedStyle(role).color)
  expect(new Set(inks).size).toBe(1)
})

test('what is dark on the screen is dark on white on paper', async () => {
  const screen = await showTeam(7)
  const [root] = all(screen, '.ik-root') as [HTMLElement]
  const [name] = all(screen, '.ik-team-name') as [HTMLElement]
  expect(getComputedStyle(root).backgroundColor).toBe('rgb(17, 19, 24)')
  expect(getComputedStyle(name).color).toBe('rgb(233, 235, 239)')
  await show('print')
  expect(getComputedStyle(root).backgroundColor).toBe('rgba(0, 0, 0, 0)')
  expect(getComputedStyle(name).color).toBe('rgb(25, 28, 34)')
})
