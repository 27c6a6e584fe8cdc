import { dialects } from '../http/environment.js'
import type { SandboxOptions } from '../options.js'
import type { Sandbox } from '../sandbox.js'
import { plans } from '../world/plans.js'
import { defaultPort } from './arguments.js'

/** What `--help` says. */
export const helpText = `A local Make, to build and test against.

Usage: inlaykit-sandbox [options]

  --dialect guide|live  what plain /api/v2 speaks (default live)
  --port PORT           where to listen; 0 chooses any free port (default ${defaultPort})
  --host HOST           address to listen on (default 127.0.0.1)
  --plan PLAN           ${plans.join(', ')} (default core): decides the rate limits
  --seed NUMBER         the same seed makes the same world (default 42)
  --speed NUMBER        how many times faster than life executions run (default 1)
  --redirect-uri URL    where the OAuth client may send people back to; may be repeated
  --no-scheduler        scenarios start only when asked
  --help                this text`

/** What is printed once the sandbox listens: where it is, which keys open it, and what to try. */
export function describeSandbox(
  sandbox: Sandbox,
  origin: string,
  { dialect = 'live', plan = 'core', seed = 42 }: SandboxOptions,
): string {
  const [first] = sandbox.organizations
  const { client } = sandbox.oauth
  const key = first?.apiKey ?? ''
  const team = first?.teams[0]?.id ?? ''
  const organizations = sandbox.organizations.flatMap(({ id, name, apiKey, teams }) => [
    `  ${name} (organisation ${id})`,
    `    API key  ${apiKey}`,
    ...teams.map((one) => `    team     ${one.id}  ${one.name}`),
  ])
  return [
    `inlaykit-sandbox listening on ${origin} (plan ${plan}, seed ${seed})`,
    '',
    `  live   ${sandbox.url('live')}`,
    `  guide  ${sandbox.url('guide')}`,
    `  ${origin}/api/v2 speaks ${dialect}`,
    '',
    ...organizations,
    '',
    `OAuth client ${client.clientId}`,
    `    secret   ${client.clientSecret}`,
    ...client.redirectUris.map((uri) => `    sends to ${uri}`),
    ...dialects.flatMap((dialect) => {
      const { authorize, token } = sandbox.oauth.urls(dialect)
      return [`    ${dialect.padEnd(8)} ${authorize}`, `             ${token}`]
    }),
    '',
    'Try:',
    `  curl -H 'Authorization: Token ${key}' '${sandbox.url('live')}/scenarios?teamId=${team}&pg[limit]=3' -g`,
    `  curl -H 'Authorization: Token ${key}' '${sandbox.url('guide')}/scenarios?limit=3'`,
  ].join('\n')
}
