import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createSandbox } from '@inlaykit/sandbox'
import type { Input, Made } from './main.js'

/** So many scenarios a sandbox makes by itself. */
const mostGenerated = 6000

/** More than any bench asks for, so that nobody waits for the limit of a plan. */
const limit = 100_000_000

/**
 * An upstream that speaks the guide and costs next to nothing: it answers each request as a sandbox answered it the first
 * time. Tells an API key, its organisation and the scenarios of it.
 */
export async function guideUpstream({ scenarios = '8000' }: Input): Promise<Made> {
  const sandbox = createSandbox({
    scenariosPerTeam: Math.min(Number(scenarios), mostGenerated),
    historyDays: 1,
    scheduler: false,
    rateLimits: false,
  })
  await sandbox.listen({ port: 0 })
  const base = new URL(sandbox.url('guide'))
  const [organization] = sandbox.organizations
  const [team] = organization?.teams ?? []
  if (!organization || !team) throw new Error('The sandbox has no team.')
  for (let count = mostGenerated; count < Number(scenarios); count += 1) {
    sandbox.world.addScenario({ teamId: team.id, name: `Orders to the warehouse, lane ${count}` })
  }

  const known = new Map<string, Promise<{ status: number; bytes: Buffer }>>()
  const read = async (path: string, authorization: string) => {
    const response = await fetch(new URL(path, base), { headers: { authorization } })
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/'
    const reading = known.get(path) ?? read(path, request.headers.authorization ?? '')
    known.set(path, reading)
    const { status, bytes } = await reading
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'Content-Length': bytes.byteLength,
      'X-RateLimit-Limit': limit,
      'X-RateLimit-Remaining': limit,
      'X-RateLimit-Reset': 60,
    })
    response.end(bytes)
  }
  const ids = sandbox.world
    .scenarios()
    .filter((one) => String(one.organizationId) === organization.id)
    .map(({ id }) => String(id))
  // Asked for now, since the sandbox takes its time: what is measured must not wait for it.
  const left = [...ids]
  const ask = async () => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      const path = `${base.pathname}/scenarios/${id}`
      const reading = read(path, `Token ${organization.apiKey}`)
      known.set(path, reading)
      await reading
    }
  }
  await Promise.all(Array.from({ length: 16 }, ask))
  return {
    server: createServer((request, response) => void answer(request, response)),
    told: {
      path: base.pathname,
      apiKey: organization.apiKey,
      organizationId: organization.id,
      ids: ids.join(','),
    },
  }
}
