import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { Organization } from '../world/model.js'
import type { ConsentRequest } from './authorize.js'

const styles = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 2em 1em; background: Canvas; color: CanvasText; }
main { max-width: 34em; margin: 0 auto; }
h1 { font-size: 1.5em; line-height: 1.25; }
fieldset, .person { margin: 0 0 1.5em; }
fieldset { padding: .5em 1em 1em; border: 1px solid GrayText; border-radius: .5em; }
legend, .person label { font-weight: 600; }
.choice { display: flex; gap: .6em; align-items: center; min-height: 2em; }
.choice label { flex: 1; padding: .25em 0; }
input { width: 1.5em; height: 1.5em; margin: 0; }
select { display: block; width: 100%; min-height: 2.75em; font: inherit; }
.actions { display: flex; flex-wrap: wrap; gap: 1em; }
button { min-width: 7em; min-height: 2.75em; padding: 0 1.2em; font: inherit; font-weight: 600; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
[role=alert] { padding: .75em 1em; border: 2px solid; border-radius: .5em; font-weight: 600; }
code { overflow-wrap: anywhere; }
`

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  // No form-action: browsers hold the redirects that follow a form to it, and where the client's own callback sends people
  // on to is not ours to know. What comes in is escaped, so the page has no form but its own.
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(styles).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}

type Html = ReturnType<typeof html>

async function answerPage(title: string, content: Html, status: number): Promise<Response> {
  const text = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Local Make</title>
        ${raw(`<style>${styles}</style>`)}
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`
  return new Response(String(text), { status, headers })
}

/** The page that asks a person, or asks again because of `problem`. It works without scripts. */
export function answerConsentPage(
  request: ConsentRequest,
  organizations: readonly Organization[],
  question: {
    readonly action: string
    /** Ids of what is chosen at first. */
    readonly chosen: ReadonlySet<string>
    readonly problem?: string
  },
): Promise<Response> {
  const { client, dialect, id, redirectUri, scopes } = request
  const { action, chosen, problem } = question
  const mark = (one: { id: number }, word: string) => (chosen.has(String(one.id)) ? raw(word) : '')
  // A token of the guide's API says nothing of organisations, and its calls name none: it reaches one.
  const type = dialect === 'guide' ? 'radio' : 'checkbox'
  const legend = dialect === 'guide' ? 'Organization' : 'Organizations'
  return answerPage(
    `Allow ${client.name}?`,
    html`<h1>Allow ${client.name} to use your account?</h1>
      ${problem === undefined ? '' : html`<p role="alert">${problem}</p>`}
      <p>It asks for:</p>
      <ul>
        ${scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
      </ul>
      <form method="post" action="${action}">
        <input type="hidden" name="request" value="${id}" />
        <div class="person">
          <label for="person">You are</label>
          <select id="person" name="person">
            ${organizations.map(
              ({ name, people }) =>
                html`<optgroup label="${name}">
                  ${people.map(
                    (person) =>
                      html`<option value="${person.id}" ${mark(person, 'selected')}>
                        ${person.name}
                      </option>`,
                  )}
                </optgroup>`,
            )}
          </select>
        </div>
        <fieldset>
          <legend>${legend}</legend>
          ${organizations.map(
            (organization) =>
              html`<div class="choice">
                <input
                  type="${type}"
                  id="organization-${organization.id}"
                  name="organization"
                  value="${organization.id}"
                  ${mark(organization, 'checked')}
                />
                <label for="organization-${organization.id}">${organization.name}</label>
              </div>`,
          )}
        </fieldset>
        <p>You are sent back to <code>${redirectUri}</code>.</p>
        <div class="actions">
          <button type="submit" name="decision" value="allow">Allow</button>
          <button type="submit" name="decision" value="deny">Deny</button>
        </div>
      </form>`,
    problem === undefined ? 200 : 400,
  )
}

/** The page for a request that nobody can be sent back from. */
export function answerErrorPage(detail: string): Promise<Response> {
  return answerPage(
    'This can’t be asked',
    html`<h1>This can’t be asked</h1>
      <p role="alert">${detail}</p>
      <p>Go back to where you came from, and begin again.</p>`,
    400,
  )
}
