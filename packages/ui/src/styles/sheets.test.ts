import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import * as lateSheets from './late/sheets.js'

const src = fileURLToPath(new URL('..', import.meta.url))

/** The widgets with a sheet of their own, each by its entry point, and the feature whose code it dresses. */
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
const bare = (text: string) =>
  text
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .trim()

const namesIn = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, name]) => name!)
const dressedBy = (...sheets: readonly string[]) =>
  new Set(
    sheets.flatMap((sheet) =>
      namesIn(bare(readSheet(join(src, 'styles', sheet))), /\.(ik-[\w-]+)/g),
    ),
  )

/** The modules that are loaded together with one: itself, and what it and those import. */
function loadedWith(path: string, known = new Set<string>()): Set<string> {
  if (known.has(path)) return known
  known.add(path)
  const code = readFileSync(path, 'utf8').replace(/^(?:import|export) type [^;]*? from '.*'$/gm, '')
  for (const name of namesIn(code, /\bfrom '(\.[^']+)\.js'$/gm)) {
    const file = join(dirname(path), name)
    loadedWith(existsSync(`${file}.ts`) ? `${file}.ts` : `${file}.tsx`, known)
  }
  return known
}
const usedBy = (paths: Iterable<string>) =>
  [...paths].flatMap((path) => namesIn(bare(readFileSync(path, 'utf8')), /(?<![\w-])(ik-[\w-]+)/g))

/** All that any sheet dresses: other names mark places for hosts and tests. */
const dressed = dressedBy('index.css')

describe.each(widgets)('%s', (widget) => {
  test('is dressed at first by the base and its own sheet alone', () => {
    const own = dressedBy('base.css', `widgets/${widget}.css`)
    const used = usedBy(loadedWith(join(src, `${widget}.ts`)))
    expect(used.filter((name) => own.has(name)).length).toBeGreaterThan(20)
    // A select without a name that is seen comes from the same module as the fields of forms.
    const ofForms = dressedBy('../parts/Form.css', 'reset-late.css')
    expect(
      used.filter((name) => dressed.has(name) && !own.has(name) && !ofForms.has(name)),
    ).toEqual([])
  })

  const directory = join(src, 'features', features[widget])
  const later = readdirSync(directory).flatMap((name) => {
    const code = readFileSync(join(directory, name), 'utf8')
    const named = [...code.matchAll(/= dressed\((\w+), (?:sheets|\[([^\]]+)\])/g)].map(
      ([, part, sheets]) => ({
        part: part!,
        sheets: sheets ?? /sheets = \[([^\]]+)\]/.exec(code)![1]!,
      }),
    )
    return named.map(({ part, sheets }) => {
      const from = new RegExp(`\\{ (\\w+) as ${part} \\} from './(\\w+)\\.js'`).exec(code)
      return {
        file: join(directory, from === null ? name : `${from[2]}.tsx`),
        sheets: sheets.split(', '),
      }
    })
  })
  test.each(later)('$file is dressed by the sheets that it names', ({ file, sheets }) => {
    const names = Object.entries(lateSheets)
      .filter(([key]) => sheets.includes(key))
      .map(([, { name }]) => `late/${name}.css`)
    expect(names).toHaveLength(sheets.length)
    const own = dressedBy('base.css', `widgets/${widget}.css`, ...names)
    expect(usedBy(loadedWith(file)).filter((name) => dressed.has(name) && !own.has(name))).toEqual(
      [],
    )
  })
  test('has parts that are loaded later', () => expect(later.length).toBeGreaterThan(0))

  test('says where its own sheet ends', () => {
    expect(bare(readSheet(join(src, 'styles', 'widgets', `${widget}.css`)))).toMatch(
      /\.ik-root \{ --ik-sheet: parts; \}$/,
    )
  })
})

test('the whole sheet is the base, all of the widgets, and what comes with their parts', () => {
  const late = readdirSync(join(src, 'styles', 'late')).filter((name) => name.endsWith('.css'))
  expect(late).toHaveLength(Object.keys(lateSheets).length)
  const whole = bare(readSheet(join(src, 'styles', 'index.css')))
  const sheets = [
    'base.css',
    ...widgets.map((widget) => `widgets/${widget}.css`),
    ...late.map((name) => `late/${name}`),
  ]
  for (const name of sheets) {
    expect(whole).toContain(bare(readSheet(join(src, 'styles', name))))
  }
  expect(whole).toMatch(/\.ik-root \{ --ik-sheet: whole; \}$/)
})
