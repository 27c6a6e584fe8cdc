import type { Command } from './command.js'

/** The help of the whole program. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2
  return [
    "inlaykit: the backend of your customers' Make automations",
    '',
    'Usage: inlaykit COMMAND [OPTIONS]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`),
    '',
    '  help COMMAND   what a command does and takes; also COMMAND --help',
    '  --help, -h     this help',
    '  --version, -v  the version',
    '',
    'Every command reads the environment, and lists at once whatever is wrong with it:',
    '',
    ...variables.map(([name, meaning]) => `  ${name.padEnd(31)}${meaning}`),
    '',
    exitCodes,
  ].join('\n')
}

/** The help of one command. */
export function helpOf({ name, usage, summary, details }: Command): string {
  const lines = [`Usage: inlaykit ${name} ${usage}`.trimEnd(), '', summary]
  if (details.length > 0) lines.push('', ...details.map((line) => `  ${line}`))
  lines.push('', exitCodes)
  return lines.join('\n')
}

const exitCodes = 'Exit codes: 0 done, 1 failed (the message says why), 2 wrong command line.'

const variables: readonly (readonly [string, string])[] = [
  ['INLAYKIT_PORT, INLAYKIT_HOST', 'where to listen; 8787 on 127.0.0.1'],
  ['INLAYKIT_BASE_PATH', 'below which path; /api/inlaykit'],
  ['INLAYKIT_DATABASE_URL', 'a Postgres server; else the embedded one is used'],
  ['INLAYKIT_DATABASE_DIRECT_URL', 'the same server without its pooler'],
  ['INLAYKIT_DATA_DIR', 'where the embedded database keeps its files; ./.inlaykit'],
  ['INLAYKIT_ENCRYPTION_KEYS', 'id:key,…; the first encrypts, all decrypt'],
  ['INLAYKIT_VIEWER_SECRET', 'signs viewer tokens'],
  ['INLAYKIT_ALLOWED_ORIGINS', 'origins of other pages that may use it, by comma'],
  ['INLAYKIT_PUBLIC_URL', 'the address people see; needed in production'],
  ['INLAYKIT_LOG_LEVEL', 'JSON lines on stderr from this level up; info'],
  ['INLAYKIT_AUDIT_DAYS', 'how long it is kept who did what; 365'],
  ['INLAYKIT_DEFAULT_TENANT', 'the tenant of MAKE_API_KEY and of --dev; default'],
  ['MAKE_DIALECT', 'live or guide; live'],
  ['MAKE_ZONE', 'where Make is, for example eu1.make.com'],
  ['MAKE_BASE_URL', 'instead of a zone: the address of the API'],
  ['MAKE_PLAN', 'free, core, pro, teams or enterprise'],
  ['MAKE_API_KEY', 'a first connection, with MAKE_ORGANIZATION_ID and MAKE_TEAM_ID'],
]
