import { parseArguments } from './cli/arguments.js'
import { describeSandbox, helpText } from './cli/texts.js'
import { createSandbox } from './sandbox.js'

/** Runs the command and answers its exit code, or `undefined` when the sandbox goes on until a signal comes. */
async function main(args: readonly string[]): Promise<number | undefined> {
  const parsed = parseArguments(args)
  if (parsed.kind === 'help') {
    process.stdout.write(`${helpText}\n`)
    return 0
  }
  if (parsed.kind === 'faults') {
    const list = parsed.faults.map((fault) => `  - ${fault}`).join('\n')
    process.stderr.write(`The sandbox can't start:\n${list}\nSee inlaykit-sandbox --help.\n`)
    return 1
  }

  const { port, host, options } = parsed
  const sandbox = createSandbox(options)
  let origin: string
  try {
    origin = await sandbox.listen({ port, host })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    process.stderr.write(
      `The sandbox can't listen on ${host}:${port}: ${reason}\nChoose another with --port.\n`,
    )
    await sandbox.close()
    return 1
  }
  process.stdout.write(`${describeSandbox(sandbox, origin, options)}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)))
  }
  return undefined
}

const code = await main(process.argv.slice(2))
if (code !== undefined) process.exitCode = code
