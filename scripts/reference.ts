// Writes the pages of docs/ that follow from the contract and the tables of facts: `pnpm reference`. With --check it only says whether the
// committed ones are up to date.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import {
  commonProblems,
  endpoints,
  permissions,
  problems,
  problemType,
  roleAllows,
  roles,
  toOpenApi,
  type Endpoint,
  type ProblemName,
} from '@inlaykit/shared'
import { coveragePage } from './coverage.js'
import { sandboxPage } from './sandbox-page.js'

const generated = '<!-- Written by `pnpm reference` from packages/shared: change it there. -->'
const table = Object.entries(endpoints) as [string, Endpoint][]

/** What each problem is about, for whoever handles it. */
const meanings: Record<ProblemName, string> = {
  unauthenticated: 'Nobody is signed in, or the viewer token is expired or not valid.',
  forbidden:
    'The role does not include it, the header `X-Inlaykit: 1` is missing, or the origin may not write.',
  'not-found': 'There is no such thing for this tenant, whether or not another one has it.',
  validation: 'The request breaks the contract. `errors` names each place and its mend.',
  conflict: 'It no longer fits the present state, such as stopping a run that has ended.',
  'not-connected': 'The tenant has no connection to Make yet.',
  'reconnect-required': 'Make refuses the stored credential, or it cannot be decrypted any more.',
  unsupported: "The connection's dialect of Make cannot do it.",
  'payload-too-large': 'The body has more bytes than are taken: 1 MiB by default.',
  'rate-limited': "Make's budget is spent, or too many streams are open. `retryAfter` says when.",
  'upstream-rejected': 'Make refused, with its own message, cleaned.',
  'upstream-unavailable': 'Make is down, redirects, or answers what cannot be read.',
  'upstream-timeout': 'Make did not answer in time.',
  'method-not-allowed': 'The address takes other methods: see the header `Allow`.',
  'unsupported-media-type': 'The body is not JSON in UTF-8, or it is compressed.',
  'idempotency-mismatch': 'The idempotency key was used before with another request.',
  unavailable: 'The store does not answer, or the server is stopping.',
  internal: 'A fault of ours. The request id in `instance` finds it in the log.',
}

function rolesPage(): string {
  const allowed = permissions.map(
    (permission) =>
      `| \`${permission}\` | ${roles.map((role) => (roleAllows(role, permission) ? '✓' : '')).join(' | ')} |`,
  )
  const asked = table.map(
    ([name, { method, path, permission }]) =>
      `| \`${method} ${path}\` | \`${name}\` | ${permission === 'none' ? 'no viewer' : permission === 'any' ? 'any role' : `\`${permission}\``} |`,
  )
  return `${generated}

# Roles and permissions

Your \`identify\` says which role a person has. What the role allows is one table, in
[\`packages/shared\`](../packages/shared/src/contract/roles.ts): the server refuses by it, and the widgets disable by it and
name the role that would do.

| permission | ${roles.join(' | ')} |
|---|${roles.map(() => ':-:').join('|')}|
${allowed.join('\n')}

## What each endpoint asks for

| endpoint | name | permission |
|---|---|---|
${asked.join('\n')}
`
}

function problemsPage(): string {
  const rows = (Object.keys(problems) as ProblemName[]).map(
    (name) =>
      `| \`${name}\` | ${problems[name].status} | ${problems[name].title} | ${meanings[name]} |`,
  )
  return `${generated}

# Problems

Whatever is not a fine answer is \`application/problem+json\` (RFC 9457):

\`\`\`json
{
  "type": "${problemType('validation')}",
  "title": "${problems.validation.title}",
  "status": ${problems.validation.status},
  "detail": "Mend the request: query.limit: must be a whole number from 1 to 100.",
  "instance": "req_4fTq0n3x9KZ1cQ7b2mYw8A",
  "errors": [{ "path": "query.limit", "message": "must be a whole number from 1 to 100" }]
}
\`\`\`

Switch on \`type\`, never on a text. \`instance\` is the request id, which the header \`X-Request-Id\` and the log carry too.
\`retryAfter\` is in seconds, like the header \`Retry-After\`. No problem ever holds a credential, an upstream address or a stack.

| name | status | title | when |
|---|---|---|---|
${rows.join('\n')}

Any endpoint that asks for a viewer may answer ${commonProblems.map((name) => `\`${name}\``).join(', ')}. The others are listed with each
endpoint in the [OpenAPI document](openapi.json).
`
}

const manifest = fileURLToPath(new URL('../packages/bff/package.json', import.meta.url))
const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string }
const openApi = toOpenApi(endpoints, { basePath: '/api/inlaykit', version })
const pages: Record<string, string> = {
  'coverage.md': await coveragePage(generated),
  'openapi.json': `${JSON.stringify(openApi, null, 2)}\n`,
  'problems.md': problemsPage(),
  'roles.md': rolesPage(),
  'sandbox.md': sandboxPage(generated),
}

const stale: string[] = []
for (const [name, wanted] of Object.entries(pages)) {
  const path = fileURLToPath(new URL(`../docs/${name}`, import.meta.url))
  if ((await readFile(path, 'utf8').catch(() => '')) === wanted) continue
  stale.push(`docs/${name}`)
  if (!process.argv.includes('--check')) await writeFile(path, wanted)
}
if (!process.argv.includes('--check')) {
  console.log(stale.length === 0 ? 'Nothing to write.' : `Wrote ${stale.join(', ')}.`)
} else if (stale.length > 0) {
  console.error(
    `Out of date: ${stale.join(', ')}. Run \`pnpm reference\` and commit what it writes.`,
  )
  process.exit(1)
} else {
  console.log(`Up to date: ${Object.keys(pages).join(', ')} (${table.length} endpoints).`)
}
