import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { ExecutionTimeline } from '../features/executions/index.js'
import { ScenarioList } from '../features/scenarios/index.js'
import { renderWidget, type RenderedWidget } from '../testing/renderWidget.js'

const page = document.documentElement
const added: Element[] = []

afterEach(() => {
  for (const element of added.splice(0)) element.remove()
  page.removeAttribute('data-theme')
  page.removeAttribute('class')
  page.removeAttribute('style')
})

function hostStyles(css: string) {
  const style = document.createElement('style')
  style.textContent = css
  // After the kit's own sheet: the harder place.
  document.head.append(style)
  added.push(style)
}

const small = { scenarios: 6, executions: 40 } as const
const root = ({ container }: RenderedWidget) => {
  const found = container.querySelector('.ik-root')
  if (found === null) throw new Error('There is no root')
  return found
}

const ground = (screen: RenderedWidget) => getComputedStyle(root(screen)).backgroundColor

async function ready(screen: RenderedWidget) {
  await expect.poll(() => screen.container.querySelectorAll('[data-ik-part="row"]').length).toBe(6)
}

/** What is seen of a widget: place and look of its elements. */
function look({ container }: RenderedWidget) {
  return [...container.querySelectorAll('.ik-root *:not(option, svg *, .ik-visually-hidden)')].map(
    (element) => {
      const style = getComputedStyle(element)
      const { x, y, width, height } = element.getBoundingClientRect()
      return {
        what: `${element.tagName} ${element.getAttribute('class')}`,
        box: [x, y, width, height].map(Math.round).join(' '),
        look: [
          style.color,
          style.backgroundColor,
          style.borderTopWidth,
          style.fontSize,
          style.fontWeight,
          style.lineHeight,
          style.letterSpacing,
          style.textTransform,
          style.textAlign,
          style.boxShadow,
        ].join(' | '),
      }
    },
  )
}

const hostile = `
  body { font-size: 10px; line-height: 3; letter-spacing: 4px; text-align: center; text-transform: uppercase;
    color: hotpink; font-weight: 900; white-space: nowrap; word-spacing: 9px; font-style: italic }
  html { font-size: 62.5% }
  * { box-sizing: content-box; margin: 0 }
  button { background: gold; padding: 20px; border: 5px dashed red; border-radius: 0; text-transform: uppercase;
    font: 900 30px serif; box-shadow: 0 0 9px red; min-height: 60px; width: 100%; color: lime }
  button:hover { background: red }
  input, select, textarea { background: gold; padding: 20px; border: 5px dashed red; height: 70px; width: 50%; margin: 9px }
  input[type='search'], input[type='text'] { background: lime; border: 9px solid blue; box-shadow: 0 0 9px red }
  p, h2, label, span, time { font-size: 40px; color: red; margin: 30px; font-weight: 900 }
  svg { width: 100px; height: 100px; fill: red; display: inline }
  a { color: red; text-decoration: underline }
  div, section { padding: 11px; border: 3px solid red }
`

test('the host’s rules for bare elements change nothing that matters', async () => {
  const screen = await renderWidget(<ScenarioList />, { backend: small, width: 900 })
  await ready(screen)
  const before = look(screen)
  // What this test would not notice: bare div, section and span, which no page dresses.
  hostStyles(
    hostile.replace(/div, section \{[^}]*\}/, '').replace('label, span, time', 'label, time'),
  )
  const after = look(screen)
  const differences = before.flatMap((element, index) =>
    JSON.stringify(element) === JSON.stringify(after[index]) ? [] : [[element, after[index]]],
  )
  expect(differences).toEqual([])
})

test('nothing of the kit reaches the host’s own elements', async () => {
  const own = document.createElement('div')
  own.innerHTML =
    '<h2>Host</h2><button>Host</button><input><table><tr><td>1</td></tr></table><p class="dark">x</p>'
  document.body.append(own)
  added.push(own)
  const read = () =>
    [...own.querySelectorAll('*')].map((element) => {
      const style = getComputedStyle(element)
      // The switch of the scheme is handed down as a variable of the kit's own.
      return Array.from(style)
        .filter((name) => !name.startsWith('--ik-'))
        .map((name) => `${name}:${style.getPropertyValue(name)}`)
        .join()
    })
  const sheets = [...document.querySelectorAll<HTMLStyleElement>('style[data-vite-dev-id]')]
  expect(sheets.length).toBeGreaterThan(0)
  const withKit = read()
  for (const { sheet } of sheets) if (sheet) sheet.disabled = true
  const without = read()
  for (const { sheet } of sheets) if (sheet) sheet.disabled = false
  expect(withKit).toEqual(without)
})

