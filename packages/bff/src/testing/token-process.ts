import { fork, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../core/clock.js'
import { isDomainError } from '../core/errors.js'
import { silentLogger } from '../core/logger.js'
import { Secret } from '../core/secret.js'
import { createOAuthClient } from '../features/connections/oauth/client.js'
import { Revocations } from '../features/connections/oauth/revocations.js'
import { createTokenFetch } from '../features/connections/oauth/token-fetch.js'
import { TokenKeeper, type TokenOwner } from '../features/connections/oauth/token-keeper.js'
import { openDatabase, type DatabaseLocation } from '../store/database.js'
import { createVault, type EncryptionKey } from '../vault/vault.js'

/** What a process needs to renew tokens. */
interface Settings {
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

const self = fileURLToPath(import.meta.url)
const mark = 'INLAYKIT_TEST_TOKEN_PROCESS'

/** Starts a process, and waits until it is there. */
export async function startTokenProcess(settings: Settings): Promise<TokenProcess> {
  const child = fork(self, {
    execArgv: ['--conditions=inlaykit-source', '--import=tsx'],
    env: { PATH: process.env['PATH'] ?? '', [mark]: JSON.stringify(settings) },
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

async function serveTokens(settings: Settings): Promise<void> {
  const { tokenUrl, clientId } = settings
  const database = await openDatabase(settings.location)
  const parts = {
    database,
    vault: createVault(settings.encryptionKeys),
    clock: systemClock,
    logger: silentLogger,
    client: createOAuthClient(
      {
        clientId,
        clientSecret: new Secret(settings.clientSecret),
        redirectUri: 'https://app.host.test/oauth/callback',
        scopes: [],
        authorizeUrl: tokenUrl,
        tokenUrl,
        revokeUrl: null,
        issuer: null,
        organizationId: null,
      },
      {
        clock: systemClock,
        fetch: createTokenFetch({
          endpoints: [tokenUrl],
          userAgent: 'inlaykit/test',
          clock: systemClock,
        }),
      },
    ),
  }
  const keeper = new TokenKeeper({
    ...parts,
    revocations: new Revocations({ ...parts, background: false }),
  })
  const answer = (got: Got | 'here') => process.send?.(got)
  process.on('message', (owner: TokenOwner) => {
    keeper.access(owner).then(
      ({ value, version }) => {
        const digest = createHash('sha256').update(value.reveal()).digest('hex')
        answer({ version, digest })
      },
      (error: unknown) => answer({ problem: isDomainError(error) ? error.problem : String(error) }),
    )
  })
  process.on('disconnect', () => process.exit())
  answer('here')
}

const settings = process.env[mark]
if (settings !== undefined) await serveTokens(JSON.parse(settings) as Settings)
