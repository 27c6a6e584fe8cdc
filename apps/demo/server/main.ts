import { organizationOf, startDemo } from './app.js'
import { ConfigError, readConfig } from './config.js'
import { companies, newcomerId, people } from './people.js'
import type { Demo } from './app.js'
import type { DemoConfig } from './config.js'

const preferredPort = 3000

function isPortTaken(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'EADDRINUSE'
}

/** The chosen port must be free; without a choice the usual one is tried first, then any. */
async function start(config: DemoConfig): Promise<Demo> {
  const options = {
    host: config.host,
    dialect: config.dialect,
    database: config.database,
    web: config.development ? ('source' as const) : ('build' as const),
    onProgress: (step: string) => console.log(`  ${step} …`),
  }
  try {
    return await startDemo({ ...options, port: config.port ?? preferredPort })
  } catch (error) {
    if (config.port !== null || !isPortTaken(error)) throw error
    return startDemo({ ...options, port: 0 })
  }
}

function describeDatabase({ database }: DemoConfig): string {
  if ('url' in database) return 'PostgreSQL (INLAYKIT_DATABASE_URL)'
  if ('dataDir' in database) return `embedded, in ${database.dataDir}`
  return 'embedded, thrown away at the end'
}

function describePeople(): string {
  return companies
    .map((company) => {
      const members = people.flatMap((person) =>
        person.memberships
          .filter(({ companyId }) => companyId === company.id)
          .map(({ role }) => `${person.name} (${role})`),
      )
      return `    ${company.name.padEnd(16)} ${members.join(', ')}`
    })
    .join('\n')
}

function greet(demo: Demo, config: DemoConfig): string {
  const organization = organizationOf(demo.sandbox, newcomerId)
  return `
  Larkfield is running at  ${demo.url}/

  Sign in as one of these; there are no passwords:
${describePeople()}

  Then open Settings → Automations, and try this:
    · as Mateo (builder): search, filter and sort the scenarios; run one and watch it
      go from running to its result; pause one and activate it again
    · as Inês (viewer): the same buttons are off, and say why
    · as Noor (consultant): switch the company at the top, and see only its own scenarios
    · as Nadia (admin): connect ${organization.name} to Make, on Make's own page, or with
      the key ${organization.apiKey}
      of organization ${organization.id}
    · switch to dark, to another language, or make the window narrow

  Dialect: ${config.dialect}   Database: ${describeDatabase(config)}
  Other choices: MAKE_DIALECT=guide|live  PORT=…  INLAYKIT_DATABASE_URL=…  INLAYKIT_DATA_DIR=…
  Ctrl-C stops everything.
`
}

function explain(error: unknown, config: DemoConfig): string {
  if (isPortTaken(error)) {
    return `Port ${config.port} is taken by another program: set PORT to another one, or leave it out.`
  }
  return `The demo could not start: ${error instanceof Error ? error.message : String(error)}`
}

async function main(): Promise<number> {
  let config: DemoConfig
  try {
    config = readConfig(process.env, process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(`The demo could not start:\n${error.message}`)
    return 1
  }
  console.log('\n  Larkfield, a small SaaS with Inlaykit inside')
  try {
    const demo = await start(config)
    const stopped = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    })
    console.log(greet(demo, config))
    await stopped
    await demo.close()
    return 0
  } catch (error) {
    console.error(explain(error, config))
    return 1
  }
}

process.exit(await main())
