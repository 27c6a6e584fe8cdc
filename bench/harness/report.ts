import { readFile, writeFile } from 'node:fs/promises'
import { arch, cpus, platform, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Bench, BenchResult, Effort } from './bench.js'
import { canPin } from './server.js'

const page = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url))

const intro = `# Benchmarks

\`pnpm bench\` measures all of these, \`pnpm bench NAME…\` some; add \`--quick\` for a short look that writes nothing. What a bench
finds takes the place of what it found before; the figures of the others and what people wrote stay.

Figures are ratios within one run, since absolute ones belong to the machine. The server under test is a process of its own
on one core, the load comes from another. A contender is warm once it has answered 20,000 requests (or was loaded for 30 s):
code is compiled after so many calls, not after so much time. Then contenders take turns of 2 s, each time in the reverse
order of the time before, two turns a round; a ratio is made in each round, and their median is told, so that what disturbs
the machine for longer than some seconds disturbs both sides of it. Nothing that was measured is left out.

\`CPU/request\` is the processor time of the server's process (all its threads, user and system) over its requests: the
steadiest figure. \`least CPU\` is the best round, \`spread of CPU\` the worst round over the best; \`p50\` is the median of the
turns, \`p99\` that of the worst turn of each round. Where the baseline's own spread is beyond 1.5 nothing is judged.
`

/** The versions of what was measured beside us. */
async function versions(): Promise<string> {
  const names = ['fastify', '@fastify/http-proxy', 'express', 'hono', 'http-proxy-middleware']
  const found = names.map(async (name) => {
    // Not every package lets its own package.json be imported.
    const file = new URL(`../node_modules/${name}/package.json`, import.meta.url)
    const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string }
    return `${name} ${version}`
  })
  return [`Node ${process.versions.node}`, ...(await Promise.all(found))].join(', ')
}

async function serverConditions(effort: Effort): Promise<string> {
  return `${await versions()}; ${effort.rounds} rounds of ${effort.seconds} s each${canPin ? '' : '; the processes could not be kept on cores of their own'}`
}

async function machine({ conditions = serverConditions }: Bench, effort: Effort): Promise<string> {
  const [cpu] = cpus()
  return [
    `${new Date().toISOString().slice(0, 10)}, ${platform()} ${arch()}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    await conditions(effort),
  ].join('; ')
}

function tableOf({ columns, rows }: BenchResult): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = columns.map((_, index) => (index === 0 ? '---' : '--:'))
  return [line(columns), line(rule), ...rows.map(line)].join('\n')
}

const words = { true: 'met', false: '**missed**', null: 'not judged' } as const

/** What a bench found, as Markdown. */
export function describe(bench: Bench, result: BenchResult): string {
  const verdicts = result.verdicts.map(
    ({ goal, measured, isMet }) => `- ${words[`${isMet}`]}: ${goal} (${measured})`,
  )
  const notes = (result.notes ?? []).map((note) => `- ${note}`)
  return [bench.about, tableOf(result), [...verdicts, ...notes].join('\n')]
    .filter((part) => part !== '')
    .join('\n\n')
}

function markers(name: string): { begin: string; end: string } {
  return {
    begin: `<!-- ${name}: written by pnpm bench -->`,
    end: `<!-- ${name}: read by people -->`,
  }
}

/** Puts a bench's part in its place; what people wrote after it stays. */
function put(text: string, bench: Bench, written: string): string {
  const { begin, end } = markers(bench.name)
  const [before, rest] = text.split(begin, 2)
  const after = rest?.split(end, 2)[1]
  if (before === undefined || after === undefined) {
    return `${text.trimEnd()}\n\n## ${bench.title}\n\n${begin}\n\n${written}\n\n${end}\n`
  }
  return `${before}${begin}\n\n${written}\n\n${end}${after}`
}

/** Writes what was found into `docs/benchmarks.md`. What people wrote below the table is kept. */
export async function writeReport(
  bench: Bench,
  result: BenchResult,
  effort: Effort,
): Promise<void> {
  const text = await readFile(page, 'utf8').catch(() => intro)
  await writeFile(
    page,
    put(text, bench, `${describe(bench, result)}\n\n${await machine(bench, effort)}.`),
  )
}
