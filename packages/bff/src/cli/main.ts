import { parseArgs } from 'node:util'
import { version } from '../version.js'
import { UsageError, type Command, type CommandContext } from './command.js'
import { connectionsAdd } from './connections-add.js'
import { connectionsList } from './connections-list.js'
import { connectionsRemove } from './connections-remove.js'
import { doctor } from './doctor/index.js'
import { helpOf, overview } from './help.js'
import { keysRotate } from './keys-rotate.js'
import { migrate } from './migrate.js'
import { executionsList } from './people/executions.js'
import { executionsTail } from './people/executions-tail.js'
import { scenariosExport } from './people/scenarios-export.js'
import {
  scenariosActivate,
  scenariosDeactivate,
  scenariosList,
  scenariosRun,
} from './people/scenarios.js'
import { webhooksCreate, webhooksList } from './people/webhooks.js'
import { serve } from './serve.js'
import { tenantsDelete } from './tenants-delete.js'

const commands: readonly Command[] = [
  serve,
  doctor,
  migrate,
  keysRotate,
  connectionsList,
  connectionsAdd,
  connectionsRemove,
  tenantsDelete,
  scenariosList,
  scenariosRun,
  scenariosActivate,
  scenariosDeactivate,
  scenariosExport,
  executionsList,
  executionsTail,
  webhooksList,
  webhooksCreate,
]

/** How long a stop may take; then the process ends all the same. */
const stopMs = 40_000

/** Resolves at the first signal; a second one ends the process at once. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const onSignal = () => {
      if (asked) process.exit(1)
      asked = true
      setTimeout(() => process.exit(1), stopMs).unref()
      resolve()
    }
    process.on('SIGTERM', onSignal)
    process.on('SIGINT', onSignal)
  })
}

/**
 * Takes our variables out of the process once they are read: a diagnostic report of Node prints the environment, and a child
 * would inherit it.
 */
function takeEnvironment(): Record<string, string | undefined> {
  const taken = { ...process.env }
  for (const name of Object.keys(taken)) {
    if (/^(INLAYKIT_|MAKE_|SMTP_|SLACK_)/.test(name)) delete process.env[name]
  }
  return taken
}

/** Whoever read our answers may go before their end: that is no fault, so nothing is thrown and nobody told. */
function unread(): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') resolve()
      else reject(error)
    })
  })
}

const context: CommandContext = {
  environment: takeEnvironment(),
  print: (line) => process.stdout.write(`${line}\n`),
  tell: (line) => process.stderr.write(`${line}\n`),
  stdin: process.stdin,
  stopped,
  unread: unread(),
}

function findCommand(words: readonly string[]): { command: Command; rest: readonly string[] } {
  for (const command of commands) {
    const name = command.name.split(' ')
    if (name.every((word, index) => words[index] === word)) {
      return { command, rest: words.slice(name.length) }
    }
  }
  const asked = words.slice(0, 2).filter((word) => /^[a-z-]{1,30}$/.test(word) && word[0] !== '-')
  throw new UsageError(
    asked.length === 0 ? 'Say which command.' : `There is no command ${asked.join(' ')}.`,
  )
}

async function run(words: readonly string[]): Promise<void> {
  const [first] = words
  if (first === '--version' || first === '-v') return context.print(version)
  if (words.length === 1 && ['--help', '-h', 'help'].includes(first ?? '')) {
    return context.print(overview(commands))
  }
  if (first === 'help') {
    const asked = findCommand(words.slice(1))
    if (asked.rest.length > 0) throw new UsageError('Usage: inlaykit help COMMAND')
    return context.print(helpOf(asked.command))
  }
  const { command, rest } = findCommand(words)
  if (rest.includes('--help') || rest.includes('-h')) return context.print(helpOf(command))
  const input = parse(command, rest)
  const more = input.positionals.length - command.words
  if (more < 0 || more > (command.moreWords ?? 0)) {
    throw new UsageError(`Usage: inlaykit ${command.name} ${command.usage}`.trimEnd())
  }
  await command.run(input, context)
}

function parse(command: Command, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: command.options,
      allowPositionals: true,
    })
    return { values: values as Record<string, string | boolean | undefined>, positionals }
  } catch {
    // The parser's own words repeat what was typed, which may be a key in the wrong place.
    throw new UsageError(`Usage: inlaykit ${command.name} ${command.usage}`.trimEnd())
  }
}

/** Tells a failure in words for whoever typed the command: every message of ours is written for that. */
function tellFailure(error: unknown): number {
  if (error instanceof UsageError) {
    context.tell(`${error.message}\nSee: inlaykit --help`)
    return 2
  }
  context.tell(error instanceof Error ? error.message : String(error))
  return 1
}

let code = 0
try {
  await run(process.argv.slice(2))
} catch (error) {
  code = tellFailure(error)
}
process.exit(code)
