import { people, signInCookie } from './people.js'

const signIn = people
  .map(
    ({ id, name, account, role }) =>
      `<button onclick="document.cookie='${signInCookie}=${id}; path=/; samesite=lax'; show()">${name} (${role} of ${account})</button>`,
  )
  .join('\n')

/** The page of every example: signs in as somebody and lists the scenarios of their account by `fetch`. */
export const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Inlaykit in your server</title>
<h1>Scenarios</h1>
<p>Sign in as ${signIn}</p>
<ul></ul>
<script>
  async function show() {
    const answer = await fetch('/api/inlaykit/scenarios', { headers: { 'X-Inlaykit': '1' } })
    const body = await answer.json()
    const lines = answer.ok ? body.items.map(({ name, status }) => name + ' · ' + status) : [body.detail]
    document.querySelector('ul').replaceChildren(
      ...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })),
    )
  }
  show()
</script>
</html>
`
