/** What of an OAuth request's address anybody may see. */
const open = new Set([
  'client_id',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'code_challenge_method',
  'prompt',
])

/** The target of a request line with every other value of its query as `***`: a state is as good as a key to its flow. */
export function redactQuery(target: string): string {
  const at = target.indexOf('?')
  if (at === -1) return target
  const pairs = target.slice(at + 1).split('&')
  const shown = pairs.map((pair) => {
    const [name = ''] = pair.split('=')
    return open.has(name) ? pair : `${/^[\w-]{1,40}$/.test(name) ? name : '***'}=***`
  })
  return `${target.slice(0, at)}?${shown.join('&')}`
}
