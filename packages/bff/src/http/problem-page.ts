import { createHash } from 'node:crypto'
import type { Problem } from '@inlaykit/shared'
import { problemResponse } from './problems.js'

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:34em;margin:15vh auto;padding:0 1.5em}' +
  'h1{font-size:1.25em}small{opacity:.7;overflow-wrap:anywhere}'
const styleHash = createHash('sha256').update(style).digest('base64')

/** What the answer of such an address hangs on, page or not. */
export const variesOnAccept = 'Cookie, Authorization, Accept'

/** Nothing runs, loads, is sent or framed here; the style is the one above. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** Instead of words that would say back what somebody has put into the address. */
const wrongAddress =
  'The address that led here is not complete. Go back to the page that you came from, and try again.'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char]!)
}

/** Whether it is a person's browser that opens the address: programs don't ask for a page, nor does `fetch` by itself. */
export function wantsPage(accept: string | undefined): boolean {
  return /(?:^|,)\s*text\/html\s*(?:[;,]|$)/i.test(accept ?? '')
}

function pageOf({ title, detail, instance, errors }: Problem, home: string | null): string {
  const link =
    home === null ? '' : `<p><a href="${escape(home)}">${escape(new URL(home).host)}</a></p>\n`
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<style>${style}</style>
<h1>${escape(title)}</h1>
<p>${escape(errors ? wrongAddress : detail)}</p>
<p>If this is a window of its own, you can close it.</p>
${link}<p><small>${escape(instance)}</small></p>
</html>
`
}

/**
 * A problem as a page, for addresses that people open themselves and that can't send them on. It has no script, and says
 * nothing that stood in the address.
 * @param home where the person may go on; `null`: not known
 */
export function problemPage(problem: Problem, home: string | null): Response {
  const { status, headers } = problemResponse(problem, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy,
    // The address may hold what is good for once.
    'Referrer-Policy': 'no-referrer',
    Vary: variesOnAccept,
  })
  return new Response(pageOf(problem, home), { status, headers })
}
