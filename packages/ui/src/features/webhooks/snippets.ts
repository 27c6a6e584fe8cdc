import type { WebhookSecret } from '@inlaykit/shared'

/** The languages of the snippets. */
export const snippetLanguages = ['curl', 'JavaScript', 'Python'] as const

/** One of {@link snippetLanguages}. */
export type SnippetLanguage = (typeof snippetLanguages)[number]

/** The `Authorization` header by which a caller of a secured webhook proves itself; `undefined`: it needs none. */
export function authorizationOf(secret: WebhookSecret | null): string | undefined {
  if (secret === null) return undefined
  if (secret.type === 'token') return `Bearer ${secret.token}`
  const bytes = new TextEncoder().encode(`${secret.username}:${secret.password}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}

/** A call of the webhook that works as it stands. */
export function snippetOf(
  language: SnippetLanguage,
  url: string,
  authorization: string | undefined,
): string {
  const body = '{"hello":"world"}'
  if (language === 'curl') {
    const lines = [`curl -X POST ${inShell(url)}`, `-H 'Content-Type: application/json'`]
    if (authorization !== undefined) lines.push(`-H ${inShell(`Authorization: ${authorization}`)}`)
    return [...lines, `-d ${inShell(body)}`].join(' \\\n  ')
  }
  if (language === 'JavaScript') {
    const headers = {
      'Content-Type': 'application/json',
      ...(authorization === undefined ? {} : { Authorization: authorization }),
    }
    const told = JSON.stringify(headers, null, 2).replaceAll('\n', '\n  ')
    return `await fetch(${JSON.stringify(url)}, {\n  method: 'POST',\n  headers: ${told},\n  body: JSON.stringify({ hello: 'world' }),\n})`
  }
  // A text of JSON is one of Python too.
  const headers =
    authorization === undefined
      ? ''
      : `\n    headers={"Authorization": ${JSON.stringify(authorization)}},`
  return `import requests\n\nrequests.post(\n    ${JSON.stringify(url)},\n    json={"hello": "world"},${headers}\n    timeout=30,\n)`
}

/** In single quotes, which take everything but themselves. */
function inShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** How what somebody pasted compares with what callers must send. `missing`: it holds no such header. */
export type HeaderVerdict = 'right' | 'wrong' | 'scheme' | 'missing'

/**
 * Checks what a caller sends: an `Authorization` header, alone or among others as a log shows them.
 * @param text what was pasted
 * @param authorization what callers must send
 */
export function checkHeader(text: string, authorization: string): HeaderVerdict {
  const lines = text.split(/[\r\n]/).map((line) => line.trim())
  const named = lines.map(authorizationIn).find((value) => value !== undefined)
  const single = lines.filter((line) => line !== '')
  const sent = named ?? (single.length === 1 ? unquoted(single[0] ?? '') : '')
  if (sent === '') return 'missing'
  const schemeOf = (header: string) => header.slice(0, header.indexOf(' ')).toLowerCase()
  if (sent === authorization) return 'right'
  if (schemeOf(sent) !== schemeOf(authorization)) return 'scheme'
  const rest = (header: string) => header.slice(header.indexOf(' ')).trim()
  return rest(sent) === rest(authorization) ? 'right' : 'wrong'
}

/** The value of an `Authorization` header in a line of a request, a command or a program. */
function authorizationIn(line: string): string | undefined {
  const header = unquoted(line.startsWith('-H') ? line.slice('-H'.length) : line)
  const colon = header.indexOf(':')
  const name = unquoted(header.slice(0, Math.max(0, colon)))
  return name.toLowerCase() === 'authorization' ? unquoted(header.slice(colon + 1)) : undefined
}

const marks: ReadonlySet<string> = new Set(["'", '"'])

/** Without space and quotation marks around it. */
function unquoted(text: string): string {
  const value = text.trim()
  const start = marks.has(value.charAt(0)) ? 1 : 0
  const end = value.length > start && marks.has(value.at(-1) ?? '') ? -1 : undefined
  return value.slice(start, end).trim()
}
