import { endpoints, type Endpoint, type EndpointName } from '@inlaykit/shared'
import { expect, vi } from 'vitest'
import { exampleBodies, exampleQueries } from './example-bodies.js'
import { pathOf, type TestBff, type TestCaller } from './test-bff.js'

/** Every endpoint of the contract: what is generated from it can forget none. */
export const endpointNames = Object.keys(endpoints) as EndpointName[]

/** An endpoint by its name, as plain data. */
export function endpointOf(name: EndpointName): Endpoint {
  return endpoints[name]
}

/** The endpoints that ask for a viewer. */
export const guardedNames = endpointNames.filter((name) => endpointOf(name).permission !== 'none')
/** The endpoints that may change something. */
export const writeNames = guardedNames.filter((name) => endpointOf(name).method !== 'GET')
/** The endpoints that show something to a viewer. */
export const readNames = guardedNames.filter((name) => endpointOf(name).method === 'GET')

/** The ids that the paths of the contract ask for. */
export type PathIds = Readonly<
  Record<
    | 'scenarioId'
    | 'folderId'
    | 'executionId'
    | 'connectionId'
    | 'memberId'
    | 'webhookId'
    | 'incompleteExecutionId',
    string
  >
>

/** The statuses of whoever was let in; a run may have ended, and a scenario may have been switched off, by then. */
export const letIn: readonly number[] = [200, 201, 204, 409, 422]

/** In place of a token that Make was given: nobody else ever has one. */
export const nobodysToken = 'nobodys-token'

/** How a request departs from its endpoint's example. */
export interface Departure {
  readonly ids?: Readonly<Record<string, string>>
  readonly method?: string
  /** With its `?`. */
  readonly query?: string
  /** Sent as it is; an object as JSON. */
  readonly body?: string | object | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/**
 * What an endpoint takes: its address below the base path, and the rest of the request.
 * @throws when the contract asks for something of which there is no example, which a new endpoint must bring
 */
export function exampleOf(
  name: EndpointName,
  departure: Departure = {},
): { path: string; init: RequestInit & { headers: Record<string, string> } } {
  const endpoint = endpointOf(name)
  const { headers = {}, signal } = departure
  const ids: Readonly<Record<string, string>> = { token: nobodysToken, ...departure.ids }
  const example = (exampleBodies as Partial<Record<EndpointName, object>>)[name]
  if (endpoint.body && !endpoint.body.safeParse(example).success) {
    throw new Error(`testing/example-bodies.ts has no body that ${name} takes.`)
  }
  for (const [, key] of endpoint.path.matchAll(/:(\w+)/g)) {
    if (ids[key!] === undefined) throw new Error(`testing/tour.ts knows no ${key} for ${name}.`)
  }
  // What a body names is a thing of the paths'.
  const named = example && 'scenarioId' in example ? { ...example, ...pick(ids) } : example
  const body = 'body' in departure ? departure.body : named
  const query = departure.query ?? exampleQueries[name] ?? ''
  return {
    path: pathOf(name, ids) + query,
    init: {
      method: departure.method ?? endpoint.method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    },
  }
}

function pick({ scenarioId }: Readonly<Record<string, string>>): { scenarioId?: string } {
  return scenarioId === undefined ? {} : { scenarioId }
}

/** Leaves an answer that is a stream as soon as it has begun; others stay as they are. */
export async function leaveStream(response: Response): Promise<Response> {
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel()
  }
  return response
}

/** Sends an endpoint's example, or what departs from it. A stream is left as soon as it has begun. */
export async function ask(
  caller: TestCaller,
  name: EndpointName,
  departure: Departure = {},
): Promise<Response> {
  const { path, init } = exampleOf(name, departure)
  return leaveStream(await caller.request(path, init))
}

/** Adds somebody to the first organisation, which is acme's, whom a manager may change and remove. */
export function addSpareMember({ sandbox }: Pick<TestBff, 'sandbox'>): string {
  const { id } = sandbox.organizations[0]!
  const name = `Spare ${sandbox.world.members(id).length}`
  const place = { role: 'Member', teamRole: 'Team Monitoring' }
  return String(sandbox.world.addMember(id, { name, ...place }).person.id)
}

const spareName = 'Spare for the tour'
/** More than any suite deletes. */
const spares = 20

/** Adds scenarios to the tenant acme that may be changed and deleted, and waits until they are mirrored. */
async function addSpareScenarios({ sandbox }: TestBff, me: TestCaller): Promise<void> {
  const { teams } = sandbox.organizations[0]!
  for (let number = 1; number <= spares; number += 1) {
    sandbox.world.addScenario({ teamId: teams[0]!.id, name: `${spareName} ${number}` })
  }
  const { id } = sandbox.world.findScenario(`${spareName} ${spares}`)!
  // Where the list was just read, it is not read again for an id that nobody knows.
  await vi.waitFor(() => me.call('getScenario', { params: { scenarioId: String(id) } }), {
    timeout: 30_000,
    interval: 200,
  })
}

