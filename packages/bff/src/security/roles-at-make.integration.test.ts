import type { Sandbox } from '@inlaykit/sandbox'
import { Viewer, type Role } from '@inlaykit/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock, type Clock } from '../core/clock.js'
import { testStages } from '../testing/databases.js'
import { expectProblem } from '../testing/expect-problem.js'
import {
  createCaller,
  createTestBff,
  startSandbox,
  viewerHeader,
  type TestBff,
} from '../testing/test-bff.js'

const json = { 'Content-Type': 'application/json' }
const minuteMs = 60_000

describe.each(testStages)('roles of Make in $name', ({ dialect, database }) => {
  let sandbox: Sandbox
  let test: TestBff
  let aheadMs = 0
  /** The machine's clock, that can be put forward. */
  const clock: Clock = { ...systemClock, now: () => systemClock.now() + aheadMs }
  const home = () => sandbox.organizations[0]!
  const place = (role: Role) =>
    role === 'admin'
      ? { role: 'Admin', teamRole: 'Team Admin' }
      : {
          role: 'Member',
          teamRole: { viewer: 'Team Monitoring', builder: 'Team Member', manager: 'Team Admin' }[
            role
          ],
        }
  let count = 0
  /** Somebody new at Make, and the caller of that address whom the host takes for `hostRole`. */
  const join = (role: Role, hostRole: Role = 'admin', organization = home()) => {
    count += 1
    const { person } = sandbox.world.addMember(organization.id, {
      name: `Person ${count}`,
      ...place(role),
    })
    return { id: String(person.id), email: person.email, caller: as(person.email, hostRole) }
  }
  /** The addresses that the host knows of its people: no header could hold them all. */
  const addresses = new Map<string, string | undefined>()
  const as = (email: string | undefined, role: Role = 'admin') => {
    const userId = `person-${addresses.size}`
    addresses.set(userId, email)
    return createCaller(test.bff, { userId, tenantId: 'acme', role })
  }
  type Caller = ReturnType<typeof as>
  const roleOf = async (caller: Caller) => (await caller.call('getSession')).viewer.role
  const invite = (caller: Caller, query = '') => {
    count += 1
    const body = JSON.stringify({ email: `guest${count}@invited.example`, role: 'viewer' })
    return caller.request(`/members${query}`, { method: 'POST', headers: json, body })
  }
  const setRole = (caller: Caller, id: string, role: Role) =>
    caller.request(`/members/${id}`, {
      method: 'PATCH',
      headers: json,
      body: JSON.stringify({ role }),
    })
  /** What was read before is too old to give anybody a role. */
  const later = () => {
    aheadMs += 6 * minuteMs
  }

  beforeAll(async () => {
    sandbox = await startSandbox({ scenariosPerTeam: 2 })
    test = await createTestBff({
      dialect,
      database: await database.create(),
      sandbox,
      connected: ['acme'],
      clock,
      options: {
        roleSource: 'make',
        background: false,
        identify: ({ header }) => {
          const viewer = Viewer.parse(JSON.parse(header(viewerHeader)!))
          return { ...viewer, email: addresses.get(viewer.userId) }
        },
      },
    })
  })
  beforeEach(later)
  afterAll(async () => {
    await test.close()
    await sandbox.close()
  })

  it('T6: are those of the member with the viewer’s address, and never above the host’s', async () => {
    for (const [atMake, atHost, expected] of [
      ['viewer', 'admin', 'viewer'],
      ['builder', 'admin', 'builder'],
      ['manager', 'admin', 'manager'],
      ['admin', 'admin', 'admin'],
      ['admin', 'builder', 'builder'],
      ['admin', 'viewer', 'viewer'],
      ['builder', 'viewer', 'viewer'],
    ] as const) {
      const { email } = join(atMake)
      later()
      expect(await roleOf(as(email.toUpperCase(), atHost)), `${atMake}, ${atHost}`).toBe(expected)
    }
  })

  it('T6: refuse what they do not include, in reads and writes alike, and leave the connections to the host', async () => {
    const { caller } = join('builder')
    const session = await caller.call('getSession')
    expect(session.permissions).toEqual(
      expect.arrayContaining(['scenarios:run', 'members:read', 'connections:write']),
    )
    expect(session.permissions).not.toContain('members:write')
    expect((await caller.request('/members')).status).toBe(200)
    expect((await caller.request('/connections')).status).toBe(200)
    const problem = await expectProblem(await invite(caller), 'forbidden')
    expect(problem.detail).toContain('yours is builder')
    const limited = join('admin', 'builder')
    later()
    await expectProblem(await invite(limited.caller), 'forbidden')
    await expectProblem(await limited.caller.request('/connections'), 'forbidden')
  })

  it('are those of a viewer for whoever is no active member, or has another role', async () => {
    const invited = join('admin')
    sandbox.world.setMember(home().id, invited.id, { invitedUntil: Date.now() + minuteMs })
    const elsewhere = join('admin', 'admin', sandbox.organizations[1])
    const bookkeeper = sandbox.world.addMember(home().id, {
      name: 'Bookkeeper',
      role: 'Accountant',
      teamRole: 'Team Admin',
    })
    for (const email of [
      undefined,
      '',
      'nobody@else.example',
      '%@members.example',
      invited.email,
      elsewhere.email,
      // The guide has no word for such a role, and calls it by the team's.
      ...(dialect === 'live' ? [bookkeeper.person.email] : []),
    ]) {
      expect(await roleOf(as(email)), String(email)).toBe('viewer')
      await expectProblem(await invite(as(email)), 'forbidden')
    }
  })

  it('take no letter for another that only folding makes alike', async () => {
    const { person } = sandbox.world.addMember(home().id, { name: 'Kim', ...place('admin') })
    later()
    expect(await roleOf(as(person.email))).toBe('admin')
    // The sign for kelvin, whose small letter is a k.
    expect(await roleOf(as(person.email.replace(/^k/, '\u212a')))).toBe('viewer')
  })

  it('change at once with a change that is made here', async () => {
    const admin = join('admin')
    const other = join('manager')
    expect((await invite(other.caller)).status).toBe(201)
    expect((await setRole(admin.caller, other.id, 'viewer')).status).toBe(200)
    await expectProblem(await invite(other.caller), 'forbidden')
    expect(await roleOf(other.caller)).toBe('viewer')
    expect((await setRole(admin.caller, other.id, 'manager')).status).toBe(200)
    expect((await invite(other.caller)).status).toBe(201)
  })

  it('change within minutes with a change that is made at Make, and cost it nothing between', async () => {
    const { id, caller } = join('manager')
    expect((await invite(caller)).status).toBe(201)
    sandbox.clearRequests()
    for (let round = 0; round < 5; round += 1) expect(await roleOf(caller)).toBe('manager')
    expect(sandbox.requests()).toEqual([])
    sandbox.world.setMember(home().id, id, place('viewer'))
    later()
    await expectProblem(await invite(caller), 'forbidden')
    sandbox.world.setMember(home().id, id, place('manager'))
    // Old enough to be read again behind an answer.
    aheadMs += 2 * minuteMs
    await vi.waitFor(async () => expect(await roleOf(caller)).toBe('manager'), {
      timeout: 30_000,
      interval: 50,
    })
  })

  it('are looked at anew before a change: of two admins who demote each other one is none any more', async () => {
    const one = join('admin')
    const two = join('admin')
    expect([await roleOf(one.caller), await roleOf(two.caller)]).toEqual(['admin', 'admin'])
    const answers = await Promise.all([
      setRole(one.caller, two.id, 'viewer'),
      setRole(two.caller, one.id, 'viewer'),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403])
  })

  it('are those of the very connection that is asked through, however it is named', async () => {
    const other = sandbox.organizations[1]!
    const { id } = await test.bff.connections.setApiKey({
      tenantId: 'acme',
      apiKey: other.apiKey,
      organizationId: other.id,
      teamId: other.teams[0]!.id,
      plan: 'enterprise',
    })
    const { caller } = join('admin')
    sandbox.clearRequests()
    const writes = () => sandbox.requests().filter(({ method }) => method !== 'GET')
    expect((await caller.call('getSession', { query: { connection: id } })).viewer.role).toBe(
      'viewer',
    )
    for (const query of [`?connection=${id}`, `?%63onnection=${id}`, `?connection=%${hexOf(id)}`]) {
      await expectProblem(await invite(caller, query), 'forbidden')
    }
    const first = test.bff.connections
      .list('acme')
      .then((all) => all.find((one) => one.id !== id)!.id)
    for (const query of [
      `?connection=${await first}&connection=${id}`,
      `?connection=${id}&connection=${await first}`,
    ]) {
      await expectProblem(await invite(caller, query), 'forbidden', 'validation')
    }
    await expectProblem(await invite(caller, '?connection=nobodys'), 'not-found')
    expect(writes()).toEqual([])
    expect((await invite(caller, `?connection=${await first}`)).status).toBe(201)
  })

  it('are a viewer’s where they can’t be known, and what needs more says why', async () => {
    const { caller } = join('admin')
    expect((await caller.request('/members')).status).toBe(200)
    expect((await caller.request('/scenarios')).status).toBe(200)
    later()
    sandbox.fail('*', { status: 503 })
    try {
      expect(await roleOf(caller)).toBe('viewer')
      expect((await caller.request('/members')).status).toBe(200)
      expect((await caller.request('/scenarios')).status).toBe(200)
      await expectProblem(await invite(caller), 'upstream-unavailable', 'upstream-timeout')
      expect((await caller.request('/connections')).status).toBe(200)
    } finally {
      sandbox.clearFaults()
    }
    await vi.waitFor(async () => expect(await roleOf(caller)).toBe('admin'), {
      timeout: 60_000,
      interval: 250,
    })
  })
})

/** An id whose first letter is written as its code. */
function hexOf(id: string): string {
  return id.charCodeAt(0).toString(16) + id.slice(1)
}
