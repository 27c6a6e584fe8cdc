import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { CommandFailed, type CommandContext } from './command.js'

/** What a typed key is echoed to. */
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })

/**
 * The API key from `MAKE_API_KEY`, else the first line of standard input; typed on a terminal, it is not shown.
 * @throws {CommandFailed} when there is none
 */
export async function readApiKey({ environment, stdin, tell }: CommandContext): Promise<string> {
  const given = environment['MAKE_API_KEY']?.trim()
  if (given) return given
  if (stdin.isTTY) tell('Paste the API key and press Enter. It is not shown.')
  const lines = createInterface({
    input: stdin,
    ...(stdin.isTTY ? { output: nowhere(), terminal: true } : {}),
  })
  try {
    for await (const line of lines) {
      if (line.trim() !== '') return line.trim()
    }
  } finally {
    lines.close()
  }
  throw new CommandFailed('No API key came: set MAKE_API_KEY, or send the key to standard input.')
}