/** Adds what a failed run left; in the live dialect its id begins with its scenario's. */
export function addIncompleteExecution(
  { sandbox }: Pick<TestBff, 'sandbox'>,
  scenarioId: string,
): string {
  return `${scenarioId}~${sandbox.world.addIncompleteExecution(scenarioId).id}`
}

/**
 * Ids of the tenant acme that every path can be filled with. The connection and the scenario are spare ones: they may be
 * changed and removed while the tenant stays connected. `withSpareConnection` answers others where they have been removed.
 */
export async function createIds(test: TestBff): Promise<{
  readonly ids: PathIds
  readonly withSpareConnection: () => Promise<PathIds>
  /** Ids to ask that endpoint with: others where the one that was asked before may have removed what they name. */
  readonly idsFor: (name: EndpointName) => Promise<PathIds>
}> {
  const me = test.as('admin')
  await addSpareScenarios(test, me)
  const findSpare = async () => {
    const query = { search: spareName, limit: 1 }
    return (await me.call('listScenarios', { query })).items[0]!.id
  }
  const { items } = await me.call('listScenarios', { query: { status: ['active'] } })
  const run = await me.call('runScenario', {
    params: { scenarioId: items[0]!.id },
    body: { wait: true },
  })
  // Of a scenario that stays, and all at once: one that comes later is known only when the list is read again.
  const failing = items[0]!.id
  for (let number = 1; number <= 2 * spares; number += 1) addIncompleteExecution(test, failing)
  const findIncomplete = () => {
    const left = test.sandbox.world.incompleteExecutions(failing)
    return `${failing}~${(left.find(({ attempts }) => attempts === 0) ?? left[0])?.id}`
  }
  let webhookId = ''
  let folderId = (await me.call('listFolders', {})).items[0]!.id
  const withSpareConnection = async () => {
    const spare = await test.bff.connections.setApiKey({
      tenantId: 'acme',
      apiKey: test.sandbox.organizations[0]!.apiKey,
      organizationId: 'spare',
    })
    // While Make is away the one before must do.
    const webhook = me.call('createWebhook', { body: { name: 'Spare' } })
    if (webhookId === '') webhookId = (await webhook).id
    else webhookId = await webhook.then(({ id }) => id).catch(() => webhookId)
    // A dialect that can't make any has those that it has; while Make is away the one before must do.
    const folder = me.call('createFolder', { body: { name: 'Spare' } })
    folderId = await folder.then(({ id }) => id).catch(() => folderId)
    return {
      scenarioId: await findSpare(),
      folderId,
      executionId: run.id,
      connectionId: spare.id,
      memberId: addSpareMember(test),
      webhookId,
      incompleteExecutionId: findIncomplete(),
    }
  }
  const ids = await withSpareConnection()
  let present = ids
  let isUsedUp = false
  const idsFor = async (name: EndpointName) => {
    if (isUsedUp) present = await withSpareConnection()
    isUsedUp = /^(delete|remove|resolve|retryIncompleteExecution$)/.test(name)
    return present
  }
  return { ids, withSpareConnection, idsFor }
}

/** What is asked of Make each time: what a credential reaches, what a run left, what came to a webhook, versions and usage. */
const askedEachTime =
  /\/(organizations|teams|dlqs\/\w+|hooks\/\w+\/(incomings|logs)|blueprints|usage)\b/

/** The reads that can be answered without Make: what nobody may keep is asked of Make each time. */
const quietNames = readNames.filter((name) => !endpointOf(name).confidential)

/**
 * Asks every read until no run goes on and none of them makes the BFF ask Make: what was to be read is read then, and
 * whatever Make hears later has another cause. For a BFF without a background, and a sandbox whose scenarios don't start by themselves.
 */
export async function untilQuiet(test: TestBff, caller: TestCaller, ids: PathIds): Promise<void> {
  await vi.waitFor(
    async () => {
      const { items } = await caller.call('listExecutions', { query: { status: ['running'] } })
      expect(items).toEqual([])
      test.sandbox.clearRequests()
      for (let round = 1; round <= 2; round += 1) {
        for (const name of quietNames) await ask(caller, name, { ids })
      }
      const heard = test.sandbox.requests().filter(({ line }) => !askedEachTime.test(line))
      expect(heard).toEqual([])
    },
    { timeout: 30_000, interval: 200 },
  )
}

/** Ids of nobody, of the same form as `ids`. */
export function unknownIds(ids: PathIds): PathIds {
  return {
    connectionId: '00000000-0000-4000-8000-000000000000',
    scenarioId: '999999999',
    folderId: '999999999',
    memberId: '999999999',
    webhookId: '999999998',
    incompleteExecutionId: `999999999~${'f'.repeat(32)}`,
    // In the live dialect a run's id begins with its scenario's.
    executionId: ids.executionId.includes('~')
      ? ids.executionId.replace(/^[^~]*/, '999999999')
      : 'f'.repeat(32),
  }
}
