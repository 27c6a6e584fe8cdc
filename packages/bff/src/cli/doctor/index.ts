import type { DatabaseLocation } from '../../store/database.js'
import { openDatabase } from '../../store/database.js'
import { createVault } from '../../vault/vault.js'
import { CommandFailed, findOption, type Command, type CommandContext } from '../command.js'
import { examineDatabaseClock } from './clock.js'
import { examineDatabase } from './database.js'
import { examineEnvironment, type ExaminedEnvironment } from './environment.js'
import { examineEvents } from './events.js'
import { examineOAuth } from './oauth.js'
import { Findings, textOf, type CheckName, type Finding } from './findings.js'
import { examineKeys } from './keys.js'
import { examineConnections, examineReach } from './upstream.js'

type Report = (check: CheckName) => Findings

/** Looks at what is in the database, which is up to date. */
async function examineContents(
  location: DatabaseLocation,
  { config, options }: ExaminedEnvironment,
  tenantId: string | undefined,
  report: Report,
): Promise<void> {
  const database = await openDatabase(location)
  try {
    await examineEvents(database, report('events'))
    await examineDatabaseClock(database, report('clock'))
    if (!config || !options) return
    examineKeys(await createVault(config.encryptionKeys).survey(database), report('keys'))
    await examineConnections({ options, database, tenantId }, report('upstream'))
  } finally {
    await database.close()
  }
}

async function examineAll(
  environment: CommandContext['environment'],
  tenantId: string | undefined,
  report: Report,
): Promise<void> {
  const examined = examineEnvironment(environment, report('environment'))
  if (examined.config) {
    await examineReach(examined.config.make.baseUrl, report('upstream'), report('clock'))
    await examineOAuth(examined.config, report('oauth'))
  }
  const location = examined.database
  if (location && (await examineDatabase(location, report('database')))) {
    await examineContents(location, examined, tenantId, report)
  }
}

/** `inlaykit doctor` */
export const doctor: Command = {
  name: 'doctor',
  usage: '[--tenant ID] [--json]',
  summary: 'Look at everything that must be right, and say what to do about what is not.',
  details: [
    'Looks at the environment, the database, the encryption keys, the clock, whether instances hear each other,',
    'whether Make takes the credential of each connection (one request to Make for each), and how people connect by OAuth.',
    'Each line is ok, warn (works, but deserves a look) or fail. A warning does not change the exit code.',
    "--tenant ID         only this tenant's connections are tried",
    '--json              the answer as one JSON object: { ok, findings: [{ check, level, message, mend? }] }',
  ],
  options: { tenant: { type: 'string' }, json: { type: 'boolean' } },
  words: 0,
  async run(input, { environment, print }) {
    const asJson = input.values['json'] === true
    const findings: Finding[] = []
    const report: Report = (check) =>
      new Findings(check, (finding) => {
        findings.push(finding)
        if (!asJson) print(textOf(finding))
      })
    await examineAll(environment, findOption(input, 'tenant'), report)
    const failed = findings.filter(({ level }) => level === 'fail').length
    const warned = findings.filter(({ level }) => level === 'warn').length
    if (asJson) print(JSON.stringify({ ok: failed === 0, findings }))
    else print(`${findings.length} lines: ${failed} fail, ${warned} warn.`)
    if (failed > 0) throw new CommandFailed('Not everything is right.')
  },
}
