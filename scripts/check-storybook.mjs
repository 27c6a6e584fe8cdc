// Opens what the static Storybook is made of, in Chromium: each widget's page with its code and props, the tokens, and a story under the
// toolbar's choices. Nothing is asked of any server but for the files themselves.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from './chromium.mjs'
import { root } from './lib/run.mjs'
import { addressOf, openStorybookIn, storybookFolder } from './lib/static-storybook.mjs'

const widgets = [
  'ScenarioList',
  'ExecutionTimeline',
  'WebhookManager',
  'TeamRoles',
  'ConnectionPanel',
  'AutomationSettings',
  'BudgetNotice',
]
/** @type {string[]} */
const faults = []

/** @param {boolean} isTrue @param {string} what */
function check(isTrue, what) {
  if (!isTrue) faults.push(what)
}

const browser = await chromium.launch(await findChromium())
const page = await browser.newPage()
await openStorybookIn(page)
page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))

/** @param {string} id @param {'docs' | 'story'} viewMode @param {string} [globals] */
const open = (id, viewMode, globals) => page.goto(addressOf(id, viewMode, globals))

try {
  for (const widget of widgets) {
    await open(`widgets-${widget.toLowerCase()}--docs`, 'docs')
    await page.getByRole('heading', { level: 1, name: widget }).waitFor()
    await page.locator('.docblock-argstable').first().waitFor()
    await page
      .locator('.docblock-source', { hasText: `<${widget}` })
      .first()
      .waitFor()
    check(
      (await page.getByRole('button', { name: 'Copy' }).count()) > 0,
      `${widget}: no code can be copied`,
    )
    // What a prop means stands beside its name, from the docstring of its type.
    const rows = page.locator('.docblock-argstable').first().locator('tbody tr')
    const bare = await rows.evaluateAll((all) =>
      all
        .filter((row) => (row.querySelectorAll('td')[1]?.textContent ?? '').trim() === '')
        .map((row) => row.querySelector('td')?.textContent ?? ''),
    )
    check(bare.length === 0, `${widget}: no word on its props ${bare.join(', ')}`)
  }

  const index = JSON.parse(await readFile(join(storybookFolder, 'index.json'), 'utf8'))
  for (const widget of widgets.filter((name) => name !== 'BudgetNotice')) {
    const id = `states--${widget.replaceAll(/\B[A-Z]/g, '-$&').toLowerCase()}-states`
    check(id in index.entries, `there is no story ${id}`)
  }

  await open('hooks--docs', 'docs')
  await page.locator('.docblock-source', { hasText: 'useScenarios' }).waitFor()

  await open('tokens--docs', 'docs')
  const tokens = page.locator('[data-token]')
  await tokens.first().waitFor()
  await page.locator('.token-swatch').first().waitFor()
  const told = await tokens.evaluateAll((all) =>
    all.map((row) => ({
      name: row.getAttribute('data-token') ?? '',
      meaning: row.querySelector('p')?.textContent ?? '',
      values: row.querySelectorAll('td').length,
    })),
  )
  const source = await readFile(
    join(root, 'packages', 'ui', 'src', 'provider', 'appearance.ts'),
    'utf8',
  )
  const names = [...source.matchAll(/^ {2}'(--ik-[\w-]+)',$/gm)].map(([, name]) => name)
  check(
    names.length > 0 && told.map(({ name }) => name).join() === names.join(),
    'the tokens are not those of the provider',
  )
  for (const { name, meaning, values } of told) {
    check(meaning !== '' && values === 4, `${name}: no meaning, or not all of its values`)
  }

  const globals = 'state:full;role:viewer;theme:dark;contrast:more;locale:ar;density:compact'
  await open('widgets-scenariolist--narrow', 'story', globals)
  const widget = page.locator('.ik-scenario-list')
  await widget.locator('[data-ik-part="row"]').first().waitFor()
  const shown = await widget.evaluate((element) => ({
    contrast: element.dataset.ikContrast,
    density: element.dataset.ikDensity,
    lang: element.lang,
    theme: document.documentElement.dataset.theme,
  }))
  check(
    shown.lang === 'ar' &&
      shown.theme === 'dark' &&
      shown.contrast === 'more' &&
      shown.density === 'compact',
    `the toolbar does not reach a story: ${JSON.stringify(shown)}`,
  )
} finally {
  await browser.close()
}
for (const fault of faults) console.log(`✗ ${fault}`)
if (faults.length > 0) process.exit(1)
console.log(`✓ ${widgets.length} widgets' pages, the tokens and the toolbar`)
