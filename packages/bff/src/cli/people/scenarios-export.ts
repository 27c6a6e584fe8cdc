import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from '@inlaykit/shared/client'
import { createAbortController } from '../../core/abort.js'
import {
  CommandFailed,
  findOption,
  UsageError,
  type Command,
  type CommandContext,
  type CommandInput,
} from '../command.js'
import { withinLimit } from './patience.js'
import { fileNameOf, toDocument, toText, writeOwnFile } from './scenario-file.js'
import { show, tenantDetails, tenantOptions, withTenant } from './with-tenant.js'

/** What an export has at hand. */
interface Export {
  readonly client: Client
  readonly input: CommandInput
  readonly context: CommandContext
  readonly signal: AbortSignal
}

interface Written {
  readonly id: string
  readonly name: string
  readonly file: string
}

async function read({ client, context, signal }: Export, scenarioId: string) {
  const call = { params: { scenarioId } }
  const one = <T>(work: () => Promise<T>) => withinLimit(work, context.tell, signal)
  const scenario = await one(() => client.call('getScenario', call, { signal }))
  const blueprint = await one(() => client.call('getScenarioBlueprint', call, { signal }))
  return { scenario, document: toDocument(scenario, blueprint) }
}

/** Writes a file, in words for whoever typed its name where that can't be. */
async function write(path: string, text: string, { input }: Export): Promise<boolean> {
  try {
    return await writeOwnFile(path, `${text}\n`, input.values['force'] === true)
  } catch (error) {
    throw new CommandFailed(`${path} can't be written: ${(error as Error).message}`)
  }
}

function showWritten({ input, context }: Export, files: readonly Written[]): void {
  show(
    input,
    context,
    { files },
    {
      head: ['ID', 'NAME', 'FILE'],
      rows: files.map(({ id, name, file }) => [id, name, file]),
    },
  )
}

async function exportOne(work: Export, scenarioId: string, file: string | undefined) {
  const { scenario, document } = await read(work, scenarioId)
  if (file === undefined) {
    work.context.print(toText(document, work.input.values['json'] === true))
    return
  }
  if (!(await write(file, toText(document, false), work))) {
    throw new CommandFailed(`There is a file ${file} already: --force replaces it.`)
  }
  showWritten(work, [{ id: scenario.id, name: scenario.name, file }])
}

async function* scenariosOf({ client, context, signal }: Export) {
  let cursor: string | undefined
  do {
    const query = { limit: 100, cursor }
    const page = await withinLimit(
      () => client.call('listScenarios', { query }, { signal }),
      context.tell,
      signal,
    )
    yield* page.items
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}

/** What is written stays when a later one fails: another call with `--force` begins anew, one without goes on. */
async function exportAll(work: Export, folder: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new CommandFailed(`The folder ${folder} can't be made: ${(error as Error).message}`)
  })
  const written: Written[] = []
  let kept = 0
  for await (const { id, name } of scenariosOf(work)) {
    const { document } = await read(work, id)
    const file = join(folder, fileNameOf({ id, name }))
    if (await write(file, toText(document, false), work)) written.push({ id, name, file })
    else kept += 1
  }
  showWritten(work, written)
  if (kept > 0) {
    throw new CommandFailed(
      `${kept} of them had a file already, which stayed: --force replaces it.`,
    )
  }
}

/** `inlaykit scenarios export` */
export const scenariosExport: Command = {
  name: 'scenarios export',
  usage: 'SCENARIO --tenant ID [--out FILE] [--force] [--json]; or --all --out FOLDER',
  summary: 'Write a scenario with its blueprint as JSON, as POST /scenarios takes it.',
  details: [
    ...tenantDetails,
    '--out FILE          into this file, for its owner’s eyes alone; to stdout when left out',
    '--all --out FOLDER  every scenario, into a file each, named by its id and name',
    '--force             replaces files that are there',
  ],
  options: {
    ...tenantOptions,
    out: { type: 'string' },
    all: { type: 'boolean' },
    force: { type: 'boolean' },
  },
  words: 0,
  moreWords: 1,
  async run(input, context) {
    const [scenarioId] = input.positionals
    const out = findOption(input, 'out')
    const isAll = input.values['all'] === true
    if (isAll === (scenarioId !== undefined)) throw new UsageError('Name a scenario, or say --all.')
    if (isAll && out === undefined) throw new UsageError('--all needs --out FOLDER.')
    if (out === '') throw new UsageError('--out must name a place.')
    const ending = createAbortController()
    void context.stopped().then(() => ending.abort(new CommandFailed('Stopped before the end.')))
    await withTenant(input, context, async (client) => {
      const work: Export = { client, input, context, signal: ending.signal }
      if (scenarioId === undefined) await exportAll(work, out ?? '')
      else await exportOne(work, scenarioId, out)
    })
  },
}
