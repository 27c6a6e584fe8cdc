import { parseArgs } from 'node:util'
import { optionFaults, type SandboxOptions } from '../options.js'

/** What a command line asks for. */
export type ParsedArguments =
  | { readonly kind: 'help' }
  | { readonly kind: 'faults'; readonly faults: readonly string[] }
  | {
      readonly kind: 'start'
      readonly port: number
      readonly host: string
      readonly options: SandboxOptions
    }

/** Where the sandbox listens unless told otherwise. */
export const defaultPort = 8790

const flags = {
  dialect: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  plan: { type: 'string' },
  seed: { type: 'string' },
  speed: { type: 'string' },
  'redirect-uri': { type: 'string', multiple: true },
  'no-scheduler': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Reads a command line. Everything that is wrong with it comes in one list. */
export function parseArguments(args: readonly string[]): ParsedArguments {
  const faults: string[] = []
  const { values, tokens } = parseArgs({
    args: [...args],
    options: flags,
    strict: false,
    tokens: true,
    allowPositionals: true,
  })
  for (const token of tokens) {
    if (token.kind === 'positional') faults.push(`${token.value} is not understood here.`)
    if (token.kind !== 'option') continue
    const flag = Object.entries(flags).find(([name]) => name === token.name)?.[1]
    if (!flag) faults.push(`${token.rawName} is no option.`)
    else if (flag.type === 'string' && token.value === undefined) {
      faults.push(`${token.rawName} needs a value.`)
    } else if (flag.type === 'boolean' && token.value !== undefined) {
      faults.push(`${token.rawName} takes no value.`)
    }
  }
  if (values.help === true && faults.length === 0) return { kind: 'help' }

  const text = (name: keyof typeof flags) => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  const number = (name: keyof typeof flags) => {
    const value = text(name)
    if (value === undefined) return undefined
    return value.trim() === '' ? Number.NaN : Number(value)
  }
  const port = number('port') ?? defaultPort
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    faults.push('--port must be a whole number from 0 (any free port) to 65535.')
  }
  const host = text('host') ?? '127.0.0.1'
  if (host.trim() === '') faults.push('--host must be an address such as 127.0.0.1.')
  const given = {
    dialect: text('dialect'),
    plan: text('plan'),
    seed: number('seed'),
    speed: number('speed'),
    redirectUris: values['redirect-uri']?.filter((value) => typeof value === 'string'),
  }
  const options = {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    scheduler: values['no-scheduler'] !== true,
  } satisfies SandboxOptions
  faults.push(
    ...optionFaults(
      options,
      (option) => `--${option === 'redirectUris' ? 'redirect-uri' : option}`,
    ),
  )
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'start', port, host, options }
}
