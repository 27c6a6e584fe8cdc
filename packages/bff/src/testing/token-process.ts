import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { TokenOwner } from '../features/connections/oauth/token-keeper.js'
import type { DatabaseLocation } from '../store/database.js'
import type { EncryptionKey } from '../vault/vault.js'
import { programOf } from './programs.js'

/** What a process needs to renew tokens: in its variable `INLAYKIT_TEST_TOKEN_PROCESS`, as JSON. */
export interface TokenSettings {
  readonly location: DatabaseLocation
  readonly encryptionKeys: readonly EncryptionKey[]
  readonly clientId: string
  readonly clientSecret: string
  readonly tokenUrl: string
}

/** What a process got: the token's version and digest, or the name of the problem. */
export type Got =
  | { readonly version: number; readonly digest: string }
  | { readonly problem: string }

/** The keeper of tokens in a process of its own, as one of many instances has it. */
export interface TokenProcess {
  readonly child: ChildProcess
  /** Asks for a token as a request to Make does. */
  access(owner: TokenOwner): Promise<Got>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

/** Starts a process, and waits until it is there. */
export async function startTokenProcess(settings: TokenSettings): Promise<TokenProcess> {
  const child = fork(programOf('token-process'), {
    execArgv: [],
    env: { PATH: process.env['PATH'] ?? '', INLAYKIT_TEST_TOKEN_PROCESS: JSON.stringify(settings) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'close')
  await Promise.race([
    once(child, 'message'),
    ended.then(() => {
      throw new Error('A process that keeps tokens ended before it was there.')
    }),
  ])
  return {
    child,
    async access(owner) {
      child.send(owner)
      const [got] = (await once(child, 'message')) as [Got]
      return got
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
