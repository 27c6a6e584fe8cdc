import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createClient, type Client } from '@inlaykit/shared/client'
import type { Sandbox } from '@inlaykit/sandbox'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A stand-alone BFF in a process of its own. */
export interface ServedBff {
  /** With the base path. */
  readonly baseUrl: string
  readonly client: Client
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Asks it to stop; answers its exit code. */
  stop(): Promise<number | null>
}

/** How to start one again on the same data. */
export interface ServeSettings {
  readonly sandbox: Sandbox
  readonly database: Readonly<Record<string, string>>
  readonly encryptionKeys: string
  /** Further variables. */
  readonly environment?: Readonly<Record<string, string>>
}

/** A key as the environment takes it. */
export function drawKeys(): string {
  return `test:${randomBytes(32).toString('base64')}`
}

/**
 * Runs `inlaykit serve --dev` on a free port until it says that it listens.
 * @throws when it ends before, with all that it wrote
 */
export async function serve(settings: ServeSettings): Promise<ServedBff> {
  const organization = settings.sandbox.organizations[0]
  if (organization === undefined) throw new Error('The sandbox has no organisation.')
  const child: ChildProcess = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      '--conditions=inlaykit-source',
      'packages/bff/src/cli/main.ts',
      'serve',
      '--dev',
    ],
    {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        INLAYKIT_PORT: '0',
        INLAYKIT_ENCRYPTION_KEYS: settings.encryptionKeys,
        ...settings.database,
        MAKE_DIALECT: 'live',
        MAKE_BASE_URL: settings.sandbox.url('live'),
        MAKE_PLAN: 'enterprise',
        MAKE_API_KEY: organization.apiKey,
        MAKE_ORGANIZATION_ID: organization.id,
        MAKE_TEAM_ID: organization.teams[0]?.id ?? '',
        ...settings.environment,
      },
    },
  )
  const closed = once(child, 'close').then(([code]) => code as number | null)
  let said = ''
  const baseUrl = await new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /inlaykit listening on (\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    closed.then((code) => reject(new Error(`serve ended with ${code}:\n${said}`)), reject)
  })
  return {
    baseUrl,
    client: createClient({ baseUrl }),
    async kill() {
      child.kill('SIGKILL')
      await closed
    },
    stop() {
      child.kill('SIGTERM')
      return closed
    },
  }
}
