import { roles, type EndpointName, type Role } from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { expectProblem } from '../testing/expect-problem.js'
import { openBff, type OpenBff } from '../testing/open-bff.js'
import { type TestBff } from '../testing/test-bff.js'
import { ask, endpointNames, letIn, writeNames, type Departure } from '../testing/tour.js'
import { type Ways } from '../testing/ways.js'

// Every route in every way is much for a machine that does other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

/**
 * The least role that each endpoint lets in, written down a second time: by hand, apart from the table by which the
 * server decides. `everybody`: no viewer is asked for. A new endpoint must be added here.
 */
const leastRoles: Readonly<Record<EndpointName, Role | 'everybody'>> = {
  getHealth: 'everybody',
  getReadiness: 'everybody',
  getOpenApi: 'everybody',
  beginOAuth: 'everybody',
  completeOAuth: 'everybody',
  notifyRunEnd: 'everybody',
  getSession: 'viewer',
  streamEvents: 'viewer',
  listScenarios: 'viewer',
  getScenario: 'viewer',
  previewSchedule: 'viewer',
  listFolders: 'viewer',
  listScenarioExecutions: 'viewer',
  listExecutions: 'viewer',
  listExecutionBars: 'viewer',
  summarizeExecutions: 'viewer',
  getExecution: 'viewer',
  getScenarioBlueprint: 'builder',
  createScenario: 'builder',
  listScenarioVersions: 'viewer',
  getScenarioUsage: 'viewer',
  createFolder: 'builder',
  updateFolder: 'builder',
  deleteFolder: 'builder',
  duplicateScenario: 'builder',
  deleteScenario: 'builder',
  updateScenario: 'builder',
  runScenario: 'builder',
  activateScenario: 'builder',
  deactivateScenario: 'builder',
  stopExecution: 'builder',
  retryExecution: 'builder',
  listIncompleteExecutions: 'viewer',
  getIncompleteExecution: 'viewer',
  retryIncompleteExecution: 'builder',
  retryIncompleteExecutions: 'builder',
  resolveIncompleteExecution: 'builder',
  listMembers: 'viewer',
  inviteMember: 'manager',
  resendInvitation: 'manager',
  updateMember: 'manager',
  removeMember: 'manager',
  listWebhooks: 'viewer',
  getWebhook: 'viewer',
  getWebhookQueue: 'viewer',
  getWebhookLog: 'viewer',
  createWebhook: 'builder',
  updateWebhook: 'builder',
  deleteWebhook: 'builder',
  testWebhook: 'builder',
  enableWebhook: 'builder',
  disableWebhook: 'builder',
  startWebhookLearning: 'builder',
  stopWebhookLearning: 'builder',
  revealWebhook: 'builder',
  listConnections: 'manager',
  createConnection: 'manager',
  getConnection: 'manager',
  updateConnection: 'manager',
  deleteConnection: 'manager',
  testConnection: 'manager',
  listConnectionOrganizations: 'manager',
  startOAuth: 'manager',
  listAuditRecords: 'manager',
}

let opened: OpenBff
let sandbox: Sandbox
let test: TestBff
let ways: Ways
let idsFor: OpenBff['idsFor']

beforeAll(async () => {
  opened = await openBff()
  ;({ sandbox, test, ways, idsFor } = opened)
})
afterAll(() => opened.close())

describe('roles', () => {
  it('T6: are settled for every route', () => {
    expect(Object.keys(leastRoles).toSorted()).toEqual(endpointNames.toSorted())
  })

  it('T6: are let in, or refused with the role that would do, exactly as settled', async () => {
    for (const role of roles) {
      for (const { way, caller } of ways.callers(test.as(role).viewer)) {
        for (const name of endpointNames) {
          const least = leastRoles[name]
          if (least === 'everybody') continue
          const what = `${name} as ${role} over ${way}`
          const response = await ask(caller, name, { ids: await idsFor(name) })
          if (roles.indexOf(role) >= roles.indexOf(least)) {
            expect(letIn, `${what}: ${response.status}`).toContain(response.status)
          } else {
            const problem = await expectProblem(response, 'forbidden')
            expect(problem.detail, what).toContain(`the role ${least}`)
          }
        }
      }
    }
  })

  it('T6: are refused before anything else of a request is looked at', async () => {
    const caller = test.as('viewer')
    const nobodys = {
      scenarioId: 'x',
      executionId: 'x',
      connectionId: 'x',
      memberId: 'x',
      webhookId: 'x',
      folderId: 'x',
      incompleteExecutionId: 'x',
    }
    sandbox.clearRequests()
    for (const name of endpointNames) {
      if (leastRoles[name] === 'everybody' || leastRoles[name] === 'viewer') continue
      const departures: Departure[] = [{ query: '?nothing=1' }, {}]
      if (writeNames.includes(name)) departures.push({ body: '{' })
      for (const departure of departures) {
        const response = await ask(caller, name, { ids: nobodys, ...departure })
        await expectProblem(response, 'forbidden')
      }
    }
    // Runs that an earlier test started are followed to their end meanwhile.
    const heard = sandbox
      .requests()
      .filter(({ method, path }) => method !== 'GET' || path.split('/').includes('x'))
    expect(heard).toEqual([])
  })

  it('T6: come from the viewer as it is now, not as it was', async () => {
    const query = {}
    const asAdmin = test.as('admin', 'acme', 'same-person')
    const asViewer = test.as('viewer', 'acme', 'same-person')
    expect((await asAdmin.request('/connections')).status).toBe(200)
    await expectProblem(await asViewer.request('/connections'), 'forbidden')
    expect((await asViewer.call('getSession', { query })).permissions).not.toContain(
      'connections:read',
    )
  })
})