describe('the colour scheme', () => {
  const dark = 'rgb(17, 19, 24)'
  const light = 'rgb(255, 255, 255)'

  test('follows the attribute or class of the page, and its change', async () => {
    page.setAttribute('data-theme', 'dark')
    const screen = await renderWidget(<ScenarioList />, { backend: small })
    expect(ground(screen)).toBe(dark)
    page.setAttribute('data-theme', 'light')
    expect(ground(screen)).toBe(light)
    page.removeAttribute('data-theme')
    page.className = 'dark'
    expect(ground(screen)).toBe(dark)
    page.className = ''
    expect(ground(screen)).toBe(light)
  })

  test('follows the nearest switch, whichever way round they stand', async () => {
    page.setAttribute('data-theme', 'dark')
    const screen = await renderWidget(
      <div className="light">
        <div data-color-scheme="dark">
          <div className="light">
            <ScenarioList />
          </div>
        </div>
      </div>,
      { backend: small },
    )
    expect(ground(screen)).toBe(light)
  })

  test('is the provider’s when it says so', async () => {
    page.setAttribute('data-theme', 'light')
    const screen = await renderWidget(<ScenarioList />, { backend: small, colorScheme: 'dark' })
    expect(ground(screen)).toBe(dark)
  })
})

test('variables come through CSSOM and go again when the host takes them back', async () => {
  const list = <ScenarioList />
  const screen = await renderWidget(list, {
    backend: small,
    variables: { '--ik-background': 'rgb(1, 2, 3)' },
  })
  expect(getComputedStyle(root(screen)).backgroundColor).toBe('rgb(1, 2, 3)')
  hostStyles('.ik-root { --ik-radius: 31px }')
  expect(getComputedStyle(root(screen)).getPropertyValue('--ik-radius')).toBe('31px')
})

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each(['en', 'ko', 'id', 'th', 'ar'])('axe finds nothing in %s', async (locale) => {
    const screen = await renderWidget(<ScenarioList onSelect={() => undefined} />, {
      backend: small,
      colorScheme,
      locale,
    })
    await ready(screen)
    await expect.poll(() => root(screen).getAttribute('lang')).toBe(locale)
    const { violations } = await axe.run(screen.container, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // The test's page is no page of a host: it has no main part and no heading.
      rules: { region: { enabled: false } },
    })
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
})

test.each([280, 320, 480, 640, 700, 900, 1000])('at %i px nothing overflows', async (width) => {
  const screen = await renderWidget(<ScenarioList onSelect={() => undefined} />, {
    backend: small,
    width,
  })
  await ready(screen)
  const wide = [
    ...screen.container.querySelectorAll(
      '.ik-scenario-scroller, .ik-scenario-toolbar, .ik-scenario-row',
    ),
  ]
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
    .map((element) => element.className)
  expect(wide).toEqual([])
})

test('a root keeps its width in a parent that shrinks to fit', async () => {
  const screen = await renderWidget(
    <div style={{ display: 'flex' }}>
      <ScenarioList />
    </div>,
    { backend: small, width: 600 },
  )
  expect(root(screen).getBoundingClientRect().width).toBe(600)
})

test('names in letters of another direction begin at the edge where the reader begins', async () => {
  const screen = await renderWidget(
    <>
      <ScenarioList />
      <ExecutionTimeline />
    </>,
    { backend: small, locale: 'ar' },
  )
  await expect.poll(() => root(screen).getAttribute('dir')).toBe('rtl')
  for (const part of ['.ik-scenario-name', '.ik-run-toggle']) {
    await expect.poll(() => screen.container.querySelector(part)).not.toBeNull()
    const name = screen.container.querySelector(part)
    if (name === null) throw new Error(`There is no ${part}`)
    expect(getComputedStyle(name).direction).toBe('ltr')
    expect(getComputedStyle(name).textAlign).toMatch(/right$/)
  }
})
