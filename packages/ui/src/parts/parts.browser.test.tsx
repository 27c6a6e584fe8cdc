import axe from 'axe-core'
import { createRef, type ReactElement, type Ref } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderWidget } from '../testing/renderWidget.js'
import { StoryPanel } from '../testing/StoryPanel.js'
import { Badge } from './Badge.js'
import { Button, IconButton } from './Button.js'
import { Checkbox } from './Checkbox.js'
import { Dialog } from './Dialog.js'
import { EmptyState } from './EmptyState.js'
import { useFeedback } from './Feedback.js'
import { Select, TextArea, TextField } from './Field.js'
import { crossIcon, flowIcon, playIcon } from './icons.js'
import { Menu } from './Menu.js'
import { Notice } from './Notice.js'
import { RelativeTime } from './RelativeTime.js'
import { RunBadge } from './RunBadge.js'
import { SearchField } from './SearchField.js'
import { Switch } from './Switch.js'

const none = (): void => undefined

/** Each part with the class and the reference that a host or widget gives it. */
const parts: Readonly<Record<string, (ref: Ref<never>) => ReactElement>> = {
  Badge: (ref) => (
    <Badge ref={ref} className="mine" tone="warning">
      Paused
    </Badge>
  ),
  Button: (ref) => (
    <Button ref={ref} className="mine" icon={playIcon}>
      Run
    </Button>
  ),
  'Button, primary': (ref) => (
    <Button ref={ref} className="mine" variant="primary">
      Run
    </Button>
  ),
  'Button, danger': (ref) => (
    <Button ref={ref} className="mine" variant="danger">
      Delete
    </Button>
  ),
  'Button, disabled': (ref) => (
    <Button ref={ref} className="mine" disabledReason="Your role does not allow this.">
      Run
    </Button>
  ),
  IconButton: (ref) => <IconButton ref={ref} className="mine" label="Close" icon={crossIcon} />,
  Switch: (ref) => (
    <Switch ref={ref} className="mine" label="Activate Orders" checked onChange={none} />
  ),
  EmptyState: (ref) => (
    <EmptyState ref={ref} className="mine" icon={flowIcon} title="No scenarios yet">
      They appear here.
    </EmptyState>
  ),
  Notice: (ref) => (
    <Notice ref={ref} className="mine" tone="danger" title="Failed">
      Try again.
    </Notice>
  ),
  RelativeTime: (ref) => <RelativeTime ref={ref} className="mine" value="2026-11-23T08:00:00Z" />,
  RunBadge: (ref) => <RunBadge ref={ref} className="mine" status="running" />,
}

/** Parts whose class is on the frame, and the reference on what is filled in. */
const fields: Readonly<Record<string, (ref: Ref<never>) => ReactElement>> = {
  TextField: (ref) => <TextField ref={ref} className="mine" label="Region" help="Which one." />,
  TextArea: (ref) => <TextArea ref={ref} className="mine" label="Input" error="Fill this in." />,
  SearchField: (ref) => (
    <SearchField
      ref={ref}
      className="mine"
      label="Search"
      clearLabel="Clear"
      value="a"
      onChange={none}
    />
  ),
  Select: (ref) => (
    <Select
      ref={ref}
      className="mine"
      label="Status"
      value="all"
      options={[{ value: 'all', label: 'All' }]}
      onChange={none}
    />
  ),
  Checkbox: (ref) => (
    <Checkbox ref={ref} className="mine" label="Only check" checked={false} onChange={none} />
  ),
}

async function findFaults(element: HTMLElement) {
  const { violations } = await axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  })
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}

describe.each(Object.entries({ ...parts, ...fields }))('%s', (name, make) => {
  test('takes a class and a reference, and names its part', async () => {
    const ref = createRef<never>()
    const screen = await renderWidget(<StoryPanel>{make(ref)}</StoryPanel>)
    const element = screen.container.querySelector('.mine')
    expect(element?.getAttribute('data-ik-part')).toMatch(/^[a-z]+(-[a-z]+)*$/)
    const held = ref.current as Element | null
    expect(held).toBeInstanceOf(Element)
    expect(name in fields ? element?.contains(held) : element === held).toBe(true)
  })

  test.each(['light', 'dark'] as const)('axe finds nothing in %s', async (colorScheme) => {
    const screen = await renderWidget(<StoryPanel>{make(null)}</StoryPanel>, { colorScheme })
    expect(await findFaults(screen.container)).toEqual([])
  })
})

test('a disabled button stays reachable, says why and does nothing', async () => {
  const press = vi.fn()
  const screen = await renderWidget(
    <StoryPanel>
      <Button onClick={press} disabledReason="Needs the role Builder.">
        Run
      </Button>
    </StoryPanel>,
  )
  await userEvent.keyboard('{Tab}')
  const button = screen.getByRole('button', { name: 'Run' })
  await expect.element(button).toHaveFocus()
  await expect.element(button).toHaveAccessibleDescription('Needs the role Builder.')
  await expect.element(screen.getByRole('tooltip')).toBeVisible()
  await userEvent.keyboard('{Enter} ')
  expect(press).not.toHaveBeenCalled()
  await userEvent.keyboard('{Escape}')
  await expect.element(screen.getByText('Needs the role Builder.')).not.toBeVisible()
})

