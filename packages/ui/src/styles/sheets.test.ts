import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('..', import.meta.url))

/** The sheet of each widget, and the feature whose code it dresses. */
const features = {
  'scenario-list': 'scenarios',
  'execution-timeline': 'executions',
  'connection-panel': 'connections',
  'team-roles': 'members',
  'webhook-manager': 'webhooks',
} as const
const widgets = Object.keys(features) as (keyof typeof features)[]

/** A sheet with all that it imports. */
function readSheet(path: string): string {
  return readFileSync(path, 'utf8').replace(/@import '([^']+)';/g, (_, file: string) =>
    readSheet(join(dirname(path), file)),
  )
}

const namesIn = (text: string, pattern: RegExp): Set<string> =>
  new Set(Array.from(text.matchAll(pattern), ([, name]) => name!))
const dressedBy = (sheet: string) =>
  namesIn(readSheet(join(src, 'styles', sheet)), /\.(ik-[\w-]+)/g)

function usedBy(feature: string): Set<string> {
  const directory = join(src, 'features', feature)
  const files = readdirSync(directory).filter((name) => /(?<!test|stories)\.tsx?$/.test(name))
  const code = files.map((name) => readFileSync(join(directory, name), 'utf8')).join('\n')
  return namesIn(code, /(?<![\w-])(ik-[\w-]+)/g)
}

test.each(widgets)('%s is dressed by the base and its own sheet alone', (widget) => {
  const own = new Set([...dressedBy('base.css'), ...dressedBy(`widgets/${widget}.css`)])
  const elsewhere = new Set(
    widgets
      .filter((other) => other !== widget)
      .flatMap((other) => [...dressedBy(`widgets/${other}.css`)]),
  )
  const used = usedBy(features[widget])
  expect([...used].filter((name) => own.has(name)).length).toBeGreaterThan(5)
  expect([...used].filter((name) => elsewhere.has(name) && !own.has(name))).toEqual([])
})

test('the whole sheet is the base and all of them', () => {
  const parts = ['base.css', 'widgets/automation-settings.css'].map((name) =>
    readSheet(join(src, 'styles', name)),
  )
  const bare = (text: string) =>
    text
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/\s+/g, ' ')
      .trim()
  expect(bare(readSheet(join(src, 'styles', 'index.css')))).toBe(bare(parts.join('\n')))
  for (const widget of widgets) {
    expect(bare(parts[1]!)).toContain(
      bare(readSheet(join(src, 'styles', 'widgets', `${widget}.css`))),
    )
  }
})
