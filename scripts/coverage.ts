import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { endpoints, type Endpoint, type EndpointName } from '@inlaykit/shared'
import { absentFacts } from '../packages/bff/src/testing/facts/absent-facts.js'
import type { FactRow, Proof } from '../packages/bff/src/testing/facts/fact-row.js'
import {
  guideEndpointFacts,
  guideOtherFacts,
} from '../packages/bff/src/testing/facts/guide-facts.js'
import { liveFacts } from '../packages/bff/src/testing/facts/live-facts.js'

const tables: readonly (readonly [string, readonly FactRow[]])[] = [
  ["The guide's table of endpoints", Object.values(guideEndpointFacts)],
  ['What else the guide states', guideOtherFacts],
  ['What make.com serves', liveFacts],
]

/** @throws Error when no test of that title is in the file */
async function requireProof({ file, title }: Proof): Promise<void> {
  const text = await readFile(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8')
  const quoted = [`'${title.replaceAll("'", "\\'")}'`, `"${title}"`, `\`${title}\``]
  if (quoted.some((one) => text.includes(one))) return
  throw new Error(`The page of coverage names a test that ${file} doesn't have: ${title}`)
}

const code = (text: string) => `\`${text}\``

function routeOf(name: EndpointName): string {
  const { method, path }: Endpoint = endpoints[name]
  return code(`${method} ${path}`)
}

function rowOf({ fact, endpoints: names, calls, proof, note }: FactRow): string {
  const cells = [
    note === undefined ? fact : `${fact}. ${note}`,
    names.map(routeOf).join('<br>') || '–',
    calls.guide.map(code).join('<br>') || '–',
    calls.live.map(code).join('<br>') || '–',
    `[${proof.title.replaceAll('|', '\\|')}](../${proof.file})`,
  ]
  return `| ${cells.join(' | ')} |`
}

/**
 * Writes docs/coverage.md: each known fact of both dialects with our route, what is asked of Make for it, and the test that
 * proves it.
 * @param generated the line that says so
 * @throws Error when a test that a row names is not there
 */
export async function coveragePage(generated: string): Promise<string> {
  const rows = tables.flatMap(([, table]) => table)
  for (const { proof } of rows) await requireProof(proof)
  const named = new Set(rows.flatMap(({ endpoints: names }) => names))
  const others = (Object.keys(endpoints) as EndpointName[]).filter((name) => !named.has(name))
  const head = `| fact | our route | guide dialect | live dialect | proof |\n|---|---|---|---|---|`
  const sections = tables.map(
    ([title, table]) => `## ${title}\n\n${head}\n${table.map(rowOf).join('\n')}`,
  )
  const absent = absentFacts.map(
    ({ source, fact, why }) =>
      `| ${source === 'guide' ? 'guide' : 'make.com'} | ${fact} | ${why} |`,
  )
  return `${generated.replace('packages/shared', 'packages/bff/src/testing/facts')}

# Coverage

What is known of Make's API in its two dialects, as the source guide describes it and as make.com serves it, and what the
product makes of it: our route, what is asked of Make for it, and the test that proves it. The calls of the first table are
held against what is really sent, byte for byte, by one test that goes through all of them.

${sections.join('\n\n')}

## Not offered

| source | what | why |
|---|---|---|
${absent.join('\n')}

## Routes besides

They are asked for by no row above: ${others.map(routeOf).join(', ')}.
`
}