test('a menu moves by keys, passes over nothing and gives the focus back', async () => {
  const choose = vi.fn()
  const screen = await renderWidget(
    <StoryPanel>
      <Menu
        label="More"
        items={[
          { id: 'a', label: 'Archive', onSelect: choose },
          { id: 'd', label: 'Delete', disabledReason: 'Needs the role Builder.', onSelect: choose },
          { id: 'o', label: 'Open', href: 'https://www.make.com/' },
        ]}
      />
    </StoryPanel>,
  )
  const opener = screen.getByRole('button', { name: 'More' })
  await opener.click()
  await expect.element(opener).toHaveAttribute('aria-expanded', 'true')
  const item = (name: RegExp) => screen.getByRole('menuitem', { name })
  await expect.element(item(/^Archive/)).toHaveFocus()
  expect(await findFaults(screen.container)).toEqual([])
  await userEvent.keyboard('{ArrowUp}')
  await expect.element(item(/^Open/)).toHaveFocus()
  await userEvent.keyboard('d')
  await expect.element(item(/^Delete/)).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  expect(choose).not.toHaveBeenCalled()
  await userEvent.keyboard('{Home}{Enter}')
  expect(choose).toHaveBeenCalledOnce()
  await expect.element(opener).toHaveFocus()
  await expect.element(opener).toHaveAttribute('aria-expanded', 'false')
})

test('a menu is in the page once it is about to be used, and opens by a press that nothing announced', async () => {
  const screen = await renderWidget(
    // Away from where the mouse was left.
    <div style={{ paddingBlockStart: '45vh' }}>
      <StoryPanel>
        <Menu label="More" items={[{ id: 'a', label: 'Archive' }]} />
      </StoryPanel>
    </div>,
  )
  const menus = () => screen.container.querySelectorAll('[role="menu"]').length
  const opener = screen.getByRole('button', { name: 'More' })
  await expect.element(opener).toBeVisible()
  expect(menus()).toBe(0)
  // As assistive technology presses: neither pointer nor focus comes before.
  const button = opener.element() as HTMLElement
  button.click()
  await expect.element(screen.getByRole('menuitem', { name: 'Archive' })).toHaveFocus()
  button.click()
  await expect.element(opener).toHaveAttribute('aria-expanded', 'false')
  button.click()
  await expect.element(screen.getByRole('menuitem', { name: 'Archive' })).toHaveFocus()
  expect(menus()).toBe(1)
})

test('a menu goes with its button while the page scrolls, and closes when that is out of sight', async () => {
  const screen = await renderWidget(
    <div style={{ paddingBlock: '60vh 200vh' }}>
      <StoryPanel>
        <Menu label="More" items={[{ id: 'a', label: 'Archive' }]} />
      </StoryPanel>
    </div>,
  )
  const opener = screen.getByRole('button', { name: 'More' })
  await opener.click()
  await expect.element(opener).toHaveAttribute('aria-expanded', 'true')
  const menu = screen.getByRole('menu').element()
  const distance = () =>
    menu.getBoundingClientRect().top - opener.element().getBoundingClientRect().bottom
  const before = distance()
  const start = opener.element().getBoundingClientRect().top
  window.scrollBy({ top: 60 })
  await expect.poll(() => Math.round(start - opener.element().getBoundingClientRect().top)).toBe(60)
  await expect.poll(() => Math.abs(distance() - before)).toBeLessThan(2)
  await expect.element(opener).toHaveAttribute('aria-expanded', 'true')
  window.scrollBy({ top: 5_000 })
  await expect.element(opener).toHaveAttribute('aria-expanded', 'false')
  window.scrollTo({ top: 0 })
})

test('a dialog is named, keeps the focus and asks to be closed', async () => {
  const close = vi.fn()
  const screen = await renderWidget(
    <StoryPanel>
      <Button>Outside</Button>
      <Dialog title="Run Orders" description="It starts at once." onClose={close}>
        <TextField label="Region" />
      </Dialog>
    </StoryPanel>,
  )
  const dialog = screen.getByRole('dialog')
  await expect.element(dialog).toHaveAccessibleName('Run Orders')
  await expect.element(dialog).toHaveAccessibleDescription('It starts at once.')
  expect(await findFaults(screen.container)).toEqual([])
  for (let press = 0; press < 4; press += 1) {
    await userEvent.keyboard('{Tab}')
    expect((document.activeElement as HTMLElement).textContent).not.toBe('Outside')
  }
  await userEvent.keyboard('{Escape}')
  expect(close).toHaveBeenCalledOnce()
  // Its owner decides: until it takes the dialog away, it stays.
  await expect.element(dialog).toBeVisible()
})

function Teller() {
  const { announce, toast } = useFeedback()
  return (
    <>
      <Button onClick={() => announce('Saved.')}>Say</Button>
      <Button onClick={() => toast({ tone: 'danger', text: 'It failed.' })}>Fail</Button>
    </>
  )
}

test('the same words are heard twice, and a fault stays until it is dismissed', async () => {
  const screen = await renderWidget(
    <StoryPanel>
      <Teller />
    </StoryPanel>,
  )
  const heard: (string | null | undefined)[] = []
  const region = screen.container.querySelector('output')
  await screen.getByRole('button', { name: 'Say' }).click()
  heard.push(region?.textContent)
  await screen.getByRole('button', { name: 'Say' }).click()
  heard.push(region?.textContent)
  expect(new Set(heard).size).toBe(2)
  expect(heard.map((text) => text?.trim())).toEqual(['Saved.', 'Saved.'])

  for (let press = 0; press < 5; press += 1) {
    await screen.getByRole('button', { name: 'Fail' }).click({ force: true })
  }
  await expect.poll(() => screen.getByRole('alert').elements().length).toBe(3)
  await screen.getByRole('button', { name: 'Dismiss' }).first().click()
  await expect.poll(() => screen.getByRole('alert').elements().length).toBe(2)
})
