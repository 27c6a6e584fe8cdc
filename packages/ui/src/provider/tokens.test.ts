import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { themeVariables } from './appearance.js'

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')

test('the list of design decisions in the docs is the one that a host can set', async () => {
  const docs = await read('../../../../docs/widgets.md')
  const documented = [...docs.matchAll(/^\| `(--ik-[\w-]+)`/gm)].map(([, name]) => name)
  expect(documented).toEqual([...themeVariables])
})

test('each has a default in the sheet, but for the font, which is the page’s', async () => {
  const sheet = await read('../styles/tokens.css')
  const set = new Set([...sheet.matchAll(/^ {2}(--ik-[\w-]+):/gm)].map(([, name]) => name))
  expect(themeVariables.filter((name) => !set.has(name))).toEqual(['--ik-font'])
})
